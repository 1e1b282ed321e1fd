"""What apps show of a person on pages about people, which know nothing of those apps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from joinedup.core.registry import contributions


@dataclass(frozen=True)
class PersonSection:
    """A part of the page about a person, or of one's own profile.

    ``find`` takes who looks and whom it is about, and gives what the template needs, or None
    where there is nothing to show. Sections stand by ``order``.
    """

    name: str
    order: int
    find: Callable[[Any, Any], Mapping[str, object] | None]
    template: str
    on_profile: bool = True
    on_others_pages: bool = True


@dataclass(frozen=True)
class FoundPersonSection:
    template: str
    context: Mapping[str, object]


def sections_about(viewer: Any, member: Any, *, is_profile: bool) -> list[FoundPersonSection]:
    """The sections of a page about a member, as this person may see them."""
    declared = sorted(contributions("PERSON_SECTIONS"), key=lambda section: section.order)
    return [
        FoundPersonSection(section.template, context)
        for section in declared
        if (section.on_profile if is_profile else section.on_others_pages)
        and (context := section.find(viewer, member)) is not None
    ]


def add_notes(members: Sequence[Any]) -> Sequence[Any]:
    """Give each member ``notes``, what stands beside their name in a list of people.

    Apps declare ``PERSON_NOTES``: functions that take members and give their notes by id.
    """
    found = [note(members) for note in contributions("PERSON_NOTES")]
    for member in members:
        member.notes = [text for notes in found for text in notes.get(member.pk, ())]
    return members
