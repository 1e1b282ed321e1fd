"""Local knowledge is written down, confirmed by another person, looked at again, and ended.

Whether somebody may do it is asked by the decorators of the views, in ``rules``; what must never
happen, whoever asks, is refused here. All of it holds the community first, one at a time.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.access.models import Community, Role, RoleKind
from joinedup.access.services.communities import lock_communities
from joinedup.core.attempts import NotTaken, attempt_key, make_or_change
from joinedup.core.dated import held_on
from joinedup.core.models import TakenAs
from joinedup.core.optimistic_lock import fingerprint, refuse_when_changed
from joinedup.duties.events import Event
from joinedup.duties.exceptions import (
    AlreadyWaiting,
    NeedsAdviser,
    NeedsAnotherPerson,
    NotCounting,
    NotWaiting,
)
from joinedup.duties.lib.topics import Topic
from joinedup.duties.models.local import LIVE, SAID, WAITING, LocalEntry
from joinedup.people.models import Member
from joinedup.record import services as record

CONFIRMATION = ("confirmed_by", "confirmed_at", "confirmed_by_adviser", "replaces", "reviewed_on")
# As what somebody may have done it, as the public log tells.
ROLES = [RoleKind.COORDINATOR, RoleKind.ADVISER, RoleKind.ADMINISTRATOR]


@transaction.atomic
def write_entry(
    *,
    key: UUID,
    community: Community,
    topic: Topic,
    said: Mapping[str, str],
    owner: Member,
    by: Member,
    at: datetime,
) -> LocalEntry:
    """Write down what is known here; nobody sees it until another person confirms it.

    ``said`` are the parts, by name; those left out are empty. What the same person wrote before
    for the same topic, and nobody has confirmed, is taken back. Raises AlreadyWaiting when
    somebody else's waits, and NotTaken when this form made one that no longer waits.
    """
    lock_communities([community.pk])
    about = {"community": community, "sector": topic.sector, "duty_id": topic.duty_id}
    parts = (community, topic.slug)
    waiting = LocalEntry.objects.filter(WAITING, **about).first()
    is_sent_again = LocalEntry.objects.filter(key=attempt_key(key, by, *parts)).exists()
    if waiting and not is_sent_again:
        if waiting.made_by_id != by.pk:
            raise AlreadyWaiting(waiting)
        _decline(waiting, "", by, at)
    filled = {name: said.get(name, "") for name in SAID} | {"owner": owner}
    roles = _roles_of(by, community, at)
    entry = make_or_change(
        LocalEntry,
        key=key,
        by=by,
        parts=parts,
        said=filled,
        besides={
            **about,
            "made_by": by,
            "made_at": at,
            "made_by_adviser": RoleKind.ADVISER in roles,
        },
        change=lambda entry: _write_anew(entry, filled, at),
    )
    if entry.taken_as is not TakenAs.SAME:
        record.write(Event.LOCAL_MADE, about=entry, by=by, at=at, roles=roles)
    return entry


def _write_anew(entry: LocalEntry, filled: Mapping[str, object], at: datetime) -> None:
    if not entry.is_waiting:
        raise NotTaken(
            _("What you sent before has since been confirmed, declined or taken back."), entry
        )
    for name, value in filled.items():
        setattr(entry, name, value)
    entry.made_at = at
    entry.save()


@transaction.atomic
def confirm_entry(
    *, entry: LocalEntry, expected: str | None, by: Member, at: datetime
) -> LocalEntry:
    """Let an entry count from now on, in place of what counted before. Twice by one person is
    once.

    ``expected`` is the mark of what they had before their eyes. Raises ChangedMeanwhile,
    NotWaiting, NeedsAnotherPerson and NeedsAdviser.
    """
    entry = _lock(entry)
    if entry.confirmed_by_id == by.pk:
        return entry
    if not entry.is_waiting:
        raise NotWaiting
    if entry.made_by_id == by.pk:
        raise NeedsAnotherPerson
    roles = _roles_of(by, entry.community, at)
    if not entry.made_by_adviser and RoleKind.ADVISER not in roles:
        raise NeedsAdviser
    refuse_when_changed(expected, mark_of(entry))
    before = LocalEntry.objects.filter(
        LIVE, community=entry.community, sector=entry.sector, duty_id=entry.duty_id
    ).first()
    if before:
        before.ended_at = at
        before.save(update_fields=["ended_at"])
    entry.confirmed_by, entry.confirmed_at, entry.replaces = by, at, before
    entry.confirmed_by_adviser = RoleKind.ADVISER in roles
    entry.reviewed_on = timezone.localdate(at)
    # Not what it says, out of which somebody may take words back in this moment.
    entry.save(update_fields=CONFIRMATION)
    record.write(Event.LOCAL_CONFIRMED, about=entry, by=by, at=at, roles=roles)
    return entry


@transaction.atomic
def decline_entry(*, entry: LocalEntry, reason: str, by: Member, at: datetime) -> LocalEntry:
    """Say no to an entry and why, or take back one's own. Twice by one person is once. Raises
    NotWaiting."""
    entry = _lock(entry)
    if entry.declined_by_id == by.pk:
        return entry
    if not entry.is_waiting:
        raise NotWaiting
    return _decline(entry, reason, by, at)


@transaction.atomic
def review_entry(*, entry: LocalEntry, by: Member, at: datetime) -> LocalEntry:
    """Say that it is still right: its days count anew. Raises NotCounting."""
    entry = _lock(entry)
    if not entry.is_live:
        raise NotCounting
    today = timezone.localdate(at)
    if entry.reviewed_on != today:
        entry.reviewed_on = today
        entry.save(update_fields=["reviewed_on"])
        roles = _roles_of(by, entry.community, at)
        record.write(Event.LOCAL_REVIEWED, about=entry, by=by, at=at, roles=roles)
    return entry


@transaction.atomic
def end_entry(*, entry: LocalEntry, by: Member, at: datetime) -> LocalEntry:
    """Let it count no longer, with nothing in its place. What has ended stays so."""
    entry = _lock(entry)
    if entry.is_live:
        entry.ended_at = at
        entry.save(update_fields=["ended_at"])
        roles = _roles_of(by, entry.community, at)
        record.write(Event.LOCAL_ENDED, about=entry, by=by, at=at, roles=roles)
    return entry


def mark_of(entry: LocalEntry) -> str:
    """The mark of what an entry says, by which whoever confirms it says what they saw."""
    return fingerprint(*(getattr(entry, name) for name in SAID), entry.owner_id)


def _decline(entry: LocalEntry, reason: str, by: Member, at: datetime) -> LocalEntry:
    entry.declined_by, entry.declined_at, entry.decline_reason = by, at, reason
    entry.save(update_fields=["declined_by", "declined_at", "decline_reason"])
    roles = _roles_of(by, entry.community, at)
    record.write(Event.LOCAL_DECLINED, about=entry, by=by, at=at, roles=roles)
    return entry


def _lock(entry: LocalEntry) -> LocalEntry:
    lock_communities([entry.community_id])
    locked = LocalEntry.objects.select_for_update(of=("self",)).select_related("community")
    return locked.get(pk=entry.pk)


def _roles_of(member: Member, community: Community, at: datetime) -> list[str]:
    """As what somebody does something to local knowledge on this day."""
    held = Role.objects.filter(
        held_on(timezone.localdate(at)), member=member, community=community, kind__in=ROLES
    )
    kinds = set(held.values_list("kind", flat=True))
    return [str(each) for each in ROLES if each in kinds]
