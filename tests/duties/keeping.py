"""A refusal whose time is over at a moment, for a test that moves the clock."""

from joinedup.duties.models.refusals import Refusal
from tests.duties.refusals import make_refusal


def make_old_refusal(mark, at):
    kept = Refusal.objects.filter(pk=make_refusal(at=at).pk)
    kept.update(until=at, duty_id=mark)
    return kept.exists


MAKERS = {"refusals": make_old_refusal}
