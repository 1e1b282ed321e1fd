"""Who did what, when, with the names that the record itself does not keep."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.core.events import declared_events
from joinedup.core.scopes import ScopedModel, ScopeKind
from joinedup.record.models import BreakKind, RecordCheck, RecordEntry


def kinds_of_entries(community: ScopedModel) -> list[str]:
    """Everything that was ever done in this community: the values of events."""
    kinds = entries_of(community).order_by("event")
    return list(kinds.values_list("event", flat=True).distinct())


def entries_of(community: ScopedModel, *, event: str = "") -> QuerySet[RecordEntry]:
    """The lines of a community's record, latest first."""
    entries = RecordEntry.objects.filter(scope_kind=ScopeKind.COMMUNITY, scope_id=community.pk)
    return entries.filter(event=event) if event else entries


def entries_about(thing: ScopedModel, event: str) -> QuerySet[RecordEntry]:
    """The lines that say this of a thing, latest first."""
    return RecordEntry.objects.filter(
        about_kind=thing._meta.label_lower, about_id=thing.pk, event=event
    )


def changed_by(model: str, members: Collection[int], since: datetime) -> QuerySet[RecordEntry, int]:
    """The ids of things of a model, such as "reports.Finding", that one of these members changed
    since a moment."""
    entries = RecordEntry.objects.filter(about_kind=model.lower(), by_kind="member", at__gte=since)
    return entries.filter(by_id__in=members).order_by().values_list("about_id", flat=True)


def latest_check() -> RecordCheck | None:
    """What came of looking through the record the last time."""
    return RecordCheck.objects.first()


def what_is_wrong(check: RecordCheck) -> list[str]:
    """What a check found, a sentence or so each."""
    return [_as_told(BreakKind(kind), first, last) for kind, first, last in check.breaks]


def _as_told(kind: BreakKind, first: int, last: int) -> str:
    # Those two are about no line.
    if kind in (BreakKind.UNGUARDED, BreakKind.HEADS):
        return str(kind.label)
    words = {"first": first, "last": last, "what": kind.label}
    if first == last:
        return _("Line %(first)d: %(what)s") % words
    return _("Lines %(first)d to %(last)d: %(what)s") % words


def with_names(entries: list[Any]) -> list[Any]:
    """Give each line what the page shows of it beside its moment.

    ``label`` is what was done; ``by_name`` is empty for whoever has no account; ``about_name``
    is empty where the thing is gone or has no name; ``is_open`` is false where who did it to
    what is nobody else's business.
    """
    people = get_user_model()._default_manager.filter(pk__in={entry.by_id for entry in entries})
    names = dict(people.values_list("pk", "name"))
    things = _names_of_things(entries)
    events = declared_events()
    for entry in entries:
        event = events.get(entry.event)
        # Lines outlive their app: of what nobody declares any more, who did it is not told.
        entry.label = event.label if event else entry.event
        entry.is_open = event is not None and event.is_open
        entry.by_name = names.get(entry.by_id, "") if entry.is_open else ""
        entry.about_name = things.get(_thing(entry), "") if entry.is_open else ""
    return entries


def _thing(entry: RecordEntry) -> tuple[str, int]:
    return entry.about_kind, entry.about_id


def _names_of_things(entries: list[Any]) -> dict[tuple[str, int], str]:
    """The names by kind and number, with one query for each kind."""
    numbers: defaultdict[str, set[int]] = defaultdict(set)
    for entry in entries:
        numbers[entry.about_kind].add(entry.about_id)
    names: dict[tuple[str, int], str] = {}
    models = {model._meta.label_lower: model for model in apps.get_models()}
    for kind, ids in numbers.items():
        model: Any = models.get(kind)
        if model and model.named_by:
            found = model._default_manager.filter(pk__in=ids).values_list("pk", model.named_by)
            names.update({(kind, number): name or "" for number, name in found})
    return names
