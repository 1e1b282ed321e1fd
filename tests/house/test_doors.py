"""Every door is knocked on by every kind of person, and every page is read for what it shows."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from joinedup.core.tokens import make_token
from tests.house.doors_table import PEOPLE, answers
from tests.house.knocking import ROUTES, Knocker, address_of, is_key, letter_of
from tests.house.pages import PAGE, as_page
from tests.house.pdf import letters_of
from tests.house.words_table import readers
from tests.house.world import LINKS, World, build_world

pytestmark = pytest.mark.django_db
ROWS = answers()
MARK = re.compile(r"secret-[a-z]+(?:-[a-z]+)*-[ab]\b")
# An ordinary member of A and the one who may do most there, sent to the things of B.
TRESPASSERS = ("unlisted", "administrator")


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker: DjangoDbBlocker):
    """Made once for all tests here, and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def browsers(world: World):
    return {name: Knocker(person) for name, person in world.people.items()}


def text_of(response):
    """Everything there is to read in an answer."""
    kind = response.headers.get("Content-Type", "")
    body = b"".join(response) if response.streaming else response.content
    if kind == "application/pdf":
        return letters_of(body)
    text = " ".join([body.decode(), *response.headers.values()])
    # Long lines of a calendar go on in the next one, after a space.
    return text.replace("\r\n ", "") if kind.startswith("text/calendar") else text


def everything_kept():
    """All that is in the database, but for who is signed in where."""
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
        if model is not Session
    }


@dataclass
class Knocked:
    """``letters[method, side, row, person]`` were the answers; ``read[mark][person]`` are the
    rows where they read it, with "link" for whoever holds a private link or a code; ``changed``
    are the tables that are not as they were."""

    letters: dict = field(default_factory=dict)
    read: dict = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    changed: dict = field(default_factory=dict)
    by_key: dict = field(default_factory=dict)

    def seen(self, row, method, side, person, marks):
        """Note which marks somebody read. What a private link or a code shows to a stranger
        it shows to whoever holds it; to somebody signed in it may show more."""
        if is_key(row) and person == "stranger":
            self.by_key[side] = marks
            # The key of a thing of B is in the hands of people of B.
            self.by_key["b"] = {f"{mark.removesuffix('-a')}-b" for mark in marks}
            person = "link"
        elif is_key(row):
            marks -= self.by_key[side]
        for mark in marks:
            self.read[mark][person].add(f"{method} {row.title}")


@pytest.fixture(scope="module")
def knocked(world, browsers):
    """Every address, asked for and sent an empty form by everybody."""
    found = Knocked()
    for method in ("get", "post"):
        before = everything_kept()
        for row in ROWS:
            for side, person in knocks(row):
                with transaction.atomic():
                    address = address_of(row, getattr(world, side))
                    response = browsers[person].knock(method, address)
                    letter = letter_of(response, method)
                    # Where something was done, it is undone: the next finds the same world.
                    transaction.set_rollback(method == "post" and letter == "r")
                found.letters[method, side, row.title, person] = letter
                found.seen(row, method, side, person, set(MARK.findall(text_of(response))))
            cache.clear()
        after = everything_kept()
        found.changed[method] = {label for label in before if before[label] != after[label]}
    return found


def knocks(row):
    """Everybody, at the things of A; and two people of A at those of B."""
    yield from (("a", person) for person in PEOPLE)
    if is_of_a_community(row):
        yield from (("b", person) for person in TRESPASSERS)


def is_of_a_community(row):
    """Organisations belong to the place; all other things to one community."""
    return bool(row.things) and row.things != ("asked_organisation",)


def test_every_address_is_in_the_table():
    declared = {row.name for row in ROWS}

    assert (set(ROUTES) - declared, declared - set(ROUTES)) == (set(), set())


def test_the_page_for_readers_tells_the_same():
    assert PAGE.read_text() == as_page(), "Please run: python -m tests.house.pages"


@pytest.mark.parametrize("method", ("get", "post"))
def test_every_answer_is_the_one_declared(knocked, method):
    declared = {
        (method, "a", row.title, person): getattr(row, method)[person]
        for row in ROWS
        for person in PEOPLE
    }

    assert differing(knocked, declared) == ""


@pytest.mark.parametrize("method", ("get", "post"))
def test_another_communitys_things_answer_as_ours_answer_its_people(knocked, method):
    declared = {
        (method, "b", row.title, person): getattr(row, method)["outsider"]
        for row in ROWS
        if is_of_a_community(row)
        for person in TRESPASSERS
    }

    assert differing(knocked, declared) == ""


def differing(knocked, declared):
    """The answers that were not as declared, a line each."""
    return "\n".join(
        f"{' '.join(key)}: declared {letter}, came {knocked.letters[key]}"
        for key, letter in declared.items()
        if knocked.letters[key] != letter and not (letter == "-" and knocked.letters[key] in "pm")
    )


def test_looking_changes_nothing(knocked):
    assert knocked.changed["get"] == set()


def test_what_is_refused_changes_nothing(knocked):
    assert knocked.changed["post"] == set()


def test_words_are_read_by_those_who_may_and_by_nobody_else(knocked):
    may = {f"secret-{mark}-a": people for mark, people in readers().items()}
    marks = {mark for mark in knocked.read if mark.endswith("-a")} | set(may)

    wrong = [
        line
        for mark in sorted(marks)
        for line in misread(mark, may.get(mark, set()), knocked.read[mark])
    ]

    assert "\n".join(wrong) == ""


def test_words_of_another_community_are_read_by_nobody_of_ours(knocked):
    ours = set(PEOPLE) - {"stranger", "outsider"}
    may = {f"secret-{mark}-b": people for mark, people in readers().items()}
    read = {
        mark: {who: places for who, places in readers_.items() if who in ours}
        for mark, readers_ in knocked.read.items()
        if mark.endswith("-b")
    }

    leaked = [
        line
        for mark in sorted(read)
        if "outsider" not in may.get(mark, set())
        for line in misread(mark, set(), read[mark])
    ]

    assert "\n".join(leaked) == ""


def misread(mark, may, read):
    """Who read a mark and may not, with where; and who may and could not."""
    for who in sorted(set(read) - may):
        yield f"{mark} leaked to {who}: {sorted(read[who])[:3]}"
    for who in sorted(may - set(read)):
        yield f"{mark} was not shown to {who}"


def first_rows(part):
    """A row for each address that takes this part."""
    return {row.name: row for row in reversed(ROWS) if part in ROUTES[row.name]}.values()


def test_a_link_that_is_not_good_opens_nothing(world, browsers):
    came = {}
    for row in first_rows("token"):
        thing = getattr(world.a, row.things[0])
        purpose = LINKS[thing._meta.model_name]
        good, other = make_token(purpose, thing.pk), make_token(purpose, thing.pk + 1)
        wrong = {
            "nonsense": "nonsense",
            "signs": "é.\u202e.\U0001f600",
            "long": "a" * 5000,
            "without signature": good.partition(".")[0],
            "cut short": good[:-1],
            "longer": f"{good}a",
            "of another, with this signature": f"{other.split('.')[0]}.{good.split('.')[1]}",
            "of nothing": make_token(purpose, 10**9),
            **{
                f"for {purpose_}": make_token(purpose_, thing.pk)
                for purpose_ in {*LINKS.values()} - {purpose}
            },
        }
        for what, token in wrong.items():
            address = address_of(row, world.a, token=token)
            for method in ("get", "post"):
                response = browsers["administrator"].knock(method, address)
                came[row.name, what, method] = letter_of(response, method)

    # 405 where an address takes no such request, whatever its link.
    assert {key: letter for key, letter in came.items() if letter not in "nm"} == {}


def test_a_number_that_nothing_has_is_not_found(world, browsers):
    came = {}
    for part in ("pk", "finding", "number", "words"):
        for row in first_rows(part):
            for number in (0, 2**63, 10**40):
                address = address_of(row, world.a, **{part: number})
                for method in ("get", "post"):
                    response = browsers["administrator"].knock(method, address)
                    came[row.title, part, number, method] = letter_of(response, method)

    assert {key: letter for key, letter in came.items() if letter not in "nm"} == {}
