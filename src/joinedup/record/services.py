from datetime import datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction

from joinedup.core.events import EventChoices, is_declared
from joinedup.core.reading import one_moment
from joinedup.core.scopes import ScopedModel
from joinedup.record.lib import heads
from joinedup.record.lib.breaks import Break, Head, walk_chain
from joinedup.record.models import (
    BreakKind,
    RecordCheck,
    RecordEntry,
    RecordSeal,
    RecordStretch,
)

# As the database reckons seven years, or a little more.
SEVEN_YEARS = timedelta(days=7 * 366)


class NotInATransaction(Exception):
    """The change and its record entry must stand or fall together."""


class UndeclaredEvent(Exception):
    """The event is in no app's ``EVENTS``, so nobody has said who may read of it."""


def write(
    event: EventChoices,
    *,
    about: ScopedModel,
    by: AbstractBaseUser | str,
    at: datetime,
    scope: ScopedModel | None = None,
    **details: object,
) -> RecordEntry:
    """Write one line of the record, inside the transaction of the change it tells of.

    ``about`` is a saved model instance. ``by`` is a member, or one of the words "guest",
    "link" (somebody who held a private link) and "program". The line belongs to whatever
    ``about`` belongs to, unless ``scope`` names another. ``details`` are facts such as counts and
    states, never people's words. The database puts the line in the chain (``lib.sqlite``,
    ``lib.postgresql``).

    Raises NotInATransaction outside ``transaction.atomic``, and UndeclaredEvent.
    """
    if not is_declared(event):
        raise UndeclaredEvent(event)
    if not connection.in_atomic_block:
        raise NotInATransaction(event)
    by_kind, by_id = (by, None) if isinstance(by, str) else ("member", by.pk)
    scope_kind, scope_id = (scope or about).get_scope()
    return RecordEntry.objects.create(
        at=at,
        event=event,
        about_kind=about._meta.label_lower,
        about_id=about.pk,
        scope_kind=scope_kind,
        scope_id=scope_id,
        by_kind=by_kind,
        by_id=by_id,
        details=details,
    )


def check_record(*, at: datetime) -> RecordCheck:
    """Look through the whole record, and keep what came of it. Where nothing is wrong that nobody
    has accepted, the head of the chain goes to the file of heads. Not in a transaction: it reads
    for long."""
    known = heads.read()
    with one_moment():
        walk = walk_chain(known.heads, at)
        had_heads = RecordCheck.objects.filter(breaks=[], number__gt=0).exists()
    breaks = walk.breaks
    if not known.is_readable or (had_heads and not known.heads):
        breaks = [Break(BreakKind.HEADS, 0, 0), *breaks]
    broken = [each for each in breaks if not known.accepts(each)]
    if not broken and walk.number:
        heads.keep_head(Head(at, walk.number, walk.hash))
    return RecordCheck.objects.create(
        at=at,
        number=walk.number,
        hash=walk.hash,
        breaks=[[each.kind, each.first, each.last] for each in broken],
    )


def accept_breaks(*, check: RecordCheck, at: datetime) -> None:
    """Note in the file of heads that whoever runs the installation knows of what a check found."""
    heads.accept((Break(*each) for each in check.breaks), at)


@transaction.atomic
def forget_old_entries(*, at: datetime) -> int:
    """Take away the lines up to the latest head that was kept over seven years ago; how many. The
    head stays. Where the tables belong to another role, only that one may."""
    old = [head.number for head in heads.read().heads if head.at < at - SEVEN_YEARS]
    seal = RecordSeal.objects.filter(number=max(old, default=0)).first()
    if seal is None:
        return 0
    RecordStretch.objects.create(number=seal.number, hash=seal.hash, gone_at=at)
    gone = RecordSeal.objects.filter(number__lte=seal.number)
    # The database looks at the seal of each line before it lets it go.
    RecordEntry.objects.filter(pk__in=gone.values("entry_id")).delete()
    return gone.delete()[0]
