"""Results of statements, once they are revealed: told honestly."""

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client
from django.urls import reverse

from joinedup.votes.lib.groups import group_summary
from joinedup.votes.services.polls import work_out_groups
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
        for row in page.find(class_="stacked-title", string="B.")
        .find_parent("table")
        .tbody.find_all("tr")
    ] == [["Agree", "2 of 5"], ["Disagree", "2 of 5"], ["Pass", "1 of 5"]]
    assert "Too few to say: fewer than five people answered." in page.get_text()
    assert [seen(each) for each in page.select("caption .stacked-title")] == ["A.", "B."]


@pytest.mark.parametrize(
    ("votes", "finding"),
    [
        ("aaaaap", "The room agrees: 5 of 6"),
        ("aaaapp", "Most agree: 4 of 6"),
        ("addddd", "Turned down: 5 of 6 disagree"),
        ("aadddd", "Most disagree: 4 of 6"),
        ("apppp", "Most pass: 4 of 5"),
        ("aaaddp", "No majority among 6"),
        ("aaaa", None),
    ],
)
def test_the_title_of_a_statement_says_the_finding(votes, finding):
    poll, _statements = revealed(list(votes))

    _found, page = results(poll)

    told = [seen(each) for each in page.select(".stacked-finding")]
    assert told == [finding] * bool(finding)


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
    assert kept_of(names, answers) == {
        "voters": len(names),
        "is_looked_for": len(names) >= 8,
        "groups": [],
        "points": [],
        "one_way": 0,
    }


@pytest.mark.parametrize(("one_way", "kept"), [(0, 0), (1, None), (2, None), (3, 3)])
@pytest.mark.parametrize("names", ["????????", "aaaabbbb???"])
def test_of_people_who_answer_one_way_the_number_is_kept_unless_it_is_too_small(
    names, one_way, kept
):
    voters, labels, points = labels_and_points(names)
    votes = [(voter, 1, -1) for voter in voters]

    assert group_summary(votes, labels, points, one_way=one_way)["one_way"] == kept


def keep(poll, **kept):
    """As if this had been found by the worker."""
    nothing = {"voters": 9, "is_looked_for": True, "groups": [], "points": [], "one_way": 0}
    poll.groups = {**nothing, **kept}
    poll.save()


def test_groups_are_told_as_a_table_and_then_as_a_picture():
    poll, statements = revealed(["aad"] * 5 + ["dad"] * 4)
    keep(
        poll,
        groups=[
            {"size": 5, "leans": {str(statements[0].pk): "agree", str(statements[1].pk): "agree"}},
            {"size": 4, "leans": {str(statements[0].pk): "disagree"}},
        ],
        points=[[0, 0, 0], [100, 100, 1]],
    )

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


def test_groups_that_are_not_worked_out_yet_are_waited_for():
    poll, _statements = revealed(["a"] * 6)

    assert "is being worked out" in results(poll)[1].get_text()


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        ({"voters": 7, "is_looked_for": False}, "Too few to say: with 7 ballots"),
        ({"is_looked_for": False}, "Too few to say: groups are looked for among eight or more"),
        ({}, "No clear groups."),
    ],
)
def test_no_groups_is_said_plainly(kept, sentence):
    poll, _statements = revealed(["a"] * 6)
    keep(poll, **kept)

    assert sentence in seen(results(poll)[1])


THE_SAME_WAY = "people answered nearly every statement the same way, whatever it said. They are in"


@pytest.mark.parametrize(
    ("one_way", "sentence"),
    [
        (3, f"3 {THE_SAME_WAY} no group."),
        (None, f"Fewer than three {THE_SAME_WAY} no group."),
        (0, "Groups of opinion"),
    ],
)
@pytest.mark.parametrize("sizes", [(), (4, 3)])
def test_the_page_says_how_many_answered_one_way(one_way, sentence, sizes):
    poll, _statements = revealed(["a"] * 9)
    keep(poll, groups=[{"size": size, "leans": {}} for size in sizes], one_way=one_way)

    said = seen(results(poll)[1].find(id="groups").parent)

    assert sentence in said
    assert (THE_SAME_WAY in said) == (one_way != 0)


def test_who_answers_one_way_is_counted_by_the_worker():
    # Eight statements that have their share each, and three ballots that turn all down.
    rows = [
        "".join(
            "a" if (3 * person + statement * statement) % 11 < 7 else "d" for statement in range(8)
        )
        for person in range(16)
    ]
    poll, _statements = revealed([*rows, "dddddddd", "dddddddd", "dddddddd"])

    work_out_groups.func(poll.pk)

    poll.refresh_from_db()
    assert (poll.groups["one_way"], poll.groups["is_looked_for"]) == (3, True)


def test_too_few_people_are_left_when_some_answer_one_way():
    poll, _statements = revealed(
        [*["adadaadd", "aadadada", "daadaada", "ddaaadad"] * 2][:7] + ["dddddddd"] * 2
    )

    work_out_groups.func(poll.pk)

    poll.refresh_from_db()
    assert (poll.groups["voters"], poll.groups["is_looked_for"]) == (9, False)
    assert "Too few to say: groups are looked for" in seen(results(poll)[1])


@pytest.mark.parametrize("size", [1, 3, 300])
def test_results_ask_the_same_number_of_queries(client, size, django_assert_num_queries):
    poll = make_poll(is_revealed=True)
    statements = [make_statement(poll=poll) for _ in range(size)]
    with transaction.atomic():
        make_ballots(poll, statements[:2], ["ad"[: len(statements[:2])]] * size)

    with django_assert_num_queries(6):
        client.get(reverse("votes:code_results", args=[poll.meeting.code]))
