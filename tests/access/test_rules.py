"""Who may give roles, and whose address may be changed by whom."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from joinedup.access import rules
from joinedup.access.models import Role, RoleKind
from joinedup.access.permissions import roles_of
from joinedup.organisations.rules import may_speak_for
from joinedup.people.models import Member
from tests.factories.people import make_affiliation, make_community, make_member, make_role

pytestmark = pytest.mark.django_db
GIVEN = {
    RoleKind.MEMBER: [],
    RoleKind.FACILITATOR: [],
    RoleKind.COORDINATOR: [RoleKind.MEMBER, RoleKind.FACILITATOR],
    RoleKind.ADVISER: [],
    RoleKind.ADMINISTRATOR: list(RoleKind),
}


@pytest.mark.parametrize("kind", RoleKind)
def test_roles_are_given_by_those_above_them(kind):
    community, elsewhere = make_community(), make_community()
    person = make_member(community=community, role=kind)

    assert rules.kinds_given_by(person, community) == GIVEN[kind]
    assert rules.kinds_given_by(person, elsewhere) == []


def test_an_adviser_is_a_member_who_may_run_nothing():
    community = make_community()
    adviser = make_member(community=community, role=RoleKind.ADVISER)

    held = roles_of(adviser)

    ours = {community.pk}
    assert (held.communities, held.advises) == (ours, ours)
    assert (held.organises, held.coordinates, held.administers) == (set(), set(), set())


@pytest.mark.parametrize(
    ("begins", "ends", "held"),
    ((0, None, True), (0, 0, True), (-9, -1, False), (1, None, False), (-9, 1, True)),
)
def test_a_role_holds_from_its_first_day_to_its_last(begins, ends, held):
    today = timezone.localdate()
    role = make_role(
        kind=RoleKind.COORDINATOR,
        from_date=today + timedelta(begins),
        until_date=None if ends is None else today + timedelta(ends),
    )

    assert rules.may_coordinate(role.member, role.community) is held


def test_a_stranger_and_somebody_who_left_may_nothing():
    role = make_role(kind=RoleKind.ADMINISTRATOR)
    left = Member.objects.get(pk=role.member_id)
    left.is_active = False

    for person in (AnonymousUser(), left):
        assert roles_of(person).communities == set()
        assert rules.may_organise(person, role.community) is False
        assert rules.coordinates_somewhere(person) is False
        assert may_speak_for(person, role.community) is False


def test_only_those_named_speak_for_an_organisation_and_only_while_they_are_there():
    yesterday = timezone.localdate() - timedelta(1)
    speaker = make_affiliation(speaks_for=True)
    organisation = speaker.organisation
    works_there = make_affiliation(organisation=organisation)
    was_speaker = make_affiliation(organisation=organisation, speaks_for=True, until_date=yesterday)
    elsewhere = make_affiliation(speaks_for=True)

    may = [
        may_speak_for(each.member, organisation)
        for each in (speaker, works_there, was_speaker, elsewhere)
    ]

    assert may == [True, False, False, False]


@pytest.mark.parametrize(
    ("kind", "may"),
    (
        (RoleKind.MEMBER, True),
        (RoleKind.FACILITATOR, True),
        (RoleKind.COORDINATOR, False),
        (RoleKind.ADVISER, False),
        (RoleKind.ADMINISTRATOR, False),
    ),
)
def test_a_coordinator_changes_no_address_that_opens_more_than_their_own(client, kind, may):
    community = make_community()
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
    other = make_member(community=community, role=kind, email="other@example.org")
    client.force_login(coordinator)

    answer = client.post(
        reverse("access:member_edit", args=[other.pk]), {"name": "X", "email": "mine@example.org"}
    )

    other.refresh_from_db()
    assert answer.status_code == (302 if may else 403)
    # It waits, until the link that was sent there is opened.
    assert other.email == "other@example.org"
    assert sorted(each.to[0] for each in mail.outbox) == (
        ["mine@example.org", "other@example.org"] if may else []
    )


def test_a_coordinator_does_not_change_the_address_of_a_member_of_another_community():
    community = make_community()
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
    shared = make_member(community=community)
    make_role(member=shared)
    listed_elsewhere = make_role().member

    assert rules.may_edit_member(coordinator, shared) is False
    assert rules.may_edit_member(coordinator, listed_elsewhere) is False
    assert rules.may_edit_member(coordinator, make_member()) is False
    assert rules.may_edit_member(shared, shared) is True


@pytest.mark.parametrize("kind", (RoleKind.COORDINATOR, RoleKind.ADVISER, RoleKind.ADMINISTRATOR))
def test_a_coordinator_neither_gives_nor_ends_a_role_above_their_own(client, kind):
    community = make_community()
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))
    other = make_member(community=community, role=kind)
    role = other.roles.get()

    given = client.post(
        reverse("organisations:people_roles_give", args=[community.pk]),
        {"members": other.pk, "kind": kind},
    )
    ended = client.post(reverse("access:role_end", args=[role.pk]))

    assert given.context["form"].errors == {
        "kind": ["This choice is no longer on offer. Please choose again."]
    }
    assert ended.status_code == 403
    assert list(Role.objects.filter(member=other)) == [role]


def test_whoever_left_is_no_longer_looked_after(client):
    community = make_community()
    role = make_role(community=community, until_date=timezone.localdate() - timedelta(1))
    held = make_affiliation(member=role.member)
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))

    answers = [
        client.get(reverse("access:member_detail", args=[role.member_id])),
        client.post(reverse("organisations:affiliation_end", args=[held.pk])),
    ]
    earlier = client.get(reverse("organisations:people", args=[community.pk]))

    assert [answer.status_code for answer in answers] == [404, 404]
    assert list(earlier.context["earlier"]) == [role]


def test_roles_are_given_to_people_of_the_community_only(client):
    community = make_community()
    client.force_login(make_member(community=community, role=RoleKind.ADMINISTRATOR))
    stranger = make_role().member

    answer = client.post(
        reverse("organisations:people_roles_give", args=[community.pk]),
        {"members": stranger.pk, "kind": "administrator"},
    )

    assert answer.context["form"].errors == {
        "__all__": ["Please choose at least one person."],
    }


def test_a_role_of_another_community_cannot_be_ended(client):
    client.force_login(make_member(community=make_community(), role=RoleKind.ADMINISTRATOR))
    elsewhere = make_role()

    answer = client.post(reverse("access:role_end", args=[elsewhere.pk]))

    elsewhere.refresh_from_db()
    assert (answer.status_code, elsewhere.until_date) == (404, None)


def test_the_last_administrator_is_told_what_to_do_first(client):
    community = make_community()
    administrator = make_member(community=community, role=RoleKind.ADMINISTRATOR, name="Ada")
    client.force_login(administrator)

    answer = client.post(
        reverse("access:role_end", args=[administrator.roles.get().pk]), follow=True
    )

    assert [str(message) for message in answer.context["messages"]] == [
        "Ada is the last administrator. Please make somebody else administrator first."
    ]


def test_an_affiliation_is_ended_by_its_owner_or_their_coordinator_only(client):
    community = make_community()
    held = make_affiliation(member=make_member(community=community, is_listed=True))
    address = reverse("organisations:affiliation_end", args=[held.pk])
    answers = []

    for person in (
        make_member(community=community),
        make_member(community=community, role=RoleKind.FACILITATOR),
        make_member(community=make_community(), role=RoleKind.COORDINATOR),
        make_member(community=community, role=RoleKind.COORDINATOR),
    ):
        client.force_login(person)
        answers.append(client.post(address).status_code)

    assert answers == [404, 404, 404, 302]


@pytest.mark.parametrize(
    ("kind", "speaks"), ((RoleKind.MEMBER, False), (RoleKind.COORDINATOR, True))
)
def test_nobody_names_themselves_as_the_voice_of_an_organisation(client, kind, speaks):
    community = make_community()
    person = make_member(community=community, role=kind)
    organisation = make_affiliation().organisation
    client.force_login(person)

    client.post(
        reverse("organisations:affiliation_new", args=[person.pk]),
        {"organisation": organisation.pk, "speaks_for": "on"},
    )

    assert person.affiliations.get().speaks_for is speaks
