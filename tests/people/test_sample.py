"""The people of the sample community."""

import pytest

from joinedup.people.models import Member
from joinedup.people.sample.members import members

KINDS_OF_EXPERTISE = ("experience", "occupation", "study")


def test_there_are_as_many_as_in_a_real_place():
    assert 60 <= len(members()) <= 90


def test_everybody_who_can_be_reached_by_email_is_made_up():
    emails = [member["email"] for member in members() if member["email"]]

    assert len(emails) == len(set(emails))
    assert all(email.endswith("@example.org") for email in emails)
    assert [m["id"] for m in members() if not m["email"]] == ["mick", "pauline", "ray"]


def test_people_bring_all_kinds_of_expertise_and_some_bring_two():
    kinds = [{kind for kind in KINDS_OF_EXPERTISE if m.get(kind)} for m in members()]

    assert all(kinds)
    assert sum(len(some) >= 2 for some in kinds) >= 5


@pytest.mark.django_db
@pytest.mark.usefixtures("sample_community")
def test_everybody_is_there_with_what_they_say_of_themselves():
    fields = ("name", "experience", "occupation", "study", "is_listed")

    assert sorted(Member.objects.values_list(*fields)) == sorted(
        tuple(member.get(field, "") for field in fields) for member in members()
    )
