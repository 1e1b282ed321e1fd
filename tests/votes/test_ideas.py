"""Ideas for recommendations: putting them before the room, paper, and what came out."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client
from django.urls import reverse

from joinedup.core.bulk_text import UnreadableText
from joinedup.record.models import RecordEntry
from joinedup.votes.forms.writing import IDEAS_AT_ONCE
from joinedup.votes.lib.paper_ballots import read_choices
from joinedup.votes.models import Poll, PollKind, Statement, TypedBallot
from tests.factories.votes import make_choices, make_ideas, make_poll, make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def poll(meeting):
    return make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS)


def at(name, meeting):
    return reverse(f"votes:ideas:{name}", args=[meeting.pk])


def on_the_list():
    return list(Statement.objects.order_by("position").values_list("position", "text"))


def test_a_pasted_list_becomes_ideas_and_sent_twice_they_are_there_once(runs, meeting):
    form = {
        "key": uuid.uuid4(),
        "text": "1. A ramp.\r\n\r\n 2. A  map.\r\n3. A lamp.\r\n• A ramp.\r\n"
        "12 benches - or 2. two.",
    }

    for sent in (form, form, {**form, "text": "A ramp.\nA bus."}):
        runs.post(at("statement_list", meeting), sent)

    assert on_the_list() == [
        (1, "A ramp."),
        (2, "A map."),
        (3, "A lamp."),
        (4, "12 benches - or 2. two."),
        (5, "A bus."),
    ]
    assert list(Poll.objects.values_list("kind", flat=True)) == ["recommendations"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("  \n ", "Please write an idea."),
        ("x" * 281, "is too long for one idea. There is room for 280 characters."),
        (
            "\n".join(f"Idea {number}." for number in range(IDEAS_AT_ONCE + 1)),
            "There are 41 ideas. Please send at most 40 at a time.",
        ),
    ],
)
def test_what_is_wrong_with_a_list_is_said_and_the_list_stays(runs, meeting, text, why):
    answer = runs.post(at("statement_list", meeting), {"key": uuid.uuid4(), "text": text})

    page = BeautifulSoup(answer.content, "html.parser")
    assert why in page.select_one(".error-summary").get_text()
    assert page.textarea.get_text().strip() == text.strip()
    assert on_the_list() == []


def test_the_two_votes_of_a_meeting_are_run_each_by_itself(runs, meeting):
    statement = make_statement(poll=make_poll(meeting=meeting, is_open=False))
    runs.post(at("statement_list", meeting), {"key": uuid.uuid4(), "text": "A ramp.\nA map."})
    led = [runs.post(at(act, meeting)).url for act in ("poll_open", "poll_close", "poll_reveal")]
    second = Statement.objects.get(text="A map.")
    hidden = runs.post(reverse("votes:statement_hide", args=[second.pk]), {"reason": "Said twice."})
    late = runs.post(at("statement_list", meeting), {"key": uuid.uuid4(), "text": "A lamp."})

    here = at("statement_list", meeting)
    assert (led, hidden.url) == ([here, here, at("results", meeting)], here)
    assert (late.status_code, "results are shown already" in late.content.decode()) == (409, True)
    assert [(poll.kind, poll.is_revealed) for poll in Poll.objects.order_by("kind")] == [
        ("recommendations", True),
        ("statements", False),
    ]
    lists = runs.get(here).context["lists"]
    assert [idea.text for idea in lists["released"] + lists["hidden"]] == ["A ramp.", "A map."]
    assert statement not in lists["released"]
    assert [
        (entry.event, entry.details["kind"]) for entry in RecordEntry.objects.order_by("pk")
    ] == [
        (what, "recommendations")
        for what in (
            *("statement written", "statement written", "votes opened", "votes closed"),
            *("votes revealed", "statement hidden"),
        )
    ]


@pytest.mark.parametrize(
    ("typed", "ballots"),
    [
        ("2 5 9", [{2: 1, 5: 1, 9: 1}]),
        ("9,2; 5.\n\n2", [{9: 1, 2: 1, 5: 1}, {2: 1}]),
        ("\u200f٢، ۵\n９", [{2: 1, 5: 1}, {9: 1}]),
        ("", []),
    ],
)
def test_lines_of_numbers_are_read(typed, ballots):
    assert read_choices(typed, numbers=[2, 5, 9]) == ballots


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2\n2a", "Line 2 could not be read. Write the numbers like “2 5 9”."),
        ("-", "Line 1 could not be read. Write the numbers like “2 5 9”."),
        (",", "Line 1 could not be read. Write the numbers like “2 5 9”."),
        ("9" * 5000, "Line 1 could not be read. Write the numbers like “2 5 9”."),
        ("2 2", "Line 1 names an idea twice."),
        ("2 3", "Line 1 names idea 3, which is not on the list."),
        ("2 5 7 9", "Line 1 chooses 4 ideas. A ballot has three votes."),
        ("2\n" * 101, "There are 101 lines. Please send at most 100 at a time."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(typed, why):
    with pytest.raises(UnreadableText) as trouble:
        read_choices(typed, numbers=[2, 5, 7, 9])

    assert str(trouble.value) == why


def test_paper_of_statements_is_not_taken_for_ideas(runs, poll):
    make_ideas(poll, "A ramp.")

    answer = runs.post(at("paper", poll.meeting), {"key": uuid.uuid4(), "lines": "1d"})

    assert "Line 1 could not be read." in answer.content.decode()
    assert not TypedBallot.objects.exists()


def shown(poll, **query):
    page = Client().get(reverse("votes:ideas:code_results", args=[poll.meeting.code]), query)
    soup = BeautifulSoup(page.content, "html.parser")
    table = soup.select_one(".chosen-of table")
    rows = table and [
        [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
        for row in table.tbody.find_all("tr")
    ]
    return rows, soup.main.get_text(" ", strip=True)


def revealed(rows, **fields):
    poll = make_poll(kind=PollKind.RECOMMENDATIONS, is_revealed=True, **fields)
    make_choices(poll, make_ideas(poll, "A ramp.", "A map.", "A lamp."), rows)
    return poll


def test_results_are_counts_of_all_ballots_in_the_order_of_the_list_or_of_votes():
    poll = revealed(["x-x", "--x", "xxx", "--x", "x--", "---"])

    assert shown(poll)[0] == [
        ["A ramp.", "3 of 6"],
        ["A map.", "1 of 6"],
        ["A lamp.", "4 of 6"],
    ]
    assert "In the order of the list" in shown(poll)[1]
    assert shown(poll, order="votes")[0] == [
        ["A lamp.", "4 of 6"],
        ["A ramp.", "3 of 6"],
        ["A map.", "1 of 6"],
    ]
    assert "In the order of votes" in shown(poll, order="votes")[1]
    assert shown(poll, order="nonsense") == shown(poll)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (["x-x", "--x", "xxx", "--x", "x--"], "Chosen most often: “A lamp.”, on 4 of 5 ballots"),
        (["x-x"] * 5, "Ideas, and how many of 5 ballots chose each"),
        (["---"] * 5, "Ideas, and how many of 5 ballots chose each"),
    ],
)
def test_the_title_says_what_was_chosen_most_where_one_was(rows, title):
    assert title in shown(revealed(rows))[1]


def test_of_fewer_than_five_ballots_no_numbers_are_shown_and_no_order():
    poll = revealed(["--x"] * 4)

    rows, words = shown(poll, order="votes")

    assert rows is None
    assert "Too few to say how many chose what: fewer than five ballots were cast." in words
    assert words.index("A ramp.") < words.index("A map.") < words.index("A lamp.")
    assert "of 4" not in words


def test_a_hidden_idea_is_not_counted(runs, meeting):
    poll = revealed(["xx-"] * 6, meeting=meeting)

    idea = poll.statements.get(text="A ramp.")
    runs.post(reverse("votes:statement_hide", args=[idea.pk]), {"reason": "A name."})

    assert shown(poll)[0] == [["A map.", "6 of 6"], ["A lamp.", "0 of 6"]]


@pytest.mark.parametrize("size", [1, 3, 300])
def test_results_ask_the_same_number_of_queries(client, size, django_assert_num_queries):
    poll = make_poll(kind=PollKind.RECOMMENDATIONS, is_revealed=True)
    ideas = make_ideas(poll, *(f"Idea {number}." for number in range(size)))
    with transaction.atomic():
        make_choices(poll, ideas[:1], ["x"] * size)

    with django_assert_num_queries(6):
        client.get(reverse("votes:ideas:code_results", args=[poll.meeting.code]))


@pytest.mark.parametrize("size", [1, 3, 300])
def test_the_list_asks_the_same_number_of_queries(runs, poll, size, django_assert_num_queries):
    for state in ("released", "suggested", "hidden"):
        for _ in range(size):
            make_statement(poll=poll, state=state)

    with django_assert_num_queries(8):
        runs.get(at("statement_list", poll.meeting))
