"""Votes on the facilitator's page and on the wall, where nothing shows before it is revealed."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from joinedup.votes.models import PollKind
from joinedup.votes.services.polls import close_poll, reveal_poll
from tests.factories import votes as polls
from tests.factories.conversation import make_prompt
from tests.factories.room import make_wall_choice
from tests.factories.series import make_attendance

pytestmark = pytest.mark.django_db


def page_of(browser, meeting, name="wall_now"):
    answer = browser.get(reverse(f"room:{name}", args=[meeting.pk]))
    return BeautifulSoup(answer.content, "html.parser")


def texts(page, selector):
    return [" ".join(each.get_text(" ").split()) for each in page.select(selector)]


def press(browser, name, thing, act):
    return browser.post(reverse(f"room:{name}_act", args=[thing.pk]), {"act": act})


def _statements(meeting):
    poll = polls.make_poll(meeting=meeting)
    texts = ("Buses run.", "Rent is fair.", "Few.")
    statements = [
        polls.make_statement(poll=poll, text=text, position=number)
        for number, text in enumerate(texts, 1)
    ]
    polls.make_statement(poll=poll, text="Secret: hidden", state="hidden")
    polls.make_statement(poll=poll, text="Secret: suggested", state="suggested")
    polls.make_ballots(poll, statements, ["aaa", "aa-", "adp", "ad-", "ap-", "pp-"])
    return poll


def _ideas(meeting):
    poll = polls.make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS)
    ideas = polls.make_ideas(poll, "A ramp.", "A map.")
    polls.make_choices(poll, ideas, ["-x", "-x", "xx", "x-", "-x", "-x"])
    return poll


STATEMENTS = (
    ["1 Buses run.", "2 Rent is fair.", "3 Few."],
    ["6 ballots · the room agrees on 1"],
    [
        "Buses run. The room agrees: 5 of 6 Agree 5 of 6 Disagree 0 of 6 Pass 1 of 6",
        "Rent is fair. No majority among 6 Agree 2 of 6 Disagree 2 of 6 Pass 2 of 6",
        "Few. Too few to say: fewer than five people answered.",
    ],
)
IDEAS = (
    ["1 A ramp.", "2 A map."],
    ["6 ballots · most votes first"],
    ["A map. Chosen by 5 of 6", "A ramp. Chosen by 2 of 6"],
)


@pytest.mark.parametrize("make, expected", ((_statements, STATEMENTS), (_ideas, IDEAS)))
def test_until_it_is_revealed_the_wall_shows_what_a_vote_asks_and_nothing_that_comes_out(
    runs, meeting, facilitator, make, expected
):
    asked, *came_out = expected
    poll = make(meeting)
    doing = {"poll": poll, "by": facilitator, "at": timezone.now()}
    before = [page_of(runs, meeting, name) for name in ("wall", "wall_now")]
    close_poll(**doing)
    before += [page_of(runs, meeting, name) for name in ("wall", "wall_now")]

    reveal_poll(**doing)
    after = page_of(runs, meeting)

    assert [texts(page, ".wall-votes li") for page in before] == [asked] * 4
    assert [texts(page, ".wall-count") for page in before] == [["6 ballots"]] * 4
    assert [page.select("svg:not(.qr)") for page in before] == [[]] * 4
    assert [texts(after, ".wall-count"), texts(after, ".wall-votes li")] == came_out
    assert ["Secret" in str(page) for page in (*before, after)] == [False] * 5


@pytest.mark.parametrize("make", (_statements, _ideas))
def test_the_facilitators_page_tells_nothing_of_a_vote_but_how_many_ballots(runs, meeting, make):
    poll = make(meeting)
    for _ in range(6):
        make_attendance(meeting=meeting)
    before = page_of(runs, meeting, "run")
    poll.ballots.all().delete()

    without = page_of(runs, meeting, "run")

    shown, empty = (str(page.select_one("#votes")) for page in (before, without))
    keys = [page.select_one("[name=csrfmiddlewaretoken]")["value"] for page in (before, without)]
    assert shown.replace("6 ballots", "0 ballots").replace(*keys) == empty


@pytest.mark.parametrize("kind", PollKind)
def test_what_a_vote_will_ask_is_not_on_the_wall_before_it_opens(runs, meeting, kind):
    poll = polls.make_poll(meeting=meeting, kind=kind, is_open=False)
    polls.make_statement(poll=poll, text="Secret")
    make_wall_choice(poll=poll)

    page = page_of(runs, meeting)

    assert (texts(page, "h1"), "Secret" in str(page)) == (["Voting opens soon"], False)


def test_of_many_that_are_asked_the_wall_shows_the_first_and_says_where_all_are(runs, meeting):
    poll = polls.make_poll(meeting=meeting)
    for number in range(1, 31):
        polls.make_statement(poll=poll, text="Yes?", position=number)

    page = page_of(runs, meeting)

    assert texts(page, ".wall-number") == [str(number) for number in range(1, 13)]
    assert texts(page, ".wall-answers > .wall-credit") == ["All 30 are on your phone."]


def test_of_four_ballots_on_ideas_no_numbers_are_shown(runs, meeting):
    poll = polls.make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS, is_revealed=True)
    ideas = polls.make_ideas(poll, "A ramp.", "A map.")
    polls.make_choices(poll, ideas, ["-x"] * 4)

    page = page_of(runs, meeting)

    assert texts(page, ".wall-count") == ["4 ballots · too few to say who chose what"]
    assert texts(page, ".wall-votes li") == ["A ramp.", "A map."]


def test_of_many_statements_the_wall_shows_the_first_few_and_says_where_all_are(runs, meeting):
    poll = polls.make_poll(meeting=meeting, is_revealed=True)
    for number in range(11):
        polls.make_statement(poll=poll, text=f"Statement {number}", position=number)

    page = page_of(runs, meeting)

    assert texts(page, ".wall-votes li") == [
        f"Statement {number} Too few to say: fewer than five people answered."
        for number in range(6)
    ]
    assert texts(page, ".wall-answers > .wall-credit") == ["All 11 are on your phone."]


@pytest.mark.parametrize("kind", PollKind)
@pytest.mark.parametrize("count", (1, 3, 30))
def test_a_vote_on_the_screens_asks_the_same_number_of_queries(
    runs, meeting, django_assert_num_queries, count, kind
):
    poll = polls.make_poll(meeting=meeting, kind=kind, is_revealed=True)
    for _ in range(count):
        idea = polls.make_statement(poll=poll)
        polls.make_choices(poll, [idea], ["x"]) if kind == PollKind.RECOMMENDATIONS else (
            polls.make_ballots(poll, [idea], ["a"])
        )
        make_prompt(meeting=meeting, is_open=False)
    make_wall_choice(poll=poll)

    # Session, person, roles, meeting; the questions, polls and choice; then the tallies, how
    # many ballots they are of, and how many ballots there are. Or the agenda, questions, polls,
    # choice, words and people.
    for name, queries in {"wall_now": 9, "run_now": 10}.items():
        with django_assert_num_queries(queries):
            runs.get(reverse(f"room:{name}", args=[meeting.pk]))


def test_votes_are_run_from_the_facilitators_page(runs, meeting):
    begun = polls.make_poll(meeting=meeting, is_open=False)
    statement = polls.make_statement(poll=begun)
    for _ in range(2):
        polls.make_statement(poll=begun, state="suggested")
    seen = []

    for act in ("reveal", "open", "close", "open", "close", "reveal", "open"):
        answer = press(runs, "poll", begun, act)
        if act == "open":
            polls.make_ballots(begun, [statement], ["a"])
        page = page_of(runs, meeting, "run")
        seen.append((act, *texts(page, f"#poll-{begun.pk} :is(.run-state, button)")))

    assert seen == [
        ("reveal", "Not open yet 0 ballots", "Open the voting : Statements"),
        (
            "open",
            "Voting is open On the wall 1 ballot, 0 people here",
            "Close the voting : Statements",
            "Keep on the wall : Statements",
        ),
        (
            "close",
            "Voting has closed On the wall 1 ballot, 0 people here",
            "Reveal the results : Statements",
            "Open again : Statements",
            "Keep on the wall : Statements",
        ),
        (
            "open",
            "Voting is open On the wall 2 ballots, 0 people here",
            "Close the voting : Statements",
            "Keep on the wall : Statements",
        ),
        (
            "close",
            "Voting has closed On the wall 2 ballots, 0 people here",
            "Reveal the results : Statements",
            "Open again : Statements",
            "Keep on the wall : Statements",
        ),
        ("reveal", "Revealed On the wall 2 ballots", "Keep on the wall : Statements"),
        ("open", "Revealed On the wall 3 ballots", "Keep on the wall : Statements"),
    ]
    assert answer.url == f"{reverse('room:run', args=[meeting.pk])}#poll-{begun.pk}"


def test_the_facilitator_sees_that_suggestions_wait_and_where_a_vote_begins(runs, meeting):
    poll = polls.make_poll(meeting=meeting)
    polls.make_statement(poll=poll)
    before = page_of(runs, meeting, "run")
    for _ in range(2):
        polls.make_statement(poll=poll, state="suggested")
    polls.make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS, is_revealed=True)

    after = page_of(runs, meeting, "run")

    links = [texts(page, "#votes a") for page in (before, after)]
    assert links == [
        [
            "1 statement",
            "Type paper ballots : Statements",
            "Start the vote anew : Statements",
            "Collect ideas for recommendations",
        ],
        [
            "1 statement, 2 suggestions wait",
            "Type paper ballots : Statements",
            "Start the vote anew : Statements",
            "0 ideas",
            "What came out : Ideas for recommendations",
        ],
    ]
