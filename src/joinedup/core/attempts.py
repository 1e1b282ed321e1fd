"""A form's key names an attempt of whoever sends it: what becomes of a form that is sent again.

The same content makes nothing new. Other content changes what was made, as if it were changed by
hand, or is refused in a sentence. Nothing is thanked for and dropped: see decision 24.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from joinedup.core.exceptions import ServiceError
from joinedup.core.idempotency import derive_key
from joinedup.core.models import IdempotentModel, TakenAs

M = TypeVar("M", bound=IdempotentModel)


class NotTaken(ServiceError):
    """What a form says now was not taken, for what it made before stands.

    Says why, in a sentence. ``kept`` is what stands, where somebody may be led to it.
    """

    def __init__(self, why: object = "", kept: Model | None = None) -> None:
        super().__init__(
            why or _("What you sent before has been changed since, so nothing was taken now.")
        )
        self.kept = kept


def attempt_key(key: uuid.UUID, by: Model | str, *parts: object) -> uuid.UUID:
    """The key of one thing out of one person's form.

    ``parts`` are the place it is made at, and words that make it another thing. The maker is
    always one of them: a key that was copied out of somebody else's form names nothing of theirs.
    """
    return derive_key(key, *(_plain(part) for part in (by, *parts)))


def make_or_change(
    model: type[M],
    *,
    key: uuid.UUID,
    by: Model | str,
    parts: tuple[object, ...] = (),
    said: Mapping[str, object],
    besides: Mapping[str, object],
    change: Callable[[M], object] | None = None,
) -> M:
    """Make what this form of this person makes, or change what it made; ``taken_as`` tells which.

    ``parts`` are as in ``attempt_key``. ``said`` are the fields that the form fills, ``besides``
    all others. When the form comes again and says something else, ``change`` does what changing
    it by hand does; it may raise NotTaken. Raises NotTaken also when the thing is not as the form
    left it: somebody, or its maker, changed it since.
    """
    stored_key = attempt_key(key, by, *parts)
    thing, is_new = model._default_manager.get_or_create(
        key=stored_key, defaults={**said, **besides, "sent": content_mark(key, said)}
    )
    if is_new:
        thing.taken_as = TakenAs.NEW
        return thing
    thing = model._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)
    thing.taken_as = TakenAs.SAME
    now = content_mark(key, said)
    if thing.sent == now:
        return thing
    if change is None or thing.sent != content_mark(
        key, {name: getattr(thing, name) for name in said}
    ):
        raise NotTaken(kept=thing)
    change(thing)
    model._default_manager.filter(pk=thing.pk).update(sent=now)
    thing.refresh_from_db()
    thing.taken_as = TakenAs.CHANGE
    return thing


def tell(thing: IdempotentModel, made: str, *, changed: str) -> str:
    """Which of two sentences is true: that a form made something, or changed what it had made."""
    return changed if thing.taken_as is TakenAs.CHANGE else made


def content_mark(key: uuid.UUID, said: Mapping[str, object]) -> uuid.UUID:
    """What a form says, as one number.

    The form's own key, which is kept nowhere, is part of it: so it does not give words away.
    """
    plain = {name: _plain(value) for name, value in said.items()}
    return derive_key(key, "says", json.dumps(plain, sort_keys=True))


def _plain(value: object) -> object:
    if isinstance(value, Model):
        # Not type(value): whoever is signed in comes as a lazy stand-in.
        return f"{value._meta.label_lower} {value.pk}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, bool | int | list | dict) or value is None:
        return value
    return str(value)
