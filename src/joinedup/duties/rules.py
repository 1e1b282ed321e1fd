"""Who may do what with local knowledge and refusals."""

from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.access.rules import belongs_somewhere, may_coordinate
from joinedup.duties.models.local import LocalEntry
from joinedup.people.models import Person


def keeps_local_knowledge(person: Person, *_: object) -> bool:
    """Coordinates or advises a community."""
    roles = roles_of(person)
    return bool(roles.coordinates or roles.advises)


def may_keep(person: Person, community: Community) -> bool:
    """Coordinates or advises this community."""
    roles = roles_of(person)
    return community.pk in roles.coordinates | roles.advises


def may_change(person: Person, entry: LocalEntry) -> bool:
    """Those who coordinate write down what is known; a change is a new entry."""
    return may_coordinate(person, entry.community)


def may_review(person: Person, entry: LocalEntry) -> bool:
    """Those who coordinate or advise say that it is still right, or that it is not."""
    return may_keep(person, entry.community)


def may_confirm(person: Person, entry: LocalEntry) -> bool:
    """Another person than its maker who coordinates or advises, one of the two an adviser."""
    return (
        may_review(person, entry)
        and entry.made_by_id != person.pk
        and (entry.made_by_adviser or entry.community_id in roles_of(person).advises)
    )


def may_log_refusals(person: Person, *_: object) -> bool:
    """Every member of a community, of what happened to somebody; nobody learns who it was."""
    return belongs_somewhere(person)
