"""The communities of the sample, and who holds which role in them."""

from collections import Counter

import pytest
from django.core.management import call_command

from joinedup.access.models import Community, Role
from joinedup.access.sample.roles import communities, roles, roles_of
from joinedup.mail.models import OutgoingEmail
from joinedup.people.sample.members import members
from joinedup.record.models import RecordEntry


def test_roles_point_at_what_is_there_in_the_order_of_the_members():
    known = [community["id"] for community in communities()]
    holders = list(dict.fromkeys(role["member"] for role in roles()))

    assert {role["community"] for role in roles()} == set(known)
    assert holders == [member["id"] for member in members()]


def test_the_main_community_is_run_by_four_people():
    kinds = Counter(role["role"] for role in roles() if role["community"] == "potteries")

    assert (kinds["coordinator"], kinds["facilitator"], kinds["administrator"]) == (1, 2, 1)
    assert kinds["adviser"] == 1


def test_the_second_community_shares_two_of_its_seven_members():
    theirs = [{role["community"] for role in roles_of(member["id"])} for member in members()]

    assert sum("housing-health" in some for some in theirs) == 7
    assert sum(len(some) == 2 for some in theirs) == 2


@pytest.mark.django_db
@pytest.mark.usefixtures("sample_community")
def test_communities_and_roles_are_there():
    names = {community["id"]: community["name"] for community in communities()}
    people = {member["id"]: member["name"] for member in members()}
    held = Role.objects.values_list("member__name", "community__name", "kind")

    assert set(Community.objects.values_list("name", flat=True)) == set(names.values())
    assert sorted(held) == sorted(
        (people[role["member"]], names[role["community"]], role["role"]) for role in roles()
    )
    assert Role.objects.exclude(until_date=None).count() == sum(
        "until_day" in role for role in roles()
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("sample_community")
def test_loading_again_changes_nothing(capsys):
    lines, letters = RecordEntry.objects.count(), OutgoingEmail.objects.count()

    call_command("load_sample")

    assert capsys.readouterr().out == "There is a community here already. Nothing was changed.\n"
    assert (RecordEntry.objects.count(), OutgoingEmail.objects.count()) == (lines, letters)
    assert Community.objects.count() == len(communities())
