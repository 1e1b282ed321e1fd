"""What a person is in each community today. Every rule begins here."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from joinedup.members.models import Affiliation, Role, RoleKind

ORGANISERS = {RoleKind.FACILITATOR, RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR}
COORDINATORS = {RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR}


@dataclass(frozen=True)
class Standing:
    """The roles held today: community id -> kinds of role."""

    roles: dict[int, frozenset[str]]

    def _holding(self, kinds):
        return {community for community, held in self.roles.items() if held & kinds}

    @property
    def communities(self) -> set[int]:
        """Ids of the communities this person belongs to."""
        return set(self.roles)

    @property
    def organises(self) -> set[int]:
        """Ids of the communities this person facilitates, coordinates or administers."""
        return self._holding(ORGANISERS)

    @property
    def coordinates(self) -> set[int]:
        """Ids of the communities this person coordinates or administers."""
        return self._holding(COORDINATORS)

    @property
    def administers(self) -> set[int]:
        return self._holding({RoleKind.ADMINISTRATOR})


NOBODY = Standing({})


def held_today() -> Q:
    """The roles or affiliations that have begun and not ended."""
    today = timezone.localdate()
    return Q(from_date__lte=today) & (Q(until_date=None) | Q(until_date__gte=today))


def standing_of(person) -> Standing:
    """The roles a member holds today; nothing for somebody who is not signed in.

    Asked of the database once for each member object, so once a request.
    """
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return NOBODY
    if not hasattr(person, "_standing"):
        held: dict[int, set[str]] = {}
        current = Role.objects.filter(held_today(), member=person)
        for community_id, kind in current.values_list("community_id", "kind"):
            held.setdefault(community_id, set()).add(kind)
        person._standing = Standing({key: frozenset(kinds) for key, kinds in held.items()})
    return person._standing


def organises_somewhere(person) -> bool:
    """Facilitates, coordinates or administers a community today."""
    return bool(standing_of(person).organises)


def coordinates_somewhere(person) -> bool:
    """Coordinates or administers a community today."""
    return bool(standing_of(person).coordinates)


def organisations_spoken_for(person) -> set[int]:
    """Ids of the organisations in whose name this person may answer today."""
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return set()
    if not hasattr(person, "_spoken_for"):
        theirs = Affiliation.objects.filter(held_today(), member=person, speaks_for=True)
        person._spoken_for = set(theirs.values_list("organisation", flat=True))
    return person._spoken_for
