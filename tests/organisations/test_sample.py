"""The organisations of the sample, and who works for them."""

import pytest

from joinedup.organisations.models import Affiliation, Organisation, OrganisationKind, Sector
from joinedup.organisations.sample.loading import affiliations, organisations
from joinedup.people.sample.members import members


def test_there_are_organisations_of_every_sector_and_kind():
    sectors = {organisation["sector"] for organisation in organisations()}
    kinds = {organisation["kind"] for organisation in organisations()}

    assert 30 <= len(organisations()) <= 40
    assert sectors == set(Sector.values)
    assert kinds == set(OrganisationKind.values)


def test_affiliations_point_at_what_is_there_in_the_order_of_the_members():
    known = {organisation["id"] for organisation in organisations()}
    people = [member["id"] for member in members()]
    affiliated = [one["member"] for one in affiliations()]

    assert {one["organisation"] for one in affiliations()} <= known
    assert affiliated == [member for member in people if member in set(affiliated)]
    assert [one["member"] for one in affiliations() if "left_day" in one] == ["gavin"]


@pytest.mark.django_db
@pytest.mark.usefixtures("sample_community")
def test_organisations_and_their_people_are_there():
    names = {organisation["id"]: organisation["name"] for organisation in organisations()}
    people = {member["id"]: member["name"] for member in members()}
    fields = ("member__name", "organisation__name", "job_title", "speaks_for")

    assert set(Organisation.objects.values_list("name", flat=True)) == set(names.values())
    assert sorted(Affiliation.objects.values_list(*fields)) == sorted(
        (
            people[one["member"]],
            names[one["organisation"]],
            one.get("job_title", ""),
            one.get("speaks_for", False),
        )
        for one in affiliations()
    )
    assert Affiliation.objects.exclude(until_date=None).get().member.name == people["gavin"]
