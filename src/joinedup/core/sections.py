"""What apps show on the pages of others, which know nothing of those apps.

A page says of which kind its sections are: ``PERSON_SECTIONS`` stand on the page about a person,
``PROFILE_SECTIONS`` on one's own, ``COMMUNITY_SECTIONS`` on a community's home, and
``PEOPLE_ACTS`` in the bar below a community's people, as what may be done with those chosen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from joinedup.core.registry import contributions


@dataclass(frozen=True)
class PageSection:
    """A part of somebody else's page.

    ``find`` takes who looks and what the page is about, and gives what the template needs, or None
    where there is nothing to show; the template has it as ``about``. Sections stand by ``order``.
    """

    name: str
    order: int
    find: Callable[[Any, Any], Mapping[str, object] | None]
    template: str


@dataclass(frozen=True)
class FoundSection:
    template: str
    context: Mapping[str, object]


def sections_of(kind: str, viewer: Any, thing: Any) -> list[FoundSection]:
    """The sections of this kind on the page about a thing, as this person may see them."""
    declared = sorted(contributions(kind), key=lambda section: section.order)
    return [
        FoundSection(section.template, context)
        for section in declared
        if (context := section.find(viewer, thing)) is not None
    ]
