"""Who may do what to members, organisations and communities."""

from joinedup.members.standing import standing_of


def may_coordinate(person, community):
    """Coordinators and administrators plan, invite and decide for their community."""
    return community.pk in standing_of(person).coordinates


def may_organise(person, community):
    """Facilitators, coordinators and administrators run meetings and sort what was said."""
    return community.pk in standing_of(person).organises


def may_administer(person, community):
    """Administrators give and end roles in their community."""
    return community.pk in standing_of(person).administers


def coordinates_somewhere(person, *_):
    """Organisations belong to the place: whoever coordinates a community may add one."""
    return bool(standing_of(person).coordinates)
