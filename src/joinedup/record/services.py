from django.db import connection

from joinedup.record.models import Entry


class NotInATransaction(Exception):
    """The change and its record entry must stand or fall together."""


def write(what, *, about, by, at, community=None, **details):
    """Write one line of the record, inside the transaction of the change it tells of.

    ``about`` is a saved model instance. ``by`` is a member, or one of the words "guest",
    "link" (somebody who held a private link) and "program". ``details`` are facts
    such as counts and states, never people's words.

    Raises NotInATransaction outside ``transaction.atomic``.
    """
    if not connection.in_atomic_block:
        raise NotInATransaction(what)
    by_kind, by_id = (by, None) if isinstance(by, str) else ("member", by.pk)
    return Entry.objects.create(
        at=at,
        what=what,
        about_kind=about._meta.label_lower,
        about_id=about.pk,
        community_id=community.pk if community else None,
        by_kind=by_kind,
        by_id=by_id,
        details=details,
    )
