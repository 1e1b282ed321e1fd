"""The ways round: what every page offers in its head and its foot, in groups."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from django.db.models import IntegerChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from joinedup.core.registry import contributions
from joinedup.core.site import path_of


class Group(IntegerChoices):
    """Groups of pages, in their order. The last stands at the foot of the page."""

    HOME = 1, _("Home")
    SERIES = 2, _("Series")
    COMMUNITY = 3, _("Community")
    REPORTS = 4, _("Reports")
    WORDS = 5, _("Words")
    DUTIES = 6, _("Duties")
    FOOT = 7, _("About this site")


def everybody(user: Any) -> bool:
    """Shown to the whole world."""
    return True


def signed_in(user: Any) -> bool:
    """Shown to whoever is signed in."""
    return bool(user and user.is_authenticated)


@dataclass(frozen=True)
class NavItem:
    """A page that others lead to. ``url`` is the name of its address.

    ``order`` is its place in its group, where the first leads in. ``within`` are the beginnings of
    the names of other pages that belong to it, such as ``"room:"``; where two items claim a page,
    the longer beginning has it.
    """

    label: Promise
    url: str
    group: Group
    is_visible: Callable[[Any], bool] = everybody
    order: int = 0
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class NavLink:
    """A way round as one page offers it; ``here`` says whether this is the page ("page"), a
    page within ("true"), or elsewhere ("")."""

    label: str | Promise
    url: str
    here: str


@dataclass(frozen=True)
class NavGroup(NavLink):
    """A group of pages as one page offers it: leads to its first page."""

    group: Group
    links: tuple[NavLink, ...]


@cache
def nav_items() -> tuple[NavItem, ...]:
    """The pages that apps declare, group by group."""
    return tuple(sorted(contributions("NAVIGATION"), key=lambda item: (item.group, item.order)))


def item_of(view_name: str) -> NavItem | None:
    """The item that a page belongs to, by the name of its address; None for a page of none."""
    claims = [
        (len(beginning), item)
        for item in nav_items()
        for beginning in (item.url, *item.within)
        if view_name == beginning or (beginning != item.url and view_name.startswith(beginning))
    ]
    return max(claims, key=lambda claim: claim[0])[1] if claims else None


def nav_groups(user: Any, view_name: str) -> list[NavGroup]:
    """The ways round that somebody on this page is offered. Asks the database nothing."""
    here = item_of(view_name)
    visible = [item for item in nav_items() if item.is_visible(user)]
    return [
        _group(Group(group), list(items), view_name, here)
        for group, items in groupby(visible, key=lambda item: item.group)
    ]


def _group(group: Group, items: list[NavItem], view_name: str, here: NavItem | None) -> NavGroup:
    links = tuple(
        NavLink(
            item.label,
            path_of(item.url),
            "page" if item.url == view_name else "true" if item == here else "",
        )
        for item in items
    )
    first = links[0]
    is_here = here is not None and here.group == group
    return NavGroup(
        label=group.label if len(links) > 1 else first.label,
        url=first.url,
        here=first.here or ("true" if is_here else ""),
        group=group,
        links=links,
    )
