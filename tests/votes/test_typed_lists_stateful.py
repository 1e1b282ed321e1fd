"""Whatever scribes do, in whatever order, their lists are as plain lists would be."""

import uuid

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from joinedup.core.attempts import NotTaken, attempt_key
from joinedup.core.models import TakenAs
from joinedup.votes.lib.paper_ballots import written_ballot
from joinedup.votes.selectors.paper import typed_ballots_of
from joinedup.votes.selectors.polls import turnout
from joinedup.votes.services.casting import cast_vote
from joinedup.votes.services.paper import (
    NotOnTheList,
    change_typed_ballot,
    put_back_typed_ballot,
    take_out_typed_ballot,
    type_ballots,
)
from joinedup.votes.services.polls import close_poll, open_poll
from tests.factories.people import make_member
from tests.factories.votes import make_poll
from tests.votes.typed import cast, now, numbered, reveal

pytestmark = pytest.mark.django_db


BALLOTS = st.lists(st.sampled_from(["1a", "1a 2d", "2p 3a"]), min_size=1, max_size=4)
SCRIBES, ANY = st.sampled_from([0, 1]), st.integers(0, 30)


class Line:
    """A line of a list, as a plain Python object."""

    def __init__(self, form, ballot):
        self.form, self.typed, self.counted, self.is_out = form, ballot, ballot, False

    @property
    def is_as_typed(self):
        return not self.is_out and self.typed == self.counted


class Typing(RuleBasedStateMachine):
    """Two scribes type, send their forms again with other ballots, and put their lists right.
    Beside the program's lists plain ones are kept. Both use the same keys: nobody's key names
    anything of somebody else."""

    def __init__(self):
        super().__init__()
        self.poll = make_poll()
        self.statements = numbered(self.poll)
        self.scribes = [make_member(), make_member()]
        self.keys = [uuid.uuid4() for _ in range(2)]
        self.lists, self.phones = [[], []], 0

    def rows(self, who):
        return typed_ballots_of(self.scribes[who], self.poll)

    def type(self, who, key, ballots, above=None):
        return type_ballots(
            key=key,
            poll=self.poll,
            ballots=[written_ballot(each) for each in ballots],
            above=above,
            by=self.scribes[who],
            **now(),
        )

    @rule(who=SCRIBES, form=ANY, ballots=BALLOTS)
    def send(self, who, form, ballots):
        key, listed = self.keys[form % len(self.keys)], self.lists[who]
        before = [line for line in listed if line.form == key]
        if [line.typed for line in before] == ballots:
            assert self.type(who, key, ballots) is TakenAs.SAME
        elif not all(line.is_as_typed for line in before):
            with pytest.raises(NotTaken):
                self.type(who, key, ballots)
        else:
            taken = TakenAs.CHANGE if before else TakenAs.NEW
            assert self.type(who, key, ballots) is taken
            new = [Line(key, ballot) for ballot in ballots]
            self.lists[who] = self.laid_out(who, before, new)

    def laid_out(self, who, before, new):
        """The plain list with new lines for those of a form. Where lines of others were put
        between these, each new line may lie on either side of them."""
        listed = self.lists[who]
        first = listed.index(before[0]) if before else len(listed)
        others = [line for line in listed if line not in before]
        if listed[first : first + len(before)] == before:
            return others[:first] + new + others[first:]
        ours = attempt_key(new[0].form, self.scribes[who], self.poll)
        rest, mine = iter(others), iter(new)
        return [next(mine if row.form == ours else rest) for row in self.rows(who)]

    @rule(who=SCRIBES, place=ANY, ballots=BALLOTS)
    def put_above(self, who, place, ballots):
        listed, key = self.lists[who], uuid.uuid4()
        place %= len(listed) + 1
        above = [*self.rows(who), None][place]

        assert self.type(who, key, ballots, above) is TakenAs.NEW

        self.keys.append(key)
        listed[place:place] = [Line(key, ballot) for ballot in ballots]

    @rule(who=SCRIBES, place=ANY, ballots=BALLOTS, act=st.sampled_from(["change", "out", "back"]))
    def put_right(self, who, place, ballots, act):
        if not self.lists[who]:
            return
        place %= len(self.lists[who])
        line, row = self.lists[who][place], self.rows(who)[place]
        given = {"poll": self.poll, "line": row.pk, "by": self.scribes[who], **now()}
        if act == "change":
            change_typed_ballot(ballot=written_ballot(ballots[0]), **given)
            line.counted, line.is_out = ballots[0], False
        elif act == "out":
            take_out_typed_ballot(**given)
            line.is_out = True
        else:
            put_back_typed_ballot(**given)
            line.counted = line.counted if line.is_out else line.typed
            line.is_out = False

    @rule(who=SCRIBES, place=ANY)
    def reach_for_a_line_of_the_other(self, who, place):
        if not self.lists[who]:
            return
        row = self.rows(who)[place % len(self.lists[who])]
        with pytest.raises(NotOnTheList):
            take_out_typed_ballot(poll=self.poll, line=row.pk, by=self.scribes[1 - who], **now())

    @rule()
    def vote_on_a_phone(self):
        if not self.poll.closed_at:
            self.phones += 1
            cast_vote(
                in_round=1,
                ballot_id=f"{self.poll} {self.phones}",
                statement=self.statements[0],
                value=0,
            )

    @rule()
    def close_or_open(self):
        act = open_poll if self.poll.closed_at else close_poll
        whose = (
            {"poll": self.poll}
            if act is close_poll
            else {
                "meeting": self.poll.meeting,
                "kind": self.poll.kind,
            }
        )
        self.poll = act(by=self.scribes[0], **whose, **now())

    @invariant()
    def lists_are_the_same(self):
        for who, listed in enumerate(self.lists):
            assert [(row.typed, row.counted, row.is_out) for row in self.rows(who)] == [
                (line.typed, line.counted, line.is_out) for line in listed
            ]
        assert turnout(self.poll) == self.phones + len(self.counting)

    @property
    def counting(self):
        return [line for listed in self.lists for line in listed if not line.is_out]

    def teardown(self):
        reveal(self.poll)
        paper = [sorted(written_ballot(line.counted).items()) for line in self.counting]
        assert cast(self.poll) == sorted([*paper, *[[(1, 0)]] * self.phones])
        assert not self.poll.typed_ballots.exists()


def test_whatever_scribes_do_their_lists_are_as_plain_lists_would_be():
    run_state_machine_as_test(
        Typing, settings=settings(max_examples=40, stateful_step_count=15, deadline=None)
    )
