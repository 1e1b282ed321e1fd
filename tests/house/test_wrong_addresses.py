"""Private links that are not good, and numbers that nothing has."""

import pytest

from joinedup.core.tokens import make_token
from tests.house.access import links, rows
from tests.house.client import address_of, letter_of
from tests.house.routes import ROUTES

pytestmark = pytest.mark.django_db


def first_rows(part):
    """A row for each address that takes this part."""
    return {row.name: row for row in reversed(rows()) if part in ROUTES[row.name]}.values()


# Letters that the browser drew by chance: no number.
NOT_COUNTED = {"words:document_detail", "words:document_file"}


def test_a_link_that_is_not_good_opens_nothing(world, browsers):
    came = {}
    for row in first_rows("token"):
        thing, another = (getattr(room, row.things[0]) for room in (world.a, world.b))
        link = links()[thing._meta.model_name]
        good, other = link.token(thing), link.token(another)
        wrong = {
            "nonsense": "nonsense",
            "signs": "é.\u202e.\U0001f600",
            "long": "a" * 5000,
            "without signature": good.partition(".")[0],
            "cut short": good[:-1],
            "longer": f"{good}a",
            "of another, with this signature": f"{other.split('.')[0]}.{good.split('.')[1]}",
            "of nothing": make_token(link.purpose, 10**9),
            **{
                f"for {purpose}": make_token(purpose, link.content(thing))
                for purpose in {each.purpose for each in links().values()} - {link.purpose}
            },
        }
        for what, token in wrong.items():
            address = address_of(row, world.a, token=token)
            for method in ("get", "post"):
                response = browsers["administrator"].send(method, address)
                came[row.name, what, method] = letter_of(response, method)

    # 405 where an address takes no such request, whatever its link.
    assert {key: letter for key, letter in came.items() if letter not in "nm"} == {}


def test_a_number_that_nothing_has_is_not_found(world, browsers):
    came = {}
    for part in ("pk", "finding", "number", "words"):
        for row in (each for each in first_rows(part) if each.name not in NOT_COUNTED):
            for number in (0, 2**63, 10**40):
                address = address_of(row, world.a, **{part: number})
                for method in ("get", "post"):
                    response = browsers["administrator"].send(method, address)
                    came[row.title, part, number, method] = letter_of(response, method)

    assert {key: letter for key, letter in came.items() if letter not in "nm"} == {}
