"""The ways round: what every page offers in its head and its foot."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any

from django.utils.functional import Promise

from joinedup.core.registry import contributions
from joinedup.core.site import path_of


class Group(IntEnum):
    """Groups of pages, in their order. The last stands at the foot of the page."""

    HOME = 1
    MEET = 2
    ASK = 3
    LEARN = 4
    FIND = 5
    FOOT = 6


def everybody(user: Any) -> bool:
    """Shown to the whole world."""
    return True


def signed_in(user: Any) -> bool:
    """Shown to whoever is signed in."""
    return bool(user and user.is_authenticated)


@dataclass(frozen=True)
class NavItem:
    """A page that others lead to. ``url`` is the name of its address.

    ``besides`` are names of addresses that begin as this one does and are not part of it.
    """

    label: Promise
    url: str
    group: Group
    is_visible: Callable[[Any], bool] = everybody
    besides: tuple[str, ...] = ()


@dataclass(frozen=True)
class NavLink:
    """A way round as one page offers it; ``here`` says whether this is the page ("page"), a
    page within ("true"), or elsewhere ("")."""

    label: Promise
    url: str
    group: Group
    here: str


@cache
def nav_items() -> tuple[NavItem, ...]:
    """The pages that apps declare, group by group."""
    return tuple(sorted(contributions("NAVIGATION"), key=lambda item: item.group))


def nav_links(user: Any, path: str) -> list[NavLink]:
    """The ways round that somebody on this page is offered. Asks the database nothing."""
    return [_link(item, path) for item in nav_items() if item.is_visible(user)]


def _link(item: NavItem, path: str) -> NavLink:
    url = path_of(item.url)
    is_within = url != "/" and path.startswith(url)
    is_besides = any(path.startswith(path_of(name)) for name in item.besides)
    here = "page" if path == url else "true" if is_within and not is_besides else ""
    return NavLink(item.label, url, item.group, here)
