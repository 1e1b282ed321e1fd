"""A meeting that goes on now, and whoever runs it."""

import pytest
from django.test import Client
from django.utils import timezone

from joinedup.access.models import RoleKind
from tests.factories.people import make_member
from tests.factories.series import make_meeting


@pytest.fixture
def meeting():
    return make_meeting(is_open=True, starts_at=timezone.now())


@pytest.fixture
def facilitator(meeting):
    return make_member(community=meeting.series.community, role=RoleKind.FACILITATOR)


@pytest.fixture
def member(meeting):
    return make_member(community=meeting.series.community)


@pytest.fixture
def runs(facilitator):
    """A browser of the facilitator."""
    browser = Client()
    browser.force_login(facilitator)
    return browser
