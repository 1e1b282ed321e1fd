import pytest

from joinedup.access.models import RoleKind
from tests.factories.people import make_community, make_member


@pytest.fixture
def community(db):
    return make_community(name="Hanley")


@pytest.fixture
def coordinator(community):
    return make_member(
        community=community, role=RoleKind.COORDINATOR, name="Cora", email="cora@example.org"
    )
