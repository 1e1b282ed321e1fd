"""The public log of a community's local knowledge: the lines of the record, with what was said.

What was never confirmed is not told, for it may be why it was declined. People are told by their
roles, since who belongs to a community is nobody else's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from joinedup.access.models import Community, RoleKind
from joinedup.duties.events import Event
from joinedup.duties.lib.local_changes import Difference, differences
from joinedup.duties.lib.topics import Topic, topic_of
from joinedup.duties.models.local import LocalEntry
from joinedup.record.models import RecordEntry
from joinedup.record.selectors import entries_of

TOLD: dict[str, Promise] = {
    Event.LOCAL_MADE: _("Recorded, and waiting to be confirmed"),
    Event.LOCAL_CONFIRMED: _("Confirmed by another person"),
    Event.LOCAL_DECLINED: _("Declined"),
    Event.LOCAL_REVIEWED: _("Still right"),
    Event.LOCAL_ENDED: _("No longer shown"),
}
TAKEN_BACK = _("Taken back by the person who recorded it")


@dataclass(frozen=True)
class LogLine:
    """One line: what happened when, to what, by somebody as what, and what is said otherwise."""

    at: datetime
    title: str
    roles: list[str]
    topic: Topic
    differences: list[Difference]


def local_record(community: Community) -> QuerySet[RecordEntry]:
    """All that happened to what a community knows, latest first."""
    kind = LocalEntry._meta.label_lower
    return entries_of(community).filter(about_kind=kind, event__in=list(TOLD))


def log_lines(lines: Iterable[RecordEntry]) -> list[LogLine]:
    """These lines of the record as anybody may read them: one query more."""
    lines = list(lines)
    entries = LocalEntry.objects.select_related("replaces").in_bulk(
        {line.about_id for line in lines}
    )
    return [_told(line, entries[line.about_id]) for line in lines if line.about_id in entries]


def _told(line: RecordEntry, entry: LocalEntry) -> LogLine:
    is_taken_back = line.event == Event.LOCAL_DECLINED and line.by_id == entry.made_by_id
    return LogLine(
        line.at,
        str(TAKEN_BACK if is_taken_back else TOLD[line.event]),
        [str(RoleKind(kind).label) for kind in line.details.get("roles", ())],
        topic_of(entry),
        _differences(line.event, entry),
    )


def _differences(event: str, entry: LocalEntry) -> list[Difference]:
    if event == Event.LOCAL_CONFIRMED:
        return differences(entry.replaces, entry)
    return differences(entry, None) if event == Event.LOCAL_ENDED else []
