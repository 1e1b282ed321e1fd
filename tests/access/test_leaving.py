"""Communities change, and people leave them or are kept out."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.access.models import RoleKind
from joinedup.mail.models import OutgoingEmail
from joinedup.people.models import Member
from tests.factories.people import (
    make_affiliation,
    make_community,
    make_member,
    make_organisation,
    make_role,
)
from tests.seen import seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return make_community()


def _status(client, person, member):
    client.force_login(person)
    return client.get(reverse("access:member_deactivate", args=[member.pk])).status_code


def test_an_administrator_changes_what_a_community_says_of_itself(client, community):
    make_community(name="Taken")
    administrator = make_member(community=community, role=RoleKind.ADMINISTRATOR)
    client.force_login(administrator)
    address = reverse("access:community_edit", args=[community.pk])
    words = {
        "name": "Doors in one place",
        "purpose": "To learn together.",
        "about": "",
        "contact_email": "doors@example.org",
    }

    taken = client.post(address, words | {"name": "Taken"})
    saved = client.post(address, words)

    community.refresh_from_db()
    assert taken.context["form"].errors == {
        "name": ["Another community of this place has this name."]
    }
    assert saved.url == reverse("access:community_detail", args=[community.pk])
    assert {name: getattr(community, name) for name in words} == words


def test_somebody_leaves_a_community_and_keeps_the_others(client, community):
    member = make_member(community=community, role=RoleKind.FACILITATOR)
    other = make_role(member=member).community
    make_role(member=member, community=community, until_date=date.today() + timedelta(days=90))
    client.force_login(member)

    answer = client.post(reverse("access:community_leave", args=[community.pk]))
    gone = client.get(reverse("access:community_detail", args=[community.pk]))
    kept = client.get(reverse("access:community_detail", args=[other.pk]))

    assert (answer.url, gone.status_code, kept.status_code) == ("/people/profile/", 404, 200)


def test_the_last_administrator_cannot_leave(client, community):
    administrator = make_member(community=community, role=RoleKind.ADMINISTRATOR)
    make_role(member=administrator, community=community)
    shut_out = make_member(community=community, role=RoleKind.ADMINISTRATOR, is_active=False)
    client.force_login(administrator)

    page = client.post(reverse("access:community_leave", args=[community.pk]), follow=True)

    assert "You are the last administrator." in page.content.decode()
    assert administrator.roles.filter(until_date=None).count() == 2
    assert shut_out.roles.filter(until_date=None).count() == 1


def test_a_closed_way_in_is_closed_at_once_and_can_be_opened(client, community):
    administrator = make_member(community=community, role=RoleKind.ADMINISTRATOR)
    member = make_member(community=community, is_listed=True, name="Kim")
    theirs = Client()
    theirs.force_login(member)
    client.force_login(administrator)

    client.post(reverse("access:member_deactivate", args=[member.pk]), {"tell": "on"})
    outside = theirs.get(reverse("people:profile")).status_code
    listed = client.get(reverse("organisations:directory")).context["people"]
    in_page = client.get(reverse("organisations:people", args=[community.pk]))
    client.post(reverse("access:member_activate", args=[member.pk]))

    member.refresh_from_db()
    assert outside == 302
    assert "Kim" not in [person.name for person in listed]
    assert [each for each in in_page.context["page"] if not each.is_active] == [member]
    assert [letter.subject for letter in OutgoingEmail.objects.filter(to=member.email)] == [
        "You can no longer sign in"
    ]
    assert member.is_active


def test_nobody_is_told_where_the_box_is_not_ticked(client, community):
    client.force_login(make_member(community=community, role=RoleKind.ADMINISTRATOR))
    member = make_member(community=community)

    client.post(reverse("access:member_deactivate", args=[member.pk]))

    member.refresh_from_db()
    assert not member.is_active
    assert not OutgoingEmail.objects.filter(to=member.email).exists()


def test_only_an_administrator_of_all_their_communities_closes_a_way_in(client, community):
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
    administrator = make_member(community=community, role=RoleKind.ADMINISTRATOR)
    here = make_member(community=community)
    elsewhere_too = make_member(community=community)
    make_role(member=elsewhere_too)

    answers = {
        (who, whom): _status(client, person, member)
        for who, person in {"coordinator": coordinator, "administrator": administrator}.items()
        for whom, member in {
            "here": here,
            "elsewhere too": elsewhere_too,
            "themselves": administrator,
        }.items()
    }

    assert {key for key, status in answers.items() if status == 200} == {("administrator", "here")}
    assert set(answers.values()) == {200, 403}


def test_ending_a_role_is_asked_first_and_says_what_is_lost(client, community):
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))
    member = make_member(community=community, name="Abdul")
    role = member.roles.get()
    address = reverse("access:role_end", args=[role.pk])

    asked = client.get(address)
    before = list(member.roles.filter(until_date=None))
    ended = client.post(address, follow=True)
    again = client.get(address)

    assert "Should Abdul no longer be a member?" in asked.text
    assert f"They have no other role here, so they leave {community}" in asked.text
    assert before == [role]
    assert list(member.roles.filter(until_date=None)) == []
    assert [str(message) for message in ended.context["messages"]] == [
        f"Abdul is no longer a member of {community}."
    ]
    assert "This role has ended already" in again.text
    assert "End the role" not in again.text


def test_whoever_keeps_another_role_is_told_not_to_leave(client, community):
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))
    member = make_member(community=community)
    role = make_role(member=member, community=community, kind=RoleKind.FACILITATOR)

    asked = client.get(reverse("access:role_end", args=[role.pk]))

    assert "They still belong to the community, with this role: member." in seen(asked.text)
    assert "so they leave" not in asked.text


def test_nobody_is_taken_out_of_a_community_in_one_press(client, community):
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))
    role = make_member(community=community).roles.get()

    page = client.get(reverse("access:member_detail", args=[role.member_id]))

    end = reverse("access:role_end", args=[role.pk])
    assert f'href="{end}"' in page.text
    assert f'action="{end}"' not in page.text


def test_ending_ones_own_role_leads_to_a_page_that_stays_open(client, community):
    make_member(community=community, role=RoleKind.ADMINISTRATOR)
    administrator = make_member(community=community, role=RoleKind.ADMINISTRATOR)
    client.force_login(administrator)

    ended = client.post(reverse("access:role_end", args=[administrator.roles.get().pk]))

    assert ended.url == reverse("people:profile")


def test_removing_an_organisation_is_asked_first(client, community):
    member = make_member(community=community, name="Bev")
    held = make_affiliation(
        member=member, organisation=make_organisation(name="Shelter"), speaks_for=True
    )
    client.force_login(member)
    address = reverse("organisations:affiliation_end", args=[held.pk])

    profile = client.get(reverse("people:profile"))
    asked = client.get(address)
    before = member.affiliations.filter(until_date=None).count()
    ended = client.post(address)

    assert f'action="{address}"' not in profile.text
    assert "Does Bev no longer belong to Shelter?" in asked.text
    assert "can no longer be answered in its name" in asked.text
    assert (before, ended.url) == (1, reverse("people:profile"))
    assert member.affiliations.filter(until_date=None).count() == 0


def test_who_cannot_sign_in_does_not_count_as_an_administrator(client, community):
    administrator = make_member(community=community, role=RoleKind.ADMINISTRATOR)
    make_member(community=community, role=RoleKind.ADMINISTRATOR, email=None)
    client.force_login(administrator)

    page = client.post(reverse("access:community_leave", args=[community.pk]), follow=True)

    assert "You are the last administrator" in page.content.decode()
    assert administrator.roles.get(community=community).until_date is None


def test_the_last_administrator_keeps_the_address_they_sign_in_with(client, community):
    administrator = make_member(community=community, role=RoleKind.ADMINISTRATOR)
    client.force_login(administrator)
    address = reverse("access:member_edit", args=[administrator.pk])
    fields = {"name": "Asha", "email": "", "phone": "1"}

    refused = client.post(address, fields)
    kept = Member.objects.values_list("name", "email").get(pk=administrator.pk)
    make_member(community=community, role=RoleKind.ADMINISTRATOR)
    taken = client.post(address, fields)

    assert "Please make somebody else administrator first." in str(refused.context["form"].errors)
    assert kept == (administrator.name, administrator.email)
    assert taken.status_code == 302
    assert Member.objects.filter(pk=administrator.pk, name="Asha", email=None).exists()
