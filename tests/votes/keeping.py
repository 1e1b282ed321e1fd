"""One of each kind that voting keeps for a time, for a test that moves the clock."""

from datetime import timedelta

from joinedup.votes.models import TypedBallot
from tests.factories.votes import make_poll, make_typed_ballot


def make_old_list(mark, at):
    poll = make_poll(opened_at=at - timedelta(hours=1), closed_at=at)
    line = make_typed_ballot(poll=poll, typed=mark)
    return TypedBallot.objects.filter(pk=line.pk).exists


MAKERS = {"typed ballots": make_old_list}
