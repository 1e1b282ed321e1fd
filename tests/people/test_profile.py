"""What somebody may change of themselves."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


def test_a_profile_takes_no_field_that_its_form_does_not_have(client):
    joined_at = datetime(2024, 1, 15, 12, tzinfo=UTC)
    member = make_member(name="Ann", email="ann@example.org", joined_at=joined_at)
    client.force_login(member)
    more = {
        "name": "Other",
        "email": "other@example.org",
        "is_active": "",
        "joined_at": "2020-01-01",
    }

    client.post(reverse("people:profile"), {"study": "Law", **more})

    member.refresh_from_db()
    kept = (member.study, member.name, member.email, member.is_active, member.joined_at)
    assert kept == ("Law", "Ann", "ann@example.org", True, joined_at)
