"""What a person is in each community today. Every rule begins here."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import update_wrapper
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from joinedup.access.models import Role, RoleKind
from joinedup.core.dated import held_on
from joinedup.core.prepared import Prepared
from joinedup.people.models import Person

M = TypeVar("M", bound=Model)

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
    def advises(self) -> set[int]:
        """Ids of the communities whose local knowledge this person confirms. It lets them see no
        more than a member sees."""
        return self._holding({RoleKind.ADVISER})

    @property
    def administers(self) -> set[int]:
        return self._holding({RoleKind.ADMINISTRATOR})


NO_ROLES = Roles({})
_held = Prepared(
    lambda member, day: (
        Role.objects.filter(held_on(day), member=member)
        .order_by()
        .values_list("community_id", "kind")
    )
)


def roles_of(person: Person) -> Roles:
    """The roles a member holds today; none for somebody who is not signed in.

    Asked of the database once for each member object, so once a request.
    """
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return NO_ROLES
    roles: Roles | None = person.__dict__.get("_roles")
    if roles is None:
        held: dict[int, set[str]] = {}
        for community_id, kind in _held(person.pk, timezone.localdate()):
            held.setdefault(community_id, set()).add(kind)
        roles = Roles({key: frozenset(kinds) for key, kinds in held.items()})
        person.__dict__["_roles"] = roles
    return roles


class by_roles(Generic[M]):
    """Makes a selector, such as ``meetings_for_member(person)``, of a function from the ids of
    communities to a queryset: those the person belongs to, and those they organise.

    Asking of a person nothing else, it finds one thing by a prepared question.
    """

    def __init__(self, select: Callable[[Collection[int], Collection[int]], QuerySet[M]]) -> None:
        self._select = select
        self._one: Prepared[M] = Prepared(
            lambda pk, communities, organises: select(communities, organises).filter(pk=pk)
        )
        update_wrapper(self, select)

    def __call__(self, person: Person) -> QuerySet[M]:
        roles = roles_of(person)
        return self._select(roles.communities, roles.organises)

    def find(self, person: Person, pk: int) -> M | None:
        """The thing with this number, if the person may see it."""
        roles = roles_of(person)
        return self._one.first(pk, roles.communities, roles.organises)
