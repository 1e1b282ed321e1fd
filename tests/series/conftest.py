import pytest

from joinedup.access.models import RoleKind
from joinedup.mail.models import OutgoingEmail
from tests.factories.people import make_community, make_member


@pytest.fixture
def community(db):
    return make_community()


@pytest.fixture
def coordinator(client, community):
    """A coordinator, signed in."""
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR, name="Cora")
    client.force_login(coordinator)
    return coordinator


@pytest.fixture
def letters(monkeypatch):
    """Keep letters as they were written: to whom, subject, words, calendar."""
    kept = []

    def keep(*, to, subject, body, of, at, calendar=""):
        kept.append(OutgoingEmail(to=to, subject=subject, body=body, calendar=calendar))

    monkeypatch.setattr("joinedup.series.emails.queue_email", keep)
    return kept
