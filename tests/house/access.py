"""Who is answered what, and who may read what: how apps say it, and how it is read.

An app with addresses has a module ``tests/<app>/access.py``, written by hand, from what the
program should do. It is found by the installed apps and holds:

``ROWS``: a line for each address with each thing that matters: the address, the thing, what GET
answers, what a form sent empty answers; a letter of LETTERS for each of PEOPLE, in that order. A
thing is called as ``build`` calls it; its number, its code or its private link is put into the
address. ``-`` stands for none, and ``?…`` for a query.

``WORDS``: a line for each mark that ``build`` plants: the mark, and a ``y`` for each of PEOPLE who
may read it on any page or in any file, and for whoever holds a private link or a code. A mark that
stands nowhere may be read by nobody. What a mark is that stands alone is told by the line above.

And only where there is something to say:

``FOREIGN``: forms by which somebody names what belongs to another community, which changes nothing:
who sends it, the address and its thing, and the fields. A value that is called like a thing names
that of the other community; after ``our.`` one's own, and in quotation marks it is but a word.

``SENT``: forms that carry a key, filled in: who sends it, the address and its thing, and for each
field one value or two with a comma between, the second for when it is sent again with another. A
value names a thing as above; ``-`` leaves the field out.

``LINKS``: by the name of a model, what private links to its things are good for.

``build(room)``: adds one of everything to a community, as attributes of ``room``, with something
in every text field. A text that not everybody may read is a mark: ``room.secret("name")``.

``grow(room)``: one more of everything that the app's pages list.

``refresh(room)``: makes anew what is made of texts and kept, after a test wrote into the database.

Apps build and grow from the ground up: what an app rests on is there before. What two apps are
needed for is said by the one that rests on the other, so that no app needs one above it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from operator import attrgetter

from joinedup.core.registry import our_apps
from joinedup.core.tokens import make_token
from tests.house.tree import ROOT

# In the order of the columns: a stranger; three with no part in community A; its members;
# those who run it.
WHO = {
    "stranger": "not signed in",
    "outsider": "administers another community",
    "owner": "speaks for the organisation that was asked; belongs to no community",
    "invited": "was invited to the open meeting; belongs to no community",
    "unlisted": "a member who is not in the directory",
    "listed": "a member who is in the directory; said most of what is in the meetings",
    "scribe": "a member who writes for the open meeting and the closed one",
    "facilitator": "facilitates the community",
    "coordinator": "coordinates it",
    "administrator": "administers it",
}
PEOPLE = tuple(WHO)
GROUPS = (1, 3, 3, 3)
LETTERS = {
    "p": "the page, or the file; where nothing can be done now, a page that says why",
    "s": "asked to sign in",
    "n": "not found",
    "f": "not allowed",
    "m": "this address takes no such request (405)",
    "r": "led elsewhere; a form sent empty was enough to do what the button says",
    "e": "the form again, saying what is missing",
    "-": "takes no form: the page again, or 405",
}


@dataclass(frozen=True)
class Row:
    """One address with one thing: what it answers to each of PEOPLE, a letter each."""

    app: str
    name: str
    things: tuple[str, ...]
    query: str
    get: dict[str, str]
    post: dict[str, str]

    @property
    def title(self):
        query = f"?{self.query}" if self.query else ""
        return f"{self.name} {'+'.join(self.things) or '-'}{query}"


@dataclass(frozen=True)
class Link:
    """What a private link is good for, and what of its thing is signed in it."""

    purpose: str
    content: Callable[[object], object] = attrgetter("pk")

    def token(self, thing):
        return make_token(self.purpose, self.content(thing))


@cache
def access_modules():
    """The modules ``access`` by app, in the order of ``INSTALLED_APPS``."""
    return {
        app.label: import_module(f"tests.{app.label}.access")
        for app in our_apps()
        if (ROOT / "tests" / app.label / "access.py").exists()
    }


def lines_of(table):
    """The lines of all apps under this name: pairs of the app and the line."""
    return [
        (app, line)
        for app, module in access_modules().items()
        for line in getattr(module, table, "").splitlines()
        if line
    ]


def rows():
    """What is answered at every address, row by row."""
    return [_row(app, line) for app, line in lines_of("ROWS")]


def readers():
    """Who may read which words of community A: mark -> people, and "link"."""
    found = {}
    for _app, line in lines_of("WORDS"):
        mark, letters, *_ = (part.strip() for part in line.split("|"))
        *people, link = letters.split()
        may = _by_person(people)
        found[mark] = {who for who in PEOPLE if may[who] == "y"}
        if link == "y":
            found[mark].add("link")
    return found


def links():
    """What private links are for: the name of a model -> Link."""
    return {
        model: link
        for module in access_modules().values()
        for model, link in getattr(module, "LINKS", {}).items()
    }


def _row(app, line):
    address, get, post = line.split(" | ")
    assert set(get + post) - {" "} <= set(LETTERS), line
    name, thing = address.split()
    things, _, query = thing.partition("?")
    return Row(
        app,
        name,
        () if things == "-" else tuple(things.split("+")),
        query,
        _by_person(get.split()),
        _by_person(post.split()),
    )


def _by_person(groups):
    assert tuple(map(len, groups)) == GROUPS, groups
    return dict(zip(PEOPLE, "".join(groups), strict=True))
