"""A world and its people's browsers, for all tests of a file."""

import pytest

from tests.house.client import PersonClient
from tests.house.world import build_world
from tests.undone import undone


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once for all tests of a file, and rolled back after them."""
    with django_db_blocker.unblock(), undone():
        yield build_world()


@pytest.fixture(scope="module")
def browsers(world):
    return {name: PersonClient(person) for name, person in world.people.items()}
