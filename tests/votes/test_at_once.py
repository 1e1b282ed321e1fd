"""Votes that arrive in the same moment."""

import uuid
from functools import partial

import pytest
from django.utils import timezone

from joinedup.core.models import TakenAs
from joinedup.votes.models import Ballot, PollKind, TypedBallot
from joinedup.votes.selectors.paper import typed_ballots_of
from joinedup.votes.selectors.polls import turnout
from joinedup.votes.services.casting import NotTakingVotes, choose_ideas
from joinedup.votes.services.paper import type_ballots
from joinedup.votes.services.polls import close_poll, reveal_poll
from tests.at_once import at_once
from tests.factories.people import make_member
from tests.factories.votes import make_ideas, make_poll

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def poll():
    return make_poll(kind=PollKind.RECOMMENDATIONS)


def kept():
    return sorted(
        sorted(ballot.votes.values_list("spot", "statement__text"))
        for ballot in Ballot.objects.all()
    )


def show(poll):
    close_poll(poll=poll, by=make_member(), at=timezone.now())
    reveal_poll(poll=poll, by=make_member(), at=timezone.now())


def test_two_choices_of_one_ballot_never_mix(poll):
    ideas = make_ideas(poll, *"ABCDEF")
    choose = partial(choose_ideas, in_round=1, ballot_id="mine", poll=poll)

    answers = at_once(
        *(partial(choose, ideas=some) for some in (ideas[:3], ideas[3:], ideas[:3], ideas[3:]))
    )

    assert answers == [None] * 4
    assert kept() in ([[(1, "A"), (2, "B"), (3, "C")]], [[(1, "D"), (2, "E"), (3, "F")]])


def typing(poll, *ballots, key=None, by):
    return partial(
        type_ballots,
        key=key or uuid.uuid4(),
        poll=poll,
        ballots=[dict.fromkeys(ballot, 1) for ballot in ballots],
        by=by,
        at=timezone.now(),
    )


def test_many_phones_and_paper_sent_twice_are_all_there_once(poll):
    ideas = make_ideas(poll, *"ABC")
    paper = typing(poll, [1, 3], [2], key=uuid.uuid4(), by=make_member())
    phones = [
        partial(choose_ideas, in_round=1, ballot_id=f"phone {number}", poll=poll, ideas=ideas[:1])
        for number in range(4)
    ]

    answers = at_once(paper, *phones, paper)
    counted = turnout(poll)
    show(poll)

    assert {each for each in answers if each} == {TakenAs.NEW, TakenAs.SAME}
    assert kept() == [[(1, "A")]] * 4 + [[(1, "A"), (2, "C")], [(1, "B")]]
    assert counted == turnout(poll) == 6


def test_scribes_who_type_at_once_each_have_their_own_list_in_order(poll):
    make_ideas(poll, *"ABC")
    scribes = [make_member() for _ in range(3)]
    lists = [[[1], [2]], [[3]], [[1], [1], [2]]]

    at_once(*(typing(poll, *list_, by=by) for by, list_ in zip(scribes, lists, strict=True)))

    typed = [[line.counted for line in typed_ballots_of(by, poll)] for by in scribes]
    assert typed == [["1", "2"], ["3"], ["1", "1", "2"]]


def test_what_is_typed_while_results_are_revealed_counts_or_is_refused(poll):
    make_ideas(poll, *"ABC")
    close_poll(poll=poll, by=make_member(), at=timezone.now())
    papers = [typing(poll, [1], by=make_member()) for _ in range(4)]

    _revealed, *answers = at_once(
        partial(reveal_poll, poll=poll, by=make_member(), at=timezone.now()), *papers
    )

    assert all(each is TakenAs.NEW or isinstance(each, NotTakingVotes) for each in answers)
    assert kept() == [[(1, "A")]] * answers.count(TakenAs.NEW)
    assert not TypedBallot.objects.exists()


def test_closing_while_people_choose_loses_nothing_that_was_taken(poll):
    ideas = make_ideas(poll, *"ABC")
    phones = [
        partial(choose_ideas, in_round=1, ballot_id=f"phone {number}", poll=poll, ideas=ideas)
        for number in range(4)
    ]

    closed, *answers = at_once(
        partial(close_poll, poll=poll, by=make_member(), at=timezone.now()), *phones
    )

    assert not closed.is_open
    assert all(each is None or isinstance(each, NotTakingVotes) for each in answers)
    assert kept() == [[(1, "A"), (2, "B"), (3, "C")]] * answers.count(None)
