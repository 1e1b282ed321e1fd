"""What is kept for a time only, for a test that moves the clock."""

from joinedup.duties.models.local import LocalEntry
from joinedup.duties.models.refusals import Refusal
from tests.duties.refusals import make_refusal
from tests.factories.local import make_declined


def make_declined_long_ago(mark, at):
    entry = make_declined(declined_at=at, decline_reason=mark, team=mark)
    return LocalEntry.objects.filter(pk=entry.pk, team=mark, decline_reason=mark).exists


def make_old_refusal(mark, at):
    kept = Refusal.objects.filter(pk=make_refusal(at=at).pk)
    kept.update(until=at, duty_id=mark)
    return kept.exists


MAKERS = {"declined local knowledge": make_declined_long_ago, "refusals": make_old_refusal}
