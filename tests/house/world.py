"""Two communities with one of everything, and everybody who might ask for them.

Each app adds its own things: see ``access.py``. Every private text holds a word of its own, a mark
such as ``secret-held-a``, so that a test can ask of any page whose words it shows. Community B is
made like A; its marks end in ``-b``.
"""

from dataclasses import dataclass
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser

from tests.house.access import PEOPLE, access_modules


@dataclass(frozen=True)
class World:
    """``a`` and ``b`` hold the things of a community by name; ``people`` are those of ``a``."""

    a: SimpleNamespace
    b: SimpleNamespace
    people: dict[str, object]


def build_world():
    """One of everything, twice, and the people of PEOPLE."""
    a, b = _community("a"), _community("b")
    its_people = {name: getattr(a, name, None) for name in PEOPLE}
    return World(a, b, its_people | {"stranger": AnonymousUser(), "outsider": b.administrator})


def grow(room):
    """One more of everything that pages list, so that a page that asks the database once for each
    thing on it gives itself away."""
    _let_every_app("grow", room)


def refresh(room):
    """Make anew what is made of texts and kept, such as files."""
    _let_every_app("refresh", room)


def _community(side):
    room = SimpleNamespace(side=side, secret=lambda what: f"secret-{what}-{side}")
    _let_every_app("build", room)
    return room


def _let_every_app(act, room):
    for module in reversed(access_modules().values()):
        if hasattr(module, act):
            getattr(module, act)(room)
