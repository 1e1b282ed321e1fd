"""People leave: another role answers, at another address."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.mail.models import OutgoingEmail
from joinedup.organisations.services.people import end_affiliation
from joinedup.recommendations.exceptions import ClosedByOwner
from joinedup.recommendations.lib.answer_links import answer_path
from joinedup.recommendations.services import history, owners
from joinedup.record.models import RecordEntry
from tests.factories.people import make_affiliation, make_member
from tests.factories.recommendations import make_answered, make_asked

pytestmark = pytest.mark.django_db


def test_who_answers_can_be_changed_and_the_earlier_link_runs_out(client):
    recommendation = make_asked(owner_email="left@example.org", role_title="Head of service")
    earlier = answer_path(recommendation)
    client.force_login(make_member(community=recommendation.community, role=RoleKind.COORDINATOR))
    address = reverse("recommendations:owner_edit", args=[recommendation.pk])
    typed = {"role_title": "Service lead", "owner_email": "follows@example.org"}

    twice = [client.post(address, typed).status_code for _ in range(2)]

    recommendation.refresh_from_db()
    assert twice == [302, 302]
    assert recommendation.role_title == "Service lead"
    assert client.get(earlier).status_code == 410
    assert client.post(earlier, {"answer": "accepted"}).status_code == 410
    assert client.get(answer_path(recommendation)).status_code == 200
    (letter,) = OutgoingEmail.objects.all()
    assert letter.to == "follows@example.org"


def test_a_new_role_at_the_same_address_gets_no_letter():
    recommendation = make_asked(owner_email="same@example.org")

    owners.change_owner(
        recommendation=recommendation,
        role_title="Service lead",
        owner_email="same@example.org",
        by=make_member(),
        at=timezone.now(),
    )

    entry = RecordEntry.objects.get(event="recommendation owner changed")
    assert entry.details == {"is_new_role": True, "is_new_address": False}
    assert not OutgoingEmail.objects.exists()


def test_an_owner_who_steps_out_for_a_minute_does_not_close_what_was_asked_of_them():
    recommendation = make_answered()
    owner = make_member(community=recommendation.community)
    affiliation = make_affiliation(member=owner, organisation=recommendation.organisation)
    now = timezone.now()

    end_affiliation(affiliation=affiliation, by=owner, at=now)
    with pytest.raises(ClosedByOwner):
        history.close(
            key=uuid.uuid4(),
            recommendation=recommendation,
            statement="All is well.",
            by=owner,
            at=now,
        )

    recommendation.refresh_from_db()
    assert recommendation.closed_at is None
