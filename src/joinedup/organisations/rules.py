"""Who may do what to organisations, and to who works where."""

from joinedup.access.rules import coordinates_member, may_coordinate
from joinedup.core.dated import held_today
from joinedup.organisations.models import Affiliation, Organisation, PeopleChange
from joinedup.people.models import Member, Person


def organisations_spoken_for(person: Person) -> set[int]:
    """Ids of the organisations in whose name this person may answer today.

    Asked of the database once for each member object, so once a request.
    """
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return set()
    spoken_for: set[int] | None = person.__dict__.get("_spoken_for")
    if spoken_for is None:
        theirs = Affiliation.objects.filter(held_today(), member=person, speaks_for=True)
        spoken_for = set(theirs.values_list("organisation", flat=True))
        person.__dict__["_spoken_for"] = spoken_for
    return spoken_for


def may_speak_for(person: Person, organisation: Organisation) -> bool:
    """Answers for an organisation are given by those who were named to speak for it."""
    return organisation.pk in organisations_spoken_for(person)


def may_undo_change(person: Person, change: PeopleChange) -> bool:
    """What was done to many people at once is undone by those who coordinate."""
    return may_coordinate(person, change.community)


def may_affiliate(person: Person, member: Member) -> bool:
    """People say themselves where they work; their coordinators may do it for them."""
    return person == member or coordinates_member(person, member)
