import uuid
from datetime import UTC, datetime

import pytest

from joinedup.members import services
from joinedup.members.models import Member, RoleKind
from tests.factories.members import make_community, make_member, make_organisation

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_adding_somebody_gives_them_a_role_and_an_organisation():
    community = make_community()
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
    organisation = make_organisation()

    member = services.add_member(
        key=uuid.uuid4(),
        name="Asha",
        email=" Asha@Example.org ",
        phone="",
        by=coordinator,
        at=NOW,
        community=community,
        organisation=organisation,
        job_title="Link worker",
    )

    assert Member.objects.get(email="asha@example.org") == member
    assert list(member.roles.values_list("community", "kind", "from_date", "until_date")) == [
        (community.pk, "member", NOW.date(), None)
    ]
    assert list(member.affiliations.values_list("organisation", "job_title", "speaks_for")) == [
        (organisation.pk, "Link worker", False)
    ]
