"""What a person is in each community today. Every rule begins here."""

from dataclasses import dataclass

from joinedup.access.models import Role, RoleKind
from joinedup.core.dated import held_today
from joinedup.people.models import Person

ORGANISERS = {RoleKind.FACILITATOR, RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR}
COORDINATORS = {RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR}


@dataclass(frozen=True)
class Roles:
    """The roles held today: community id -> kinds of role."""

    kinds: dict[int, frozenset[str]]

    def _holding(self, kinds: set[RoleKind]) -> set[int]:
        return {community for community, held in self.kinds.items() if held & kinds}

    @property
    def communities(self) -> set[int]:
        """Ids of the communities this person belongs to."""
        return set(self.kinds)

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


NO_ROLES = Roles({})


def roles_of(person: Person) -> Roles:
    """The roles a member holds today; none for somebody who is not signed in.

    Asked of the database once for each member object, so once a request.
    """
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return NO_ROLES
    roles: Roles | None = person.__dict__.get("_roles")
    if roles is None:
        held: dict[int, set[str]] = {}
        current = Role.objects.filter(held_today(), member=person)
        for community_id, kind in current.values_list("community_id", "kind"):
            held.setdefault(community_id, set()).add(kind)
        roles = Roles({key: frozenset(kinds) for key, kinds in held.items()})
        person.__dict__["_roles"] = roles
    return roles
