"""Who may do what to organisations, and to who works where."""

from typing import Any

from joinedup.access.rules import coordinates_member
from joinedup.core.dated import held_today
from joinedup.organisations.models import Affiliation, Organisation
from joinedup.people.models import Member


def organisations_spoken_for(person: Any) -> set[int]:
    """Ids of the organisations in whose name this person may answer today.

    Asked of the database once for each member object, so once a request.
    """
    if not getattr(person, "is_authenticated", False) or not person.is_active:
        return set()
    if not hasattr(person, "_spoken_for"):
        theirs = Affiliation.objects.filter(held_today(), member=person, speaks_for=True)
        person._spoken_for = set(theirs.values_list("organisation", flat=True))
    return person._spoken_for


def may_speak_for(person: Any, organisation: Organisation) -> bool:
    """Answers for an organisation are given by those who were named to speak for it."""
    return organisation.pk in organisations_spoken_for(person)


def may_affiliate(person: Any, member: Member) -> bool:
    """People say themselves where they work; their coordinators may do it for them."""
    return person == member or coordinates_member(person, member)
