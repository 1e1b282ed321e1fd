"""Those who run a community decide about copies of words that were taken back."""

from datetime import datetime

from django.db import transaction

from joinedup.access.models import Community
from joinedup.core.decisions import decide, one_text
from joinedup.core.models import Redaction
from joinedup.core.optimistic_lock import ChangedMeanwhile
from joinedup.core.seen_runs import hold_texts
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.reports.events import Event


@transaction.atomic
def take_copy_out(*, redaction: Redaction, by: Member, at: datetime) -> int:
    """Let a copy go for good, in a text and in its history; in how many places somebody changed
    the text since, so that it waits there still. Raises ChangedMeanwhile where all are such."""
    return _decide(redaction, True, by, at)


@transaction.atomic
def put_copy_back(*, redaction: Redaction, by: Member, at: datetime) -> int:
    """Let a text and its history stand as they stood: these are not the copied words. Gives and
    raises the same as ``take_copy_out``."""
    return _decide(redaction, False, by, at)


def _decide(redaction: Redaction, goes: bool, by: Member, at: datetime) -> int:
    hold_texts()
    waiting = Redaction.objects.filter(decided_at=None).annotate(text=one_text())
    same = list(waiting.filter(text=redaction.same_as_id or redaction.pk))
    community = Community.objects.get(pk=redaction.community)
    changed = 0
    for each in same:
        try:
            decide(each, goes=goes, at=at)
        except ChangedMeanwhile:
            changed += 1
            continue
        record.write(
            Event.COPY_TAKEN_OUT if goes else Event.COPY_STAYS,
            about=each,
            scope=community,
            by=by,
            at=at,
            model=each.model,
            row=each.row,
        )
    if same and changed == len(same):
        raise ChangedMeanwhile
    return changed
