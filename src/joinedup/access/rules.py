"""Who may do what to communities, roles and members."""

from joinedup.access.models import Community, Role, RoleKind
from joinedup.access.permissions import roles_of
from joinedup.core.dated import held_today
from joinedup.people.models import Member, Person

GIVEN_BY_COORDINATORS = [RoleKind.MEMBER, RoleKind.FACILITATOR]


def belongs_somewhere(person: Person, *_: object) -> bool:
    """Belongs to a community of this place."""
    return bool(roles_of(person).communities)


def organises_somewhere(person: Person, *_: object) -> bool:
    """Facilitates, coordinates or administers a community."""
    return bool(roles_of(person).organises)


def coordinates_somewhere(person: Person, *_: object) -> bool:
    """Coordinates or administers a community."""
    return bool(roles_of(person).coordinates)


def administers_somewhere(person: Person, *_: object) -> bool:
    """Administers a community, and so looks after what keeps the program running."""
    return bool(roles_of(person).administers)


def may_coordinate(person: Person, community: Community) -> bool:
    """Coordinators and administrators plan, invite and decide for their community."""
    return community.pk in roles_of(person).coordinates


def may_organise(person: Person, community: Community) -> bool:
    """Facilitators, coordinators and administrators run meetings and sort what was said."""
    return community.pk in roles_of(person).organises


def may_administer(person: Person, community: Community) -> bool:
    """Administrators give and end roles in their community."""
    return community.pk in roles_of(person).administers


def may_deactivate(person: Person, member: Member) -> bool:
    """Who may keep somebody from signing in, and let them in again: an administrator of every
    community they belong to; nobody does it to themselves."""
    theirs = set(
        Role.objects.filter(held_today(), member=member).values_list("community", flat=True)
    )
    return person != member and bool(theirs) and theirs <= roles_of(person).administers


def kinds_given_by(person: Person, community: Community) -> list[RoleKind]:
    """The kinds of role this person may give and end in the community."""
    if may_administer(person, community):
        return list(RoleKind)
    return GIVEN_BY_COORDINATORS if may_coordinate(person, community) else []


def may_end_role(person: Person, role: Role) -> bool:
    """Whoever may give a role may end it."""
    return role.kind in kinds_given_by(person, role.community)


def coordinates_member(person: Person, member: Member) -> bool:
    """Coordinators look after the people of their communities."""
    theirs = roles_of(person).coordinates
    return (
        bool(theirs)
        and Role.objects.filter(held_today(), member=member, community__in=theirs).exists()
    )


def may_edit_member(person: Person, member: Member) -> bool:
    """Who may change a name, an email address or a phone number.

    An address opens everything its owner may see, and all that they ever said. So nobody changes
    the address of somebody who holds a role they could not have given, or who ever
    belonged to a community they do not coordinate.
    """
    if person == member:
        return True
    roles = Role.objects.filter(held_today(), member=member).select_related("community")
    ever = set(member.roles.values_list("community", flat=True))
    return (
        bool(roles)
        and ever <= roles_of(person).coordinates
        and all(may_end_role(person, role) for role in roles)
    )
