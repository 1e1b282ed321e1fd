"""From votes to groups, by the worker."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.votes.models import Ballot, Poll
from joinedup.votes.selectors.polls import turnout
from joinedup.votes.selectors.results import results_of
from joinedup.votes.services.polls import reveal_poll, work_out_groups
from tests.factories.people import make_member
from tests.factories.votes import make_ballots, make_poll, make_statement

pytestmark = pytest.mark.django_db
TWO_VIEWS = ["aaddaa"] * 8 + ["aaddap"] + ["aaaddd"] * 7 + ["apaddd"]
ONE_VIEW = ["aaaadd"] * 12


def revealed(rows):
    poll = make_poll(is_closed=True)
    make_ballots(poll, [make_statement(poll=poll) for _ in rows[0]] if rows else [], rows)
    reveal_poll(poll=poll, by=make_member(), at=timezone.now())
    return Poll.objects.get()


@pytest.mark.parametrize(
    ("rows", "sizes"),
    [
        (TWO_VIEWS, [9, 8]),
        (ONE_VIEW, []),
        (TWO_VIEWS[:5], []),
        ([], []),
        (["------"] * 9, []),
        (["pppppp"] * 9, []),
    ],
)
def test_groups_are_found_where_there_are_some(rows, sizes):
    found = results_of(revealed(rows)).groups

    assert [group.size for group in found.groups] == sizes


def test_groups_are_of_all_ballots_also_of_one_on_a_statement_that_is_hidden():
    poll = make_poll(is_closed=True)
    shown = [make_statement(poll=poll) for _ in range(6)]
    hidden = make_statement(poll=poll, state="hidden")
    make_ballots(poll, [*shown, hidden], [f"{row}-" for row in TWO_VIEWS] + ["------a"])
    before = turnout(poll)

    reveal_poll(poll=poll, by=make_member(), at=timezone.now())
    found = results_of(Poll.objects.get())
    page = Client().get(reverse("votes:code_results", args=[poll.meeting.code])).content.decode()

    assert (before, found.voters, found.groups.of) == (18, 18, 18)
    assert [group.size for group in found.groups.groups] == [9, 8]
    assert "18 ballots were cast" in page
    assert "17 of 18 people fall into 2 groups" in page


def test_what_is_kept_of_groups_names_no_ballot():
    poll = revealed(TWO_VIEWS)
    ballots = list(Ballot.objects.values_list("pk", flat=True))

    kept = json.dumps(poll.groups)

    assert [ballot for ballot in ballots if ballot in kept] == []
    assert {frozenset(each) for each in poll.groups["groups"]} == {frozenset({"size", "leans"})}


def test_before_the_reveal_nothing_is_worked_out():
    poll = make_poll(is_closed=True)
    make_ballots(poll, [make_statement(poll=poll) for _ in range(6)], TWO_VIEWS)

    work_out_groups.func(poll.pk)

    assert Poll.objects.get().groups is None
