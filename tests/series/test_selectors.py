"""Who sees which issue, series, meeting and invitation; and how many questions a page asks."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.core.tokens import make_token
from joinedup.series.selectors.attendance import attendances_visible_to, expected_at
from joinedup.series.selectors.invitations import (
    invitation_by_link,
    invitations_visible_to,
    join_requests_visible_to,
    people_of_meeting,
    previous_meeting,
)
from joinedup.series.selectors.meetings import meetings_visible_to
from joinedup.series.selectors.series import earlier_recommendations, practice_issues_visible_to
from tests.factories.people import (
    make_affiliation,
    make_community,
    make_member,
    make_organisation,
    make_role,
)
from tests.factories.recommendations import make_asked, make_recommendation
from tests.factories.series import (
    make_attendance,
    make_invitation,
    make_join_request,
    make_meeting,
    make_practice_issue,
    make_series,
    make_theme,
)

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.localdate() - timedelta(days=1)


def test_a_role_that_has_ended_shows_nothing_of_the_community():
    community = make_community()
    series = make_series(community=community)
    meeting = make_meeting(series=series)
    make_practice_issue(community=community)
    make_join_request(series=series)
    make_invitation(meeting=meeting)
    make_attendance(meeting=meeting)
    left = make_member()
    make_role(member=left, community=community, kind=RoleKind.COORDINATOR, until_date=YESTERDAY)

    for visible_to in (
        meetings_visible_to,
        practice_issues_visible_to,
        invitations_visible_to,
        join_requests_visible_to,
        attendances_visible_to,
    ):
        assert list(visible_to(left)) == []
        assert list(visible_to(AnonymousUser())) == []


def test_people_see_their_own_invitations_and_those_who_run_it_see_all():
    community = make_community()
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
    meeting = make_meeting(series=make_series(community=community))
    ann, ben = make_invitation(meeting=meeting), make_invitation(meeting=meeting)
    make_invitation()

    assert list(invitations_visible_to(ann.member)) == [ann]
    assert list(invitations_visible_to(coordinator)) == [ann, ben]


def test_a_link_opens_its_own_invitation_only():
    invitation = make_invitation()

    assert invitation_by_link(invitation.answer_token) == invitation
    assert invitation_by_link(make_token("receipt", invitation.pk)) is None
    assert invitation_by_link(make_token("invitation", invitation.pk + 1)) is None
    assert invitation_by_link("nonsense") is None


def test_drafts_of_recommendations_are_not_asked_before():
    asked = make_recommendation(
        asked_at=timezone.now(), asked_by=make_member(), answer_due_date=date(2020, 1, 1)
    )
    draft = make_recommendation()
    make_recommendation(
        asked_at=timezone.now(), asked_by=make_member(), answer_due_date=date(2020, 1, 1)
    )
    theme = make_theme(recommendations=[asked, draft])

    assert list(earlier_recommendations(theme)) == [asked]


def test_what_came_of_a_series_itself_was_not_asked_before_it():
    now = timezone.now()
    series = make_series(announced_at=now - timedelta(days=100))
    before = make_asked(community=series.community, asked_at=now - timedelta(days=200))
    its_own = make_asked(community=series.community, asked_at=now - timedelta(days=10))
    elsewhere = make_asked(asked_at=now - timedelta(days=9))
    series.theme.recommendations.set([before, its_own, elsewhere])
    draft = make_series(theme=series.theme, community=series.community, is_announced=False)

    asked_before = {
        each: set(earlier_recommendations(series.theme, before=each))
        for each in (series, draft, None)
    }

    assert asked_before == {
        series: {before, elsewhere},
        draft: {before, its_own, elsewhere},
        None: {before, its_own, elsewhere},
    }


def test_those_of_last_time_are_whoever_was_invited_or_came():
    series = make_series()
    now = timezone.now()
    last = make_meeting(series=series, starts_at=now - timedelta(days=30))
    make_meeting(series=series, starts_at=now - timedelta(days=10), cancelled_at=now)
    make_meeting(starts_at=now - timedelta(days=5))
    meeting = make_meeting(series=series)
    invited, came, both = make_member(), make_member(), make_member()
    make_invitation(meeting=last, member=invited)
    make_attendance(meeting=last, member=came)
    make_attendance(meeting=last, name="Somebody")
    make_invitation(meeting=last, member=both)
    make_attendance(meeting=last, member=both)

    assert previous_meeting(meeting) == last
    assert people_of_meeting(last) == {invited.pk, came.pk, both.pk}


def test_at_the_door_those_who_said_yes_come_first_and_who_arrived_is_gone():
    community = make_community()
    meeting = make_meeting(series=make_series(community=community))
    said = {
        answer: make_member(community=community, name=f"A {place}")
        for place, answer in enumerate(("no", None, "", "maybe", "yes"))
    }
    for answer, member in said.items():
        if answer is not None:
            make_invitation(meeting=meeting, member=member, reply=answer)
    make_attendance(meeting=meeting, member=make_member(community=community))

    assert expected_at(meeting) == [
        (said["yes"], "yes"),
        (said["maybe"], "maybe"),
        (said[""], ""),
        (said[None], None),
        (said["no"], "no"),
    ]


def fill(community, how_many):
    """So many of everything a page lists; gives a meeting today."""
    now = timezone.now()
    theme = make_theme()
    for _ in range(how_many):
        recommendation = make_recommendation(
            community=community,
            asked_at=now,
            asked_by=make_member(),
            answer_due_date=date(2020, 1, 1),
        )
        theme.recommendations.add(recommendation)
        make_practice_issue(community=community, theme=theme)
        make_series(community=community)
    series = make_series(community=community, theme=theme)
    meeting = make_meeting(series=series, starts_at=now)
    for _ in range(how_many):
        make_meeting(series=series)
        make_join_request(series=series)
        for _ in range(2):
            member = make_member(community=community)
            make_affiliation(member=member, organisation=make_organisation())
        make_invitation(meeting=meeting, member=member, reply="yes")
        make_attendance(meeting=meeting, member=make_member(community=community))
        by_phone = make_member(community=community, email=None)
        make_invitation(meeting=meeting, member=by_phone)
    return series, meeting


@pytest.mark.parametrize(
    ("name", "thing"),
    (
        ("series_list", None),
        ("series_new", None),
        ("series_detail", "series"),
        ("issue_list", None),
        ("meeting_detail", "meeting"),
        ("meeting_agenda", "meeting"),
        ("meeting_scribes", "meeting"),
        ("meeting_cancel", "meeting"),
        ("meeting_invite", "meeting"),
        ("meeting_letters", "meeting"),
        ("meeting_replies", "meeting"),
        ("meeting_door", "meeting"),
    ),
)
def test_a_page_asks_the_same_number_of_questions_however_much_it_lists(
    client, name, thing, django_assert_max_num_queries
):
    counts = []
    for how_many in (1, 3, 15):
        community = make_community()
        coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
        series, meeting = fill(community, how_many)
        args = {"series": [series.pk], "meeting": [meeting.pk], None: []}[thing]
        client.force_login(coordinator)

        with django_assert_max_num_queries(14) as asked:
            client.get(reverse(f"series:{name}", args=args))

        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
