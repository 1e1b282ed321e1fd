"""A meeting that takes words, and the people around it."""

import pytest

from joinedup.access.models import RoleKind
from tests.factories.conversation import make_prompt
from tests.factories.people import make_member
from tests.factories.series import make_meeting


@pytest.fixture
def meeting():
    return make_meeting(is_open=True)


@pytest.fixture
def prompt(meeting):
    return make_prompt(meeting=meeting)


@pytest.fixture
def member(meeting):
    return make_member(community=meeting.series.community, name="Ivy")


@pytest.fixture
def facilitator(meeting):
    return make_member(community=meeting.series.community, role=RoleKind.FACILITATOR)


@pytest.fixture
def runs(client, facilitator):
    """A client of somebody who runs the meeting."""
    client.force_login(facilitator)
    return client
