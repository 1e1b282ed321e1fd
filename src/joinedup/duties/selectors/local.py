"""What communities know of bodies and duties here, and who may see or look after it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from joinedup.access.models import Community, Role, RoleKind
from joinedup.access.permissions import COORDINATORS, roles_of
from joinedup.core.dated import held_on
from joinedup.core.todos import A_FEW
from joinedup.duties.lib.local_knowledge import NO_KNOWLEDGE, LocalKnowledge, knowledge_of
from joinedup.duties.lib.local_parts import WARN_AFTER
from joinedup.duties.lib.topics import Topic, topic_of
from joinedup.duties.models.local import LIVE, WAITING, LocalEntry
from joinedup.people.models import Member, Person

# Its owner is told so long before whoever reads it is warned.
REMIND_AFTER = WARN_AFTER - timedelta(days=15)
KEEPERS = [*sorted(COORDINATORS), RoleKind.ADVISER]


# Whose knowledge there is


def communities_with_contacts() -> QuerySet[Community]:
    """Those of which something counts, which is public."""
    counting = LocalEntry.objects.filter(LIVE, community=OuterRef("pk"))
    return Community.objects.filter(Exists(counting))


def contacts_visible_to(person: Person) -> QuerySet[Community]:
    """Those of which something counts or ever did, for the log stays public; and those for which
    this person may write something down or confirm it. Each with ``has_contacts``."""
    confirmed = LocalEntry.objects.filter(confirmed_at__isnull=False, community=OuterRef("pk"))
    roles = roles_of(person)
    theirs = Q(pk__in=roles.coordinates | roles.advises)
    has_contacts = Exists(LocalEntry.objects.filter(LIVE, community=OuterRef("pk")))
    return Community.objects.filter(Exists(confirmed) | theirs).annotate(has_contacts=has_contacts)


def local_entries_visible_to(person: Person) -> QuerySet[LocalEntry]:
    """All entries, also those that wait or ended, for those who coordinate or advise."""
    roles = roles_of(person)
    return LocalEntry.objects.filter(
        LocalEntry.within(roles.coordinates | roles.advises)
    ).select_related("community", "owner", "made_by", "confirmed_by", "declined_by")


# What is known


def counting_entries(community_id: int) -> QuerySet[LocalEntry]:
    """What counts in a community: confirmed, and neither replaced nor ended."""
    return LocalEntry.objects.filter(LIVE, community=community_id).order_by("sector", "duty_id")


def local_knowledge(community_id: int | None) -> LocalKnowledge:
    """All that a community knows: one query. Nothing without one."""
    return knowledge_of(counting_entries(community_id)) if community_id else NO_KNOWLEDGE


def knowledge_by_community() -> list[tuple[Community, LocalKnowledge]]:
    """What each community knows, by their names: two queries for the whole place."""
    entries: dict[int, list[LocalEntry]] = {}
    for entry in LocalEntry.objects.filter(LIVE).order_by("sector", "duty_id"):
        entries.setdefault(entry.community_id, []).append(entry)
    communities = Community.objects.filter(pk__in=entries)
    return [(each, knowledge_of(entries[each.pk])) for each in communities]


def counting_entry(community: Community, topic: Topic) -> LocalEntry | None:
    """What counts for a topic."""
    return _of_topic(community, topic).filter(LIVE).first()


def waiting_entry(community: Community, topic: Topic) -> LocalEntry | None:
    """What waits to be confirmed for a topic."""
    return _of_topic(community, topic).filter(WAITING).first()


def waiting_entries(community: Community, person: Person) -> list[Any]:
    """All that waits in a community, for those who coordinate or advise; latest first."""
    waiting = local_entries_visible_to(person).filter(WAITING, community=community)
    return with_topics(waiting.order_by("-made_at", "-pk"))


def about_topics(entries: Iterable[LocalEntry], now: datetime) -> list[Any]:
    """As ``with_topics``, for the first page."""
    return with_topics(entries)


def with_topics(entries: Iterable[LocalEntry]) -> list[Any]:
    """Each with ``topic``: what it is about."""
    found: list[Any] = list(entries)
    for entry in found:
        entry.topic = topic_of(entry)
    return found


def _of_topic(community: Community, topic: Topic) -> QuerySet[LocalEntry]:
    return LocalEntry.objects.filter(
        community=community, sector=topic.sector, duty_id=topic.duty_id
    ).select_related("owner", "made_by")


# Who looks after it


def keepers_of(community: Community) -> QuerySet[Member]:
    """Those who coordinate or advise a community today and want to, of whom one owns each
    entry."""
    held = Role.objects.filter(
        held_on(timezone.localdate()),
        community=community,
        kind__in=KEEPERS,
        member=OuterRef("pk"),
    )
    return Member.objects.filter(Exists(held), is_active=True)


def with_owner_roles(community: Community, entries: QuerySet[LocalEntry]) -> list[Any]:
    """Each of the community's entries with ``owner_role``: as what its owner looks after it
    today, or None where they no longer do, so that the coordinators do. Two queries."""
    roles = Role.objects.filter(
        held_on(timezone.localdate()),
        community=community,
        kind__in=KEEPERS,
        member__is_active=True,
    ).order_by("kind")
    kinds: dict[int, str] = {}
    for member_id, kind in roles.values_list("member", "kind"):
        kinds.setdefault(member_id, str(RoleKind(kind).label))
    found: list[Any] = list(entries)
    for entry in found:
        entry.owner_role = kinds.get(entry.owner_id)
    return found


def entries_to_confirm(member: Member, now: datetime) -> QuerySet[LocalEntry]:
    """What waits for this member's yes or no: not their own, and one of the two an adviser."""
    advised = LocalEntry.within(roles_of(member).advises)
    found = local_entries_visible_to(member).filter(WAITING, advised | Q(made_by_adviser=True))
    return found.exclude(made_by=member).order_by("made_at", "pk")[:A_FEW]


def entries_to_review(member: Member, now: datetime) -> QuerySet[LocalEntry]:
    """What this member owns and is to say that it is still right; what nobody looks after any
    more is the coordinators'."""
    today = timezone.localdate(now)
    keeper = Role.objects.filter(
        held_on(today),
        member=OuterRef("owner"),
        community=OuterRef("community"),
        kind__in=KEEPERS,
        member__is_active=True,
    )
    left = ~Exists(keeper) & LocalEntry.within(roles_of(member).coordinates)
    due = local_entries_visible_to(member).filter(LIVE, reviewed_on__lte=today - REMIND_AFTER)
    return due.filter(Q(owner=member) | left).order_by("reviewed_on", "pk")[:A_FEW]
