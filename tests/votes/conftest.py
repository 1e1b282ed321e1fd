"""A meeting whose room votes, and the people around it."""

import pytest
from django.test import Client

from joinedup.access.models import RoleKind
from tests.factories.people import make_member
from tests.factories.series import make_meeting
from tests.factories.votes import make_poll, make_statement


@pytest.fixture
def meeting():
    return make_meeting(is_open=True)


@pytest.fixture
def poll(meeting):
    return make_poll(meeting=meeting)


@pytest.fixture
def statements(poll):
    return [make_statement(poll=poll, text=text) for text in ("Buses run.", "Rent is fair.")]


@pytest.fixture
def facilitator(meeting):
    return make_member(community=meeting.series.community, role=RoleKind.FACILITATOR)


@pytest.fixture
def member(meeting):
    return make_member(community=meeting.series.community)


@pytest.fixture
def runs(facilitator):
    """A browser of somebody who runs the meeting."""
    browser = Client()
    browser.force_login(facilitator)
    return browser


@pytest.fixture
def reads(member):
    """A browser of a member."""
    browser = Client()
    browser.force_login(member)
    return browser
