"""A community, and those who decide about its words."""

import pytest

from joinedup.access.models import RoleKind
from tests.factories.people import make_community, make_member


@pytest.fixture
def community():
    return make_community(name="Potteries")


@pytest.fixture
def member(community):
    return make_member(community=community, name="Ivy")


@pytest.fixture
def facilitator(community):
    return make_member(community=community, role=RoleKind.FACILITATOR, name="Tariq")


@pytest.fixture
def no_worker(settings):
    """Nobody looks through anything until the test does."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
