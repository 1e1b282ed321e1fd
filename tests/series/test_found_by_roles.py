"""Finding one meeting, question or strand asks what its list asks, as roles are now."""

from datetime import timedelta
from itertools import combinations, product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from joinedup.access.models import Role, RoleKind
from joinedup.people.models import Member
from joinedup.series.models import Meeting
from joinedup.series.selectors.meetings import meetings_for_member
from tests.factories.people import make_community, make_member, make_role
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db


def now(person):
    """The same person at their next request."""
    return Member.objects.get(pk=person.pk)


@pytest.fixture
def communities():
    return [make_community() for _ in range(3)]


@pytest.fixture
def meetings(communities):
    """In each community one of an announced series, and one of a draft."""
    return [
        make_meeting(series=make_series(community=community, announced_at=announced_at))
        for community, announced_at in product(communities, (timezone.now(), None))
    ]


def test_one_is_found_where_the_list_has_it(communities, meetings):
    held = list(product(communities, (RoleKind.MEMBER, RoleKind.FACILITATOR)))
    for size in range(4):
        for roles in combinations(held, size):
            person = make_member()
            for community, kind in roles:
                make_role(member=person, community=community, kind=kind)
            found = [each for each in meetings if meetings_for_member.find(person, each.pk)]
            assert found == sorted(meetings_for_member(person), key=meetings.index)
    stranger = AnonymousUser()
    assert [meetings_for_member.find(stranger, each.pk) for each in meetings] == [None] * 6


def test_nothing_is_found_that_is_not_there(communities):
    person = make_member(community=communities[0], role=RoleKind.ADMINISTRATOR)

    assert meetings_for_member.find(person, Meeting.objects.count() + 1) is None


def test_whoever_loses_the_role_no_longer_finds_it(communities, meetings):
    person = make_member(community=communities[0])
    assert meetings_for_member.find(now(person), meetings[0].pk) == meetings[0]

    yesterday = timezone.localdate() - timedelta(days=1)
    Role.objects.filter(member=person).update(until_date=yesterday)

    assert meetings_for_member.find(now(person), meetings[0].pk) is None
