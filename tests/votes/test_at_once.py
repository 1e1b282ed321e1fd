"""Votes that arrive in the same moment."""

import uuid
from functools import partial

import pytest
from django.utils import timezone

from joinedup.votes.models import Ballot, PollKind
from joinedup.votes.services.casting import NotTakingVotes, cast_on_paper, choose_ideas
from joinedup.votes.services.polls import close_poll
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


def test_two_choices_of_one_ballot_never_mix(poll):
    ideas = make_ideas(poll, *"ABCDEF")
    choose = partial(choose_ideas, ballot_id="mine", poll=poll)

    answers = at_once(
        *(partial(choose, ideas=some) for some in (ideas[:3], ideas[3:], ideas[:3], ideas[3:]))
    )

    assert answers == [None] * 4
    assert kept() in ([[(1, "A"), (2, "B"), (3, "C")]], [[(1, "D"), (2, "E"), (3, "F")]])


def test_many_phones_and_paper_sent_twice_are_all_there_once(poll):
    ideas = make_ideas(poll, *"ABC")
    paper = partial(
        cast_on_paper,
        key=uuid.uuid4(),
        poll=poll,
        ballots=[{1: 1, 3: 1}, {2: 1}],
        by=make_member(),
        at=timezone.now(),
    )
    phones = [
        partial(choose_ideas, ballot_id=f"phone {number}", poll=poll, ideas=ideas[:1])
        for number in range(4)
    ]

    answers = at_once(paper, *phones, paper)

    assert sorted(each for each in answers if each is not None) == [0, 2]
    assert kept() == [[(1, "A")]] * 4 + [[(1, "A"), (2, "C")], [(1, "B")]]


def test_closing_while_people_choose_loses_nothing_that_was_taken(poll):
    ideas = make_ideas(poll, *"ABC")
    phones = [
        partial(choose_ideas, ballot_id=f"phone {number}", poll=poll, ideas=ideas)
        for number in range(4)
    ]

    closed, *answers = at_once(
        partial(close_poll, poll=poll, by=make_member(), at=timezone.now()), *phones
    )

    assert not closed.is_open
    assert all(each is None or isinstance(each, NotTakingVotes) for each in answers)
    assert kept() == [[(1, "A"), (2, "B"), (3, "C")]] * answers.count(None)
