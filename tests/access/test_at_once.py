"""Administrators who go, or are kept out, in the same moment."""

from functools import partial

import pytest
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.access.services.communities import (
    LastAdministrator,
    administering_for_good,
    end_role,
    leave_community,
)
from joinedup.access.services.members import change_contact, deactivate_member, erase_person
from tests.at_once import at_once
from tests.factories.people import make_community, make_member, make_role

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 4


def _leaves(community, role, by):
    leave_community(member=role.member, community=community, by=role.member, at=timezone.now())


def _role_is_ended(community, role, by):
    end_role(role=role, by=by, at=timezone.now())


def _is_kept_out(community, role, by):
    deactivate_member(member=role.member, by=by, at=timezone.now())


def _is_erased(community, role, by):
    erase_person(member=role.member, by="program", at=timezone.now())


def _has_no_address(community, role, by):
    change_contact(
        member=role.member, name=role.member.name, email=None, phone="", by=by, at=timezone.now()
    )


WAYS = (_leaves, _role_is_ended, _is_kept_out, _is_erased, _has_no_address)


def _two_administrators():
    community = make_community()
    roles = [
        make_role(member=make_member(), community=community, kind=RoleKind.ADMINISTRATOR)
        for _ in range(2)
    ]
    return community, roles


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("other_way", WAYS)
def test_of_two_administrators_one_stays_whatever_happens_in_one_moment(way, other_way):
    for _ in range(ROUNDS):
        community, (one, other) = _two_administrators()

        done = at_once(
            partial(way, community, one, other.member),
            partial(other_way, community, other, one.member),
        )

        assert administering_for_good().filter(community=community).count() == 1
        assert [each for each in done if not isinstance(each, LastAdministrator | None)] == []


def test_the_last_administrator_is_not_kept_out():
    _community, (one, other) = _two_administrators()
    other.delete()

    with pytest.raises(LastAdministrator):
        deactivate_member(member=one.member, by=other.member, at=timezone.now())
