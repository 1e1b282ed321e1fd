"""What changes series and meetings keeps its promises: once, recorded, told."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from joinedup.series.models import Meeting, PracticeIssue, Series, Theme, Way
from joinedup.series.services.issues import raise_issue, take_up_issue
from joinedup.series.services.meetings import (
    CODE_ALPHABET,
    MeetingCancelled,
    NobodyToTell,
    cancel_meeting,
    change_meeting,
    clone_meeting,
    close_meeting,
    open_meeting,
    plan_meeting,
    set_agenda,
)
from joinedup.series.services.series import (
    announce_series,
    close_series,
    find_or_make_theme,
    plan_series,
)
from tests.factories.people import make_community, make_member
from tests.factories.series import (
    make_invitation,
    make_meeting,
    make_practice_issue,
    make_series,
    make_theme,
)
from tests.series.pages import written

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def place_of(meeting):
    return {
        name: getattr(meeting, name)
        for name in (
            "title",
            "starts_at",
            "ends_at",
            "venue_name",
            "venue_address",
            "online_url",
            "access",
        )
    }


def test_an_issue_sent_twice_is_one_issue():
    member, key = make_member(), uuid4()
    community = make_community()

    for _ in range(2):
        raise_issue(
            key=key,
            community=community,
            statement="Nobody answers.",
            where_from="casework",
            by=member,
            at=NOW,
        )

    issue = PracticeIssue.objects.get()
    assert (issue.statement, issue.raised_by, issue.theme) == ("Nobody answers.", member, None)
    assert written() == ["practice issue raised"]


def test_an_issue_is_taken_up_into_a_theme():
    issue, theme, coordinator = make_practice_issue(), make_theme(), make_member()

    take_up_issue(issue=issue, theme=theme, by=coordinator, at=NOW)

    issue.refresh_from_db()
    assert issue.theme == theme
    assert written() == ["practice issue taken up"]


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("Engagement", "ENGAGEMENT"),
        ("Santé", "SANTÉ"),
        ("Straße", "STRASSE"),
        ("Kent", "\u212aENT"),
        ("Finding", "ﬁnding"),
        ("Wróbel", "WRO\u0301BEL\u200b"),
    ],
)
def test_a_theme_is_found_whatever_its_letters(name, again):
    theme = make_theme(name=name)

    found = find_or_make_theme(name=again, by=make_member(), at=NOW)

    assert found == theme
    assert Theme.objects.count() == 1


def test_a_series_planned_twice_is_one_draft():
    key, coordinator = uuid4(), make_member()
    community, theme = make_community(), make_theme()

    for _ in range(2):
        plan_series(
            key=key,
            community=community,
            theme=theme,
            title="Engagement",
            question="What would have to happen?",
            by=coordinator,
            at=NOW,
        )

    series = Series.objects.get()
    assert (series.title, series.announced_at, series.closed_at) == ("Engagement", None, None)
    assert written() == ["series planned"]


def test_a_series_is_announced_and_closed_once():
    series, coordinator = make_series(is_announced=False), make_member()
    later = NOW + timedelta(days=1)

    for at in (NOW, later):
        announce_series(series=series, by=coordinator, at=at)
        close_series(series=series, by=coordinator, at=at)

    series.refresh_from_db()
    assert (series.announced_at, series.closed_at) == (NOW, NOW)
    assert written() == ["series announced", "series closed"]


def test_a_new_meeting_has_the_usual_agenda_and_a_code_that_is_easy_to_read():
    series, key, member = make_series(), uuid4(), make_member()

    for _ in range(2):
        plan_meeting(
            key=key,
            series=series,
            title="First meeting",
            starts_at=NOW,
            ends_at=NOW + timedelta(hours=2),
            venue_name="The old library",
            by=member,
            at=NOW,
        )

    meeting = Meeting.objects.get()
    assert sum(item.minutes for item in meeting.agenda.all()) == 120
    assert len(meeting.code) == 8
    assert set(meeting.code) <= set(CODE_ALPHABET)
    assert set(CODE_ALPHABET) & set("01OIL") == set()
    assert written() == ["meeting planned"]


def test_the_next_meeting_takes_over_place_access_agenda_and_scribes():
    scribe, coordinator, key = make_member(), make_member(), uuid4()
    meeting = make_meeting(online_url="https://meet.example.org/", access="Step-free")
    set_agenda(
        meeting=meeting, items=[(20, "Lunch", ""), (40, "Talk", "In pairs")], by=coordinator, at=NOW
    )
    meeting.scribes.add(scribe)
    starts_at = meeting.starts_at + timedelta(days=28)
    ends_at = starts_at + timedelta(hours=1)

    for _ in range(2):
        clone = clone_meeting(
            key=key,
            meeting=meeting,
            title="The next",
            starts_at=starts_at,
            ends_at=ends_at,
            by=coordinator,
            at=NOW,
        )

    assert Meeting.objects.count() == 2
    assert place_of(clone) == place_of(meeting) | {
        "title": "The next",
        "starts_at": starts_at,
        "ends_at": ends_at,
    }
    assert list(clone.agenda.values_list("minutes", "title", "detail")) == [
        (20, "Lunch", ""),
        (40, "Talk", "In pairs"),
    ]
    assert list(clone.scribes.all()) == [scribe]
    assert clone.code != meeting.code


def test_everybody_invited_is_told_when_a_meeting_moves(letters):
    meeting = make_meeting()
    ann, without_email = make_member(), make_member(email=None)
    make_invitation(meeting=meeting, member=ann, reply="yes", way=Way.IN_PERSON)
    make_invitation(meeting=meeting, member=without_email)

    told = change_meeting(
        meeting=meeting,
        by=make_member(),
        at=NOW,
        **place_of(meeting) | {"venue_name": "The old library"},
    )

    assert told == 1
    (letter,) = letters
    assert letter.to == ann.email
    assert "The old library" in letter.body
    assert "Your answer was: Yes." in letter.body
    assert "SEQUENCE:1" in letter.calendar
    assert "METHOD:REQUEST" in letter.calendar
    assert written() == ["meeting changed"]


def test_nobody_is_written_to_when_only_words_change(letters):
    meeting = make_meeting()
    make_invitation(meeting=meeting)

    told = change_meeting(
        meeting=meeting, by=make_member(), at=NOW, **place_of(meeting) | {"access": "A lift"}
    )

    assert (told, letters) == (0, [])


def test_who_said_online_is_asked_again_when_it_is_no_longer_online(letters):
    meeting = make_meeting(online_url="https://meet.example.org/")
    invitation = make_invitation(meeting=meeting, reply="yes", way=Way.ONLINE)

    change_meeting(
        meeting=meeting, by=make_member(), at=NOW, **place_of(meeting) | {"online_url": ""}
    )

    invitation.refresh_from_db()
    assert (invitation.reply, invitation.way) == ("yes", "")


def test_a_cancelled_meeting_is_told_once_and_leaves_the_calendar(letters):
    meeting = make_meeting(is_open=True)
    invitation = make_invitation(meeting=meeting)

    cancelling = {"meeting": meeting, "by": make_member(), "at": NOW}
    told = [
        cancel_meeting(reason="The lift is broken.", **cancelling),
        cancel_meeting(**cancelling),
    ]
    with pytest.raises(NobodyToTell):
        cancel_meeting(reason="The lift is whole.", **cancelling)

    meeting.refresh_from_db()
    assert told == [1, 0]
    assert (meeting.cancelled_at, meeting.is_open, meeting.sequence) == (NOW, False, 1)
    (letter,) = letters
    assert letter.to == invitation.member.email
    assert "The lift is broken." in letter.body
    assert "METHOD:CANCEL" in letter.calendar
    assert "STATUS:CANCELLED" in letter.calendar
    assert written() == ["meeting cancelled"]


@pytest.mark.parametrize("email", (None, "ann@example.org"))
def test_a_reason_that_no_letter_would_tell_cancels_nothing(email):
    meeting = make_meeting()
    make_invitation(meeting=meeting, member=make_member(email=email))
    cancelling = {"meeting": meeting, "reason": "The lift is broken.", "by": make_member()}

    if email:
        assert cancel_meeting(at=NOW, **cancelling) == 1
    else:
        with pytest.raises(NobodyToTell):
            cancel_meeting(at=NOW, **cancelling)

    meeting.refresh_from_db()
    assert bool(meeting.cancelled_at) is bool(email)


@pytest.mark.parametrize("act", ("change", "open"))
def test_a_cancelled_meeting_stays_as_it_is(act):
    meeting = make_meeting(cancelled_at=NOW)

    with pytest.raises(MeetingCancelled):
        if act == "open":
            open_meeting(meeting=meeting, by=make_member(), at=NOW)
        else:
            change_meeting(meeting=meeting, by=make_member(), at=NOW, **place_of(meeting))


def test_the_door_for_words_opens_closes_and_opens_again():
    meeting, facilitator = make_meeting(), make_member()

    states = []
    for act in (
        close_meeting,
        open_meeting,
        open_meeting,
        close_meeting,
        close_meeting,
        open_meeting,
    ):
        act(meeting=meeting, by=facilitator, at=NOW)
        meeting.refresh_from_db()
        states.append(meeting.is_open)

    assert states == [False, True, True, False, False, True]
    assert written() == ["meeting opened", "meeting closed", "meeting opened"]
