import pytest

from joinedup.access.models import RoleKind
from tests.factories.people import make_community, make_member


@pytest.fixture
def community():
    return make_community(name="Potteries")


@pytest.fixture
def coordinator(community):
    return make_member(community=community, role=RoleKind.COORDINATOR, name="Maureen")


@pytest.fixture
def adviser(community):
    return make_member(community=community, role=RoleKind.ADVISER, name="Peter")
