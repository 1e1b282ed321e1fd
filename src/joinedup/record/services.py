from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection

from joinedup.core.events import EventChoices, is_declared
from joinedup.core.scopes import ScopedModel
from joinedup.record.models import RecordEntry


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
    states, never people's words.

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
