"""Results of statements, once they are revealed: told honestly."""

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client
from django.urls import reverse

from joinedup.votes.lib.groups import group_summary
from tests.factories.votes import make_ballots, make_poll, make_statement
from tests.seen import seen

pytestmark = pytest.mark.django_db


def revealed(rows, *, state="released", meeting=None):
    """A revealed poll of these ballots, and its statements."""
    poll = make_poll(is_revealed=True, **({"meeting": meeting} if meeting else {}))
    statements = [
        make_statement(poll=poll, text=f"{letter}.") for letter in "ABCDEFGH"[: len(rows[0])]
    ]
    make_ballots(poll, statements, rows)
    return poll, statements


def results(poll):
    page = Client().get(reverse("votes:code_results", args=[poll.meeting.code]))
    return page.context["results"], BeautifulSoup(page.content, "html.parser")


def test_counts_say_of_how_many_and_passes_count():
    poll, _statements = revealed(["aad", "aap", "ad-", "apd", "add", "---"])

    found, page = results(poll)

    assert found.voters == 6
    assert [
        (tally.statement.text, tally.agree, tally.disagree, tally.passed, tally.answered)
        for tally in found.tallies
    ] == [("A.", 5, 0, 0, 5), ("B.", 2, 2, 1, 5), ("C.", 0, 3, 1, 4)]
    assert [
        [seen(cell) for cell in row.find_all(["th", "td"])]
        for row in page.find("caption", string="B.").parent.tbody.find_all("tr")
    ] == [["Agree", "2 of 5"], ["Disagree", "2 of 5"], ["Pass", "1 of 5"]]
    assert "Too few to say: fewer than five people answered." in page.get_text()
    assert page.find("caption", string="C.") is None


def test_the_room_agrees_where_three_quarters_said_the_same():
    poll, _statements = revealed(["adap", "adap", "adap", "adpp", "aapa", "aaaa", "adpp", "pddp"])

    found, _page = results(poll)

    assert [tally.statement.text for tally in found.agreed] == ["A."]
    assert [tally.statement.text for tally in found.rejected] == ["B."]


def test_a_hidden_statement_is_not_counted(runs, meeting):
    poll, statements = revealed(["ad"] * 6, meeting=meeting)

    runs.post(reverse("votes:statement_hide", args=[statements[0].pk]), {"reason": "A name."})

    found, _page = results(poll)
    assert [tally.statement.text for tally in found.tallies] == ["B."]


def labels_and_points(names):
    """Voters a0, a1, … of group "a", and so on; "?" are those who are in no group."""
    voters = [f"{name}{number}" for number, name in enumerate(names)]
    labels = {each: None if each[0] == "?" else each[0] for each in voters}
    return voters, labels, {each: (number, -number) for number, each in enumerate(voters)}


def kept_of(names, *answers):
    """What is kept of groups: ``answers`` are a sign a voter for each statement, from 1."""
    signs = {"a": 1, "d": -1, "p": 0}
    voters, labels, points = labels_and_points(names)
    votes = [
        (voter, number, signs[sign])
        for number, row in enumerate(answers, 1)
        for voter, sign in zip(voters, row, strict=True)
        if sign != "-"
    ]
    return group_summary(votes, labels, points)


def test_of_groups_sizes_leans_and_mixed_points_are_kept():
    kept = kept_of("aaaabbbbb?", "aaaadddddp", "aaddaaaaad", "--aaddddd-", "aaa-dda--d")

    assert kept["voters"] == 10
    assert kept["groups"] == [
        {"size": 5, "leans": {"1": "disagree", "2": "agree", "3": "disagree", "4": "few"}},
        {"size": 4, "leans": {"1": "agree", "2": "divided", "3": "few", "4": "agree"}},
    ]
    assert sorted(point[2] for point in kept["points"]) == [0] * 5 + [1] * 4
    assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y, _ in kept["points"])


def test_a_group_of_two_is_neither_counted_nor_drawn():
    kept = kept_of("aaaaaabb", "aaaaaadd")

    assert [group["size"] for group in kept["groups"]] == [6, None]
    assert kept["groups"][1]["leans"] == {"1": "few"}
    assert {point[2] for point in kept["points"]} == {0}


@pytest.mark.parametrize(
    ("names", "answers"),
    [("aaaabbb", "aaaaddd"), ("????????", "aaaadddd"), ("aaaaaaaa", "aaaadddd")],
)
def test_few_voters_or_no_clear_groups_keep_none(names, answers):
    assert kept_of(names, answers) == {"voters": len(names), "groups": [], "points": []}


def test_groups_are_told_as_a_table_and_then_as_a_picture():
    poll, statements = revealed(["aad"] * 5 + ["dad"] * 4)
    poll.groups = {
        "voters": 9,
        "groups": [
            {"size": 5, "leans": {str(statements[0].pk): "agree", str(statements[1].pk): "agree"}},
            {"size": 4, "leans": {str(statements[0].pk): "disagree"}},
        ],
        "points": [[0, 0, 0], [100, 100, 1]],
    }
    poll.save()

    _found, page = results(poll)
    table = page.find("caption", string="What each group mostly said").parent
    letters = page.select(".opinions a")

    assert [
        [seen(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")
    ] == [
        ["Statement", "Group A 5 people", "Group B 4 people"],
        ["A.", "Mostly agree", "Mostly disagree"],
        ["B.", "Mostly agree", "Too few to say"],
        ["C.", "Too few to say", "Too few to say"],
    ]
    assert [(each["href"], each["aria-label"]) for each in letters] == [
        ("#group-A", "Group A, 5 people"),
        ("#group-B", "Group B, 4 people"),
    ]
    assert all(page.find(id=each["href"][1:]) for each in letters)
    assert table.sourceline <= page.select_one(".opinions svg").sourceline


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        (None, "is being worked out"),
        ({"voters": 7, "groups": [], "points": []}, "Too few to say: with 7 ballots"),
        ({"voters": 30, "groups": [], "points": []}, "No clear groups."),
    ],
)
def test_no_groups_is_said_plainly(groups, sentence):
    poll, _statements = revealed(["a"] * 6)
    poll.groups = groups
    poll.save()

    assert sentence in results(poll)[1].get_text()


@pytest.mark.parametrize("size", [1, 3, 300])
def test_results_ask_the_same_number_of_queries(client, size, django_assert_num_queries):
    poll = make_poll(is_revealed=True)
    statements = [make_statement(poll=poll) for _ in range(size)]
    with transaction.atomic():
        make_ballots(poll, statements[:2], ["ad"[: len(statements[:2])]] * size)

    with django_assert_num_queries(5):
        client.get(reverse("votes:code_results", args=[poll.meeting.code]))
