"""A world and its people's browsers, for all tests of a file."""

import pytest
from django.db import transaction

from tests.house.client import PersonClient
from tests.house.world import build_world


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Made once for all tests of a file, and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def browsers(world):
    return {name: PersonClient(person) for name, person in world.people.items()}
