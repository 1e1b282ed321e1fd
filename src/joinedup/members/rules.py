"""Who may do what to members, organisations and communities."""

from joinedup.members.models import Role, RoleKind
from joinedup.members.standing import held_today, organisations_spoken_for, standing_of

GIVEN_BY_COORDINATORS = [RoleKind.MEMBER, RoleKind.FACILITATOR]


def may_coordinate(person, community):
    """Coordinators and administrators plan, invite and decide for their community."""
    return community.pk in standing_of(person).coordinates


def may_organise(person, community):
    """Facilitators, coordinators and administrators run meetings and sort what was said."""
    return community.pk in standing_of(person).organises


def may_administer(person, community):
    """Administrators give and end roles in their community."""
    return community.pk in standing_of(person).administers


def may_deactivate(person, member):
    """Who may keep somebody from signing in, and let them in again: an administrator of every
    community they belong to; nobody does it to themselves."""
    theirs = set(
        Role.objects.filter(held_today(), member=member).values_list("community", flat=True)
    )
    return person != member and bool(theirs) and theirs <= standing_of(person).administers


def coordinates_somewhere(person, *_):
    """Organisations belong to the place: whoever coordinates a community may add one."""
    return bool(standing_of(person).coordinates)


def kinds_given_by(person, community):
    """The kinds of role this person may give and end in the community."""
    if may_administer(person, community):
        return list(RoleKind)
    return GIVEN_BY_COORDINATORS if may_coordinate(person, community) else []


def may_end_role(person, role):
    """Whoever may give a role may end it."""
    return role.kind in kinds_given_by(person, role.community)


def may_speak_for(person, organisation):
    """Answers for an organisation are given by those who were named to speak for it."""
    return organisation.pk in organisations_spoken_for(person)


def coordinates_member(person, member):
    """Coordinators look after the people of their communities."""
    theirs = standing_of(person).coordinates
    return (
        bool(theirs)
        and Role.objects.filter(held_today(), member=member, community__in=theirs).exists()
    )


def may_affiliate(person, member):
    """People say themselves where they work; their coordinators may do it for them."""
    return person == member or coordinates_member(person, member)


def may_edit_member(person, member):
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
        and ever <= standing_of(person).coordinates
        and all(may_end_role(person, role) for role in roles)
    )
