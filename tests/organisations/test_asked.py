"""Whoever came from a list is asked; before they say yes, nothing of them is shown."""

import re
import uuid

import pytest
from django.core import mail
from django.urls import reverse

from joinedup.access.models import Community, CommunityInvitation, Role, RoleKind
from joinedup.access.selectors import coordinators_of
from joinedup.duties.selectors.local import keepers_of
from joinedup.people.models import Member
from joinedup.people.services.left_alone import left_alone
from joinedup.record.models import RecordEntry
from tests.factories.people import make_community, make_member, make_organisation
from tests.organisations.lists import bring, line
from tests.seen import seen


def test_nothing_of_somebody_is_shown_to_members_before_they_say_yes(
    client, community, coordinator
):
    bring(community, coordinator, line("Fay", "fay@example.org", role=RoleKind.FACILITATOR))
    client.force_login(make_member(community=community))
    pages = [
        reverse("access:community_detail", args=[community.pk]),
        reverse("organisations:directory"),
        reverse("organisations:organisation_list"),
    ]

    def shown():
        return ["Fay" in client.get(page).text for page in pages]

    before = shown()
    client.post(CommunityInvitation.objects.get().answer_path, {"answer": "yes"})

    assert before == [False] * 3
    assert shown() == [True, False, False]


def test_nobody_is_written_to_or_offered_as_coordinator_before_they_say_yes(
    client, community, coordinator
):
    bring(community, coordinator, line("Fay", "fay@example.org", role=RoleKind.COORDINATOR))

    def found():
        return [
            {each.name for each in select(community)} for select in (coordinators_of, keepers_of)
        ]

    before = found()
    client.post(CommunityInvitation.objects.get().answer_path, {"answer": "yes"})

    assert before == [{coordinator.name}] * 2
    assert found() == [{coordinator.name, "Fay"}] * 2


def test_the_invitation_says_how_to_ask_first_also_by_phone(community, coordinator):
    Community.objects.filter(pk=community.pk).update(phone="01632 960100")
    community.refresh_from_db()

    bring(community, coordinator, line("Fay", "fay@example.org"))

    assert f"write to {community.contact_email}, or ring 01632 960100." in mail.outbox[0].body


def test_a_no_takes_away_what_the_list_gave(client, community, coordinator):
    known = make_member(community=make_community(), email="known@example.org", name="Kit")
    bring(community, coordinator, line("Ann", "ann@example.org"), line("Kit", known.email))
    ann, kit = CommunityInvitation.objects.order_by("pk")

    for invitation in (ann, kit):
        path = invitation.answer_path
        answer = client.post(path, {"answer": "no"})
        assert "nobody asks you again from a list" in seen(answer.text)
        assert client.get(path).status_code == 404

    assert not Member.objects.filter(name="Ann").exists()
    assert Member.objects.get(pk=known.pk).roles.count() == 1
    assert left_alone(["ann@example.org", known.email]) == {"ann@example.org", known.email}
    assert not Role.objects.filter(community=community).exclude(member=coordinator).exists()


def test_after_a_yes_a_no_by_the_same_link_ends_nothing(client, community, coordinator):
    bring(community, coordinator, line("Ann", "ann@example.org"))
    path = CommunityInvitation.objects.get().answer_path

    for answer in ("yes", "yes", "no"):
        page = client.post(path, {"answer": answer})

    assert "You take part" in seen(page.text)
    assert CommunityInvitation.objects.get().accepted_at
    assert sorted(each.event for each in RecordEntry.objects.filter(by_kind="link")) == [
        *("community joined", "member added", "role given")
    ]


def known_elsewhere(**fields):
    return make_member(
        community=make_community(name="Burslem"),
        name="Kit Real-Name",
        email="kit@example.org",
        phone="01632 960999",
        experience="Slept rough.",
        **fields,
    )


def by_hand(client, community, email, **fields):
    form = {"key": uuid.uuid4(), "name": "Kay", "email": email, "phone": "07700 900123"}
    address = reverse("organisations:member_new", args=[community.pk])
    return client.post(address, form | fields, follow=True)


@pytest.mark.parametrize("way", ("by hand", "from a list"))
def test_nothing_of_somebody_known_elsewhere_is_told_before_they_say_yes(
    client, community, coordinator, way
):
    """A coordinator who knows an address learns neither name, number nor profile, nor that the
    address is known: all is as with one that nobody knows."""
    kit = known_elsewhere()
    client.force_login(coordinator)
    people = reverse("organisations:people", args=[community.pk])
    told = []
    for email in (kit.email, "new@example.org"):
        if way == "by hand":
            answer = by_hand(client, community, email)
        else:
            bring(community, coordinator, line("Kay", email, phone="07700 900123"))
            answer = client.get(people)
        pages = [
            answer.text,
            client.get(reverse("organisations:people_csv", args=[community.pk])).text,
        ]
        told.append([seen(page).replace(email, "") for page in pages])
        assert "Kay" in pages[0]
        assert not re.search("Real-Name|960999|Slept", "".join(pages))
        assert client.get(reverse("access:member_detail", args=[kit.pk])).status_code == 404
        CommunityInvitation.objects.all().delete()

    assert told[0] == told[1]
    assert [each.subject for each in mail.outbox] == ["Do you want to take part in Hanley?"] * 2


def test_with_a_yes_they_belong_and_are_known_as_they_call_themselves(
    client, community, coordinator
):
    kit, shelter = known_elsewhere(), make_organisation(name="Shelter")
    client.force_login(coordinator)
    by_hand(client, community, kit.email, organisation=shelter.pk, job_title="Cook")
    by_hand(client, community, "new@example.org", organisation=shelter.pk, job_title="Cook")
    assert not Role.objects.filter(community=community).exclude(member=coordinator).exists()

    for invitation in CommunityInvitation.objects.all():
        client.post(invitation.answer_path, {"answer": "yes"})

    joined = Role.objects.filter(community=community).exclude(member=coordinator)
    assert set(joined.values_list("member__name", "member__phone", "kind")) == {
        ("Kit Real-Name", "01632 960999", "member"),
        ("Kay", "07700 900123", "member"),
    }
    assert [each.member.name for each in shelter.affiliations.all()] == ["Kay"]
    assert client.get(reverse("access:member_detail", args=[kit.pk])).status_code == 200
    kept = CommunityInvitation.objects.values_list("name", "email", "phone", "member__name")
    assert set(kept) == {("", "", "", "Kit Real-Name"), ("", "", "", "Kay")}


def test_who_is_asked_sees_it_where_they_are_signed_in(client, community, coordinator):
    kit = known_elsewhere()
    bring(community, coordinator, line("Kay", kit.email))
    client.force_login(kit)

    assert "Do you want to take part?" in client.get(reverse("home:home_page")).text


def test_an_invitation_is_taken_back_and_its_link_opens_nothing(client, community, coordinator):
    client.force_login(coordinator)
    by_hand(client, community, "slip@example.org")
    invitation = CommunityInvitation.objects.get()
    path = invitation.answer_path

    client.post(reverse("access:invitation_take_back", args=[invitation.pk]))

    assert client.get(path).status_code == 404
    assert by_hand(client, community, "right@example.org").status_code == 200
    assert CommunityInvitation.objects.get().email == "right@example.org"


def test_who_belongs_here_or_is_asked_is_not_asked_again(client, community, coordinator):
    make_member(community=community, email="here@example.org")
    client.force_login(coordinator)
    by_hand(client, community, "asked@example.org")

    answers = [by_hand(client, community, f"{who}@example.org") for who in ("here", "asked")]

    assert "belongs to the community already" in seen(answers[0].text)
    assert "has yet to answer" in seen(answers[1].text)
    assert len(mail.outbox) == 1
