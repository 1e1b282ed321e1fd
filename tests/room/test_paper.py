"""The meeting on paper."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from joinedup.conversation.models import PromptKind
from joinedup.votes.models import PollKind
from tests.factories import votes as polls
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import make_affiliation, make_member, make_organisation
from tests.factories.series import (
    make_agenda_item,
    make_attendance,
    make_invitation,
    make_meeting,
)

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


@pytest.fixture
def meeting():
    return make_meeting(starts_at=NOON, is_open=True)


def pack_of(browser, meeting, **asked):
    answer = browser.get(reverse("room:paper_pack", args=[meeting.pk]), asked)
    return BeautifulSoup(answer.content, "html.parser")


def texts(page, selector):
    return [" ".join(each.get_text(" ").split()) for each in page.select(selector)]


def test_the_agenda_has_its_times_and_the_code(runs, meeting):
    make_agenda_item(meeting=meeting, position=0, minutes=15, title="Arrival", detail="Food")
    make_agenda_item(meeting=meeting, position=1, minutes=30, title="Instances")

    page = pack_of(runs, meeting)

    assert texts(page, ".agenda tbody tr") == ["12:00 Arrival Food", "12:15 Instances"]
    assert texts(page, ".paper-code") == [meeting.code_shown]
    assert len(page.select(".paper-door .qr")) == 1


def test_the_agenda_says_when_the_series_meets_again(runs, meeting):
    series = meeting.series
    before = pack_of(runs, meeting)
    make_meeting(starts_at=NOON + timedelta(days=1))
    make_meeting(series=series, starts_at=NOON + timedelta(days=7), cancelled_at=NOON)
    make_meeting(series=series, starts_at=NOON + timedelta(days=21))
    make_meeting(series=series, starts_at=NOON + timedelta(days=14))
    make_meeting(series=series, starts_at=NOON - timedelta(days=7))

    page = pack_of(runs, meeting)

    agendas = [" ".join(texts(each, "[aria-labelledby=agenda]")) for each in (before, page)]
    assert [each.count("We meet again") for each in agendas] == [0, 1]
    assert "We meet again on Thursday 19 March 2026, 12:00." in agendas[1]


def test_the_sign_in_sheet_names_those_who_said_that_they_come(runs, meeting):
    people = {
        name: make_member(community=meeting.series.community, name=name)
        for name in ("Ann", "Ben", "Cas", "Dele", "Eve")
    }
    make_affiliation(member=people["Ann"], organisation=make_organisation(name="Harbour"))
    for name, reply in {"Ben": "yes", "Ann": "yes", "Cas": "maybe", "Dele": "no"}.items():
        make_invitation(meeting=meeting, member=people[name], reply=reply)
    make_attendance(meeting=meeting, member=people["Ben"])
    # Neither somebody who has left since, nor a guest of another meeting.
    make_invitation(meeting=meeting, member=make_member(name="Fay"), reply="yes")
    make_invitation(member=people["Eve"], reply="yes")

    page = pack_of(runs, meeting)

    lines = texts(page, ".arrivals tbody tr")
    assert lines == ["Ann Harbour", "Ben", *[""] * 10]


def test_slips_carry_the_number_by_which_a_scribe_names_the_question(runs, meeting):
    make_prompt(meeting=meeting, position=8, question="What works?", is_open=False)
    make_prompt(meeting=meeting, position=5, kind=PromptKind.SCALE, question="Where are we?")
    said = make_contribution(prompt=make_prompt(meeting=meeting, position=9, kind=PromptKind.TERM))
    make_prompt(question="Of another meeting?")

    page = pack_of(runs, meeting, papers="slips")

    assert texts(page, ".slip:not(.copy) :is(.slip-number, .slip-question, .slip-scale)") == [
        "q1",
        "Where are we?",
        "0 1 2 3 4 5 6 7 8 9 10",
        "q2",
        "What works?",
        "q3",
        f"{said.prompt.term}: {said.prompt.question}",
    ]
    assert len(page.select(".slip")) == 12
    assert said.text not in str(page)


def test_ballots_hold_the_released_statements_by_their_numbers(runs, meeting):
    poll = polls.make_poll(meeting=meeting)
    statement = polls.make_statement(poll=poll, position=3, text="Rent is fair.")
    polls.make_statement(poll=poll, position=1, text="Buses run.")
    for state in ("hidden", "suggested"):
        polls.make_statement(poll=poll, text="Secret", state=state)
    polls.make_statement(text="Secret: of another meeting")
    polls.make_ballots(poll, [statement], ["d"] * 6)

    page = pack_of(runs, meeting)

    assert texts(page, ".slip:not(.copy) .ballot-table tbody tr") == [
        "1 Buses run.",
        "3 Rent is fair.",
    ]
    assert "Secret" not in str(page)


def test_ideas_for_recommendations_have_a_ballot_with_one_box_each(runs, meeting):
    poll = polls.make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS)
    polls.make_ideas(poll, "A ramp.", "A map.")

    page = pack_of(runs, meeting, papers="ballots")

    ballot = page.select(".slip:not(.copy)")
    assert [texts(each, "h3, tbody tr") for each in ballot] == [
        ["Your three votes", "1 A ramp.", "2 A map."]
    ]
    assert len(ballot[0].select(".box")) == 2


@pytest.mark.parametrize("count, copies", ((2, 4), (10, 2), (40, 1)))
def test_as_many_ballots_as_fit_stand_on_a_sheet(runs, meeting, count, copies):
    poll = polls.make_poll(meeting=meeting)
    for _ in range(count):
        polls.make_statement(poll=poll)

    page = pack_of(runs, meeting)

    assert len(page.select(".ballot-table")) == copies


def test_where_there_is_nothing_to_vote_on_or_to_ask_no_empty_sheet_is_printed(runs, meeting):
    polls.make_statement(poll=polls.make_poll(meeting=meeting), state="suggested")

    page = pack_of(runs, meeting)

    assert [each["aria-labelledby"] for each in page.select(".paper:not(.on-screen)")] == [
        "agenda",
        "arrivals",
        "feedback",
    ]
    assert texts(page, ".paper.on-screen p:last-child") == [
        "There are no questions yet. When there are, their slips are here.",
        "Nothing is released to the room to vote on yet. When something is, ballots are here.",
    ]


@pytest.mark.parametrize(
    "asked, shown",
    (
        ({"papers": ["slips", "arrivals"]}, ["arrivals", "slips"]),
        ({"papers": "agenda"}, ["agenda"]),
        ({}, ["agenda", "arrivals", "slips", "ballots", "feedback"]),
        ({"papers": "nonsense"}, ["agenda", "arrivals", "slips", "ballots", "feedback"]),
    ),
)
def test_one_chooses_what_is_printed(runs, meeting, asked, shown):
    page = pack_of(runs, meeting, **asked)

    assert [each["aria-labelledby"] for each in page.select(".paper")] == shown
    ticked = [each["value"] for each in page.select("[name=papers][checked]")]
    assert ticked == (shown if asked != {"papers": "nonsense"} else [])


def test_a_scribe_prints_it_and_another_member_does_not(meeting, member):
    scribe = make_member(community=meeting.series.community)
    meeting.scribes.add(scribe)
    answers = []
    for person in (scribe, member):
        browser = Client()
        browser.force_login(person)
        answers.append(browser.get(reverse("room:paper_pack", args=[meeting.pk])).status_code)

    assert answers == [200, 403]


@pytest.mark.parametrize("count", (1, 3, 30))
def test_the_pack_asks_the_same_number_of_queries(runs, meeting, django_assert_num_queries, count):
    poll = polls.make_poll(meeting=meeting)
    ideas = polls.make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS)
    for number in range(count):
        polls.make_statement(poll=ideas)
        make_agenda_item(meeting=meeting, position=number)
        make_prompt(meeting=meeting)
        polls.make_statement(poll=poll)
        member = make_member(community=meeting.series.community)
        make_affiliation(member=member)
        make_invitation(meeting=meeting, member=member, reply="yes")

    # Session, person, roles, meeting; then the agenda, the next meeting, people and what they
    # work for, questions, and of each kind of ballot the poll and its statements.
    with django_assert_num_queries(13):
        runs.get(reverse("room:paper_pack", args=[meeting.pk]))
