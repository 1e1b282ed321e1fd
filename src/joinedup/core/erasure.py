"""What a person may ask of what is kept about them: a copy of it, and that it goes."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Model, Q, QuerySet

from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.core.models import Redaction
from joinedup.core.registry import contributions
from joinedup.core.texts import Text, Whose, declared_texts

# Takes a member, who asks (as in the record) and the moment. Declared as ``ERASURES`` by apps
# that must do more for somebody who goes than leave fields blank.
Erasure = Callable[[Model, object, datetime], None]


def export_of(member: Model) -> dict[str, list[dict[str, object]]]:
    """Everything that a member said, wrote or gave of themselves: rows by model, each a
    dictionary of its fields that say something. Plain values, for JSON."""
    export: dict[str, dict[object, dict[str, object]]] = {}
    for text, rows in _texts_of(member):
        if text.whose is Whose.CODE:
            continue
        for row in rows.values("pk", *text.fields):
            said = {name: _plain(row[name]) for name in text.fields if row[name]}
            if said:
                export.setdefault(text.model, {}).setdefault(row["pk"], {}).update(said)
    return {model: list(rows.values()) for model, rows in export.items()}


@transaction.atomic
def erase(member: Model, *, by: object, at: datetime) -> None:
    """Take away everything that a member said or gave of themselves.

    What they wrote for a community or an organisation belongs to it, and stays. Votes stay, for
    nobody knows whose they are; the record stays, for it holds no words.
    """
    for erasure in contributions("ERASURES"):
        erasure(member, by, at)
    # From the top down: an address is needed to find what is known by it alone.
    for text, rows in reversed(list(_texts_of(member))):
        if text.whose is Whose.PERSONAL and text.written:
            # What they said of themselves, with a copy in it, about which nobody decides any more.
            kept = Redaction.objects.filter(model=text.model, row__in=rows.values("pk"))
            kept.filter(decided_at=None).update(kept="", decided_at=at)
        if text.whose in (Whose.OWN, Whose.PERSONAL) or text.erase:
            (text.erase or _blank(text))(rows, at)
    empty_log_on_commit()


def delete_rows(rows: QuerySet, at: datetime) -> None:
    """Take whole rows away: for a ``Text`` whose row is nothing without the person."""
    rows.delete()


def _texts_of(member: Any) -> Iterator[tuple[Text, QuerySet]]:
    for text in declared_texts():
        theirs = Q(pk__in=[])
        if text.member:
            theirs |= Q(**{"pk" if text.member == "self" else text.member: member.pk})
        if text.email and member.email:
            theirs |= Q(**{text.email: member.email})
        if text.member or text.email:
            yield text, text.model_class._default_manager.filter(theirs)


def _blank(text: Text) -> Callable[[QuerySet, datetime], None]:
    def blank(rows: QuerySet, at: datetime) -> None:
        fields = [text.model_class._meta.get_field(name) for name in text.fields]
        rows.update(**{field.name: None if field.null else _nothing(field) for field in fields})

    return blank


def _nothing(field: object) -> dict | str:
    return {} if isinstance(field, models.JSONField) else ""


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | list | dict) else str(value)
