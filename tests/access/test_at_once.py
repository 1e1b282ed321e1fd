"""Roles that end in the same moment."""

from functools import partial

import pytest
from django.utils import timezone

from joinedup.access.models import Role, RoleKind
from joinedup.access.services.communities import end_role
from tests.at_once import at_once
from tests.factories.people import make_community, make_member, make_role

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_administrators_do_not_end_each_others_role_in_one_moment():
    community = make_community()
    one, other = (make_member() for _ in "ab")
    first, second = (
        make_role(member=each, community=community, kind=RoleKind.ADMINISTRATOR)
        for each in (one, other)
    )
    at = timezone.now()

    ended = at_once(
        partial(end_role, role=first, by=other, at=at),
        partial(end_role, role=second, by=one, at=at),
    )

    assert sorted(type(each).__name__ for each in ended) == ["LastAdministrator", "NoneType"]
    assert Role.objects.filter(until_date=None).count() == 1
