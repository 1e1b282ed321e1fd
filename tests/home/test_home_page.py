from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.models import PromptKind
from joinedup.core.todos import MINE, todos_for
from tests.factories.conversation import (
    make_contribution,
    make_held,
    make_hidden,
    make_prompt,
    make_ruling,
    make_withdrawn,
)
from tests.factories.mail import make_email
from tests.factories.people import make_affiliation, make_community, make_member, make_organisation
from tests.factories.recommendations import (
    make_answered,
    make_asked,
    make_overdue,
    make_review_due,
)
from tests.factories.reports import make_report, make_version
from tests.factories.series import (
    make_invitation,
    make_join_request,
    make_meeting,
    make_series,
)

pytestmark = pytest.mark.django_db
HOME = reverse("home:home_page")


def noon():
    """Noon today, so that an hour more or less is still today."""
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def waits(person):
    """What waits by the name of its question, without what is always there."""
    return {
        each.todo.name: each.items
        for section in todos_for(person, noon())
        for each in section.found
        if section.section != MINE
    }


def text_of(client):
    response = client.get(HOME)
    assert response.status_code == 200
    return response.content.decode()


def test_nothing_waits_for_somebody_new(client):
    client.force_login(make_member(community=make_community()))

    assert "Nothing waits for you today" in text_of(client)


def test_invitations_wait_until_they_are_answered():
    member = make_member(community=make_community())
    waiting = make_invitation(member=member)
    make_invitation(member=member, reply="yes")
    make_invitation(member=member, meeting=make_meeting(cancelled_at=timezone.now()))
    past = noon() - timedelta(days=2)
    make_invitation(
        member=member, meeting=make_meeting(starts_at=past, ends_at=past + timedelta(hours=2))
    )
    make_invitation(member=member, meeting=make_meeting(series=make_series(is_announced=False)))
    make_invitation()

    assert waits(member)["invitations"] == [waiting]


def test_todays_meeting_comes_before_those_to_come():
    community = make_community()
    series = make_series(community=community)
    today = make_meeting(series=series, starts_at=noon() - timedelta(hours=1))
    soon = make_meeting(series=series)
    make_meeting()
    draft = make_series(community=community, is_announced=False)
    make_meeting(series=draft)
    member = make_member(community=community)
    today.scribes.add(member)

    found = waits(member)

    assert found == {"today": [today], "coming": [soon]}
    assert found["today"][0].is_scribed_by_me
    assert not found["today"][0].is_run_by_me


@pytest.mark.parametrize(
    ("role", "first"), [(RoleKind.FACILITATOR, "room:run"), (None, "conversation:meeting_words")]
)
def test_todays_meeting_begins_with_running_it_for_whoever_runs_it(client, role, first):
    meeting = make_meeting(starts_at=timezone.now(), is_open=True)
    member = make_member(community=meeting.series.community, **({"role": role} if role else {}))
    client.force_login(member)

    page = BeautifulSoup(client.get(HOME).content, "html.parser")

    main = [each["href"] for each in page.select("main .button-main")]
    assert main == [reverse(first, args=[meeting.pk])]


def test_a_person_finds_the_small_steps_they_have_not_done_yet(client):
    community = make_community()
    meeting = make_meeting(series=make_series(community=community), is_closed=True)
    steps = make_prompt(meeting=meeting, kind=PromptKind.SMALL_STEPS)
    member = make_member(community=community)
    now = timezone.now()
    make_contribution(prompt=steps, member=member, text="I rang.", outcome="done", outcome_at=now)
    partly = make_contribution(prompt=steps, member=member, outcome="partly", outcome_at=now)
    untold = make_contribution(prompt=steps, member=member, text="I will ring her back.")
    make_contribution(prompt=steps, text="Said by another.")
    make_withdrawn(prompt=steps, member=member)
    make_contribution(prompt=make_prompt(meeting=meeting), member=member)
    client.force_login(member)

    assert waits(member)["small_steps"] == [untold, partly]
    assert "I rang." not in text_of(client)
    assert "Said by another." not in text_of(client)


def test_what_is_asked_of_an_organisation_waits_for_those_who_speak_for_it():
    organisation = make_organisation()
    waiting, overdue = (
        make_asked(organisation=organisation),
        make_overdue(organisation=organisation),
    )
    make_overdue()
    speaker = make_affiliation(organisation=organisation, speaks_for=True).member
    colleague = make_affiliation(organisation=organisation).member

    assert waits(speaker) == {"asked": [overdue, waiting]}
    assert waits(colleague) == {}


def test_what_waits_can_be_done_from_its_card(client):
    community, organisation = make_community(), make_organisation()
    member = make_member(community=community)
    make_affiliation(member=member, organisation=organisation, speaks_for=True)
    invitation = make_invitation(member=member, meeting=make_meeting(title="The first night"))
    overdue = make_overdue(organisation=organisation)
    to_review = make_review_due(organisation=organisation)
    client.force_login(member)

    page = BeautifulSoup(client.get(HOME).content, "html.parser")

    buttons = {
        link["href"]: link.find(string=True, recursive=False)
        for link in page.select("main .card a.button")
    }
    assert buttons == {
        invitation.answer_path: "Answer yes, maybe or no",
        reverse("recommendations:recommendation_answer", args=[overdue.pk]): "Give the answer",
        reverse("recommendations:recommendation_review", args=[to_review.pk]): "Write the review",
    }


def test_only_those_who_are_asked_get_the_button_to_answer(client):
    community = make_community()
    make_overdue(community=community)
    client.force_login(make_member(community=community, role=RoleKind.FACILITATOR))

    text = text_of(client)

    assert "Overdue, or due for review" in text
    assert "Give the answer" not in text


def make_everything(community):
    """One thing of each kind that waits for those who run this community."""
    series = make_series(community=community)
    today = make_meeting(series=series, starts_at=noon() - timedelta(hours=1))
    over = noon() - timedelta(days=1)
    forgotten = make_meeting(
        series=series, starts_at=over - timedelta(hours=2), ends_at=over, is_open=True
    )
    closed = make_meeting(series=series, starts_at=over - timedelta(days=9), is_closed=True)
    prompt = make_prompt(meeting=closed)
    make_held(prompt=prompt)
    make_contribution(prompt=prompt)
    make_hidden(prompt=prompt)
    make_withdrawn(prompt=prompt)
    term = make_prompt(meeting=closed, kind=PromptKind.TERM)
    make_ruling(prompt=make_prompt(meeting=closed, kind=PromptKind.TERM))
    invitation = make_invitation(meeting=make_meeting(series=series))
    make_invitation(meeting=invitation.meeting, reply="no")
    owner = make_overdue(community=community)
    return {
        "today": [today],
        "coming": [invitation.meeting],
        "to_open": [today],
        "to_close": [forgotten],
        "held": [(closed.pk, 1)],
        "unsorted": [(series.pk, 2)],
        "terms": [term],
        "follow_up": [owner, make_review_due(community=community)],
        "join_requests": [make_join_request(series=series)],
        "silent": [(invitation.meeting, 1, 2)],
        "undelivered": [make_email(to=owner.owner_email, failed_at=noon() - timedelta(hours=2))],
        "drafts": [make_report(series=make_series(community=community)).series],
        "to_draft": [make_series(community=community, closed_at=timezone.now())],
        "answered": [make_answered(community=community)],
    }


def comparable(found):
    """Rows of numbers, which are dictionaries, as tuples."""
    plain = {**found}
    plain["held"] = [(each["prompt__meeting"], each["held"]) for each in found["held"]]
    plain["unsorted"] = [(each["series"], each["count"]) for each in found["unsorted"]]
    if "silent" in found:
        plain["silent"] = [(each, each.silent, each.invited) for each in found["silent"]]
    return plain


def test_a_coordinator_finds_what_waits_in_their_own_community_only():
    community = make_community()
    expected = make_everything(community)
    make_everything(make_community())
    make_version(report=make_report(series=make_series(community=community)))
    make_email(failed_at=noon() - timedelta(hours=2))
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)

    assert comparable(waits(coordinator)) == expected


def test_an_answer_is_shown_for_two_weeks():
    community = make_community()
    moments = [noon() - timedelta(days=days) for days in (1, 13, 15)]
    yesterday, earlier, _old = (
        make_answered(community=community, answered_at=each) for each in moments
    )
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)

    assert waits(coordinator) == {"answered": [yesterday, earlier]}


def test_a_facilitator_finds_the_meetings_and_not_the_letters():
    community = make_community()
    expected = make_everything(community)
    facilitator = make_member(community=community, role=RoleKind.FACILITATOR)
    for name in (
        "join_requests",
        "silent",
        "undelivered",
        "answered",
    ):
        del expected[name]

    assert comparable(waits(facilitator)) == expected


@pytest.mark.parametrize(("waiting", "seen"), [(3, 3), (4, 4), (5, 3), (8, 3)])
def test_of_many_alike_the_nearest_are_seen_and_the_others_unfold(client, waiting, seen):
    community = make_community()
    series = make_series(community=community)
    asked = [make_join_request(series=series) for _ in range(waiting)]
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))

    page = BeautifulSoup(client.get(HOME).content, "html.parser")

    links = page.select('main a[href^="/series/requests/"]')
    assert [f"/series/requests/{each.pk}/" for each in asked] == [each["href"] for each in links]
    folded = [each for each in links if each.find_parent("details")]
    assert len(links) - len(folded) == seen
    if folded:
        assert page.summary.get_text(strip=True) == f"{len(folded)} more like these"


def test_what_does_not_wait_is_not_asked_for(client):
    """Which questions find anything is one question itself."""
    coordinator = make_member(community=make_community(), role=RoleKind.COORDINATOR)
    client.force_login(coordinator)

    # Who asks takes three, what waits one, the communities one.
    with CaptureQueriesContext(connection) as queries:
        client.get(HOME)

    assert len(queries) == 5


def test_a_member_finds_none_of_it():
    community = make_community()
    expected = make_everything(community)

    found = waits(make_member(community=community))

    assert found == {name: expected[name] for name in ("today", "coming")}


def test_the_page_asks_the_same_number_of_queries(client):
    community = make_community()
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))
    asked = {}

    for count in (1, 3, 7):
        for _ in range(count - max(asked, default=0)):
            make_everything(community)
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME)
        asked[count] = len(queries)

    assert asked[1] == asked[3] == asked[7]


@pytest.mark.parametrize("count", [1, 3, 7])
def test_a_strangers_page_asks_the_same_number_of_queries(client, count, django_assert_num_queries):
    for _ in range(count):
        make_meeting()
        make_overdue()

    with django_assert_num_queries(3):
        client.get(HOME)


def test_a_stranger_finds_what_is_announced_and_nothing_else(client):
    series = make_series(title="Leaving hospital")
    make_meeting(series=series, title="The first", online_url="https://meet.example.org/secret")
    draft = make_series(title="A draft series", is_announced=False)
    make_meeting(series=draft, title="A draft meeting")
    make_series(title="An old series", closed_at=timezone.now())

    text = text_of(client)

    assert [
        words
        for words in (
            "Leaving hospital",
            "The first",
            "A draft series",
            "A draft meeting",
            "An old series",
            "meet.example.org",
        )
        if words in text
    ] == ["Leaving hospital", "The first"]


def test_a_stranger_is_told_the_ways_in(client):
    text = text_of(client)

    for name in ("conversation:code_enter", "people:sign_in", "recommendations:ledger"):
        assert reverse(name) in text


@pytest.mark.parametrize("is_demo", [True, False])
def test_only_the_demo_points_to_its_letters(client, settings, is_demo):
    settings.DEMO = is_demo

    assert (reverse("mail:dev_mail") in text_of(client)) is is_demo


def test_names_of_any_script_and_markup_are_shown_as_they_were_typed(client):
    community = make_community(name="<i>مجتمع</i> 🙂")
    make_join_request(series=make_series(community=community), name="<script>alert(1)</script>")
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))

    text = text_of(client)

    assert "&lt;i&gt;مجتمع&lt;/i&gt; 🙂" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("overdue", "sentence"),
    ((1, "has waited too long for an answer"), (2, "have waited too long for an answer")),
)
def test_one_thing_is_spoken_of_as_one(client, overdue, sentence):
    for _ in range(overdue):
        make_overdue()

    assert sentence in text_of(client)
