"""Every page answers, for whom it should, with a fixed number of queries."""

import uuid

import pytest
from django.urls import reverse

from joinedup.access.models import CommunityInvitation, RoleKind
from joinedup.organisations.models import Sector
from joinedup.people.models import Member
from tests.factories.mail import make_email
from tests.factories.people import (
    LONG_AGO,
    make_affiliation,
    make_community,
    make_member,
    make_organisation,
    make_role,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def coordinator(community):
    return make_member(community=community, role=RoleKind.COORDINATOR, name="Cora")


def _page(client, person, name, *args):
    if person:
        client.force_login(person)
    return client.get(reverse(name, args=args))


@pytest.mark.parametrize("people_count", (1, 3, 20))
def test_the_directory_asks_the_same_number_of_queries(
    client, community, people_count, django_assert_num_queries
):
    reader = make_member(community=community)
    listed = [
        make_member(community=community, name=f"Person {n:02}", is_listed=True)
        for n in range(people_count)
    ]
    for person in listed:
        make_affiliation(member=person)
    make_member(community=community, name="Not listed")
    client.force_login(reader)

    with django_assert_num_queries(6):
        page = client.get(reverse("organisations:directory"))

    assert list(page.context["people"]) == listed


@pytest.mark.parametrize("people_count", (1, 3, 20))
def test_the_people_of_a_community_take_the_same_number_of_queries(
    client, community, coordinator, people_count, django_assert_num_queries
):
    for number in range(people_count):
        person = make_member(community=community, name=f"Person {number:02}")
        make_affiliation(member=person)
        make_role(member=person, community=community, kind=RoleKind.FACILITATOR)
    client.force_login(coordinator)

    with django_assert_num_queries(12):
        page = client.get(reverse("organisations:people", args=[community.pk]))

    assert len(page.context["page"]) == people_count + 1


@pytest.mark.parametrize("organisation_count", (1, 3, 20))
def test_the_list_of_organisations_takes_the_same_number_of_queries(
    client, coordinator, organisation_count, django_assert_num_queries
):
    made = [make_organisation(name=f"Org {n:02}") for n in range(organisation_count)]
    client.force_login(coordinator)

    with django_assert_num_queries(5):
        page = client.get(reverse("organisations:organisation_list"))

    assert list(page.context["organisations"]) == made


@pytest.mark.parametrize("people_count", (1, 3, 20))
def test_an_organisation_takes_the_same_number_of_queries(
    client, community, coordinator, people_count, django_assert_num_queries
):
    organisation = make_organisation()
    listed = [
        make_member(community=community, name=f"Person {n:02}", is_listed=True)
        for n in range(people_count)
    ]
    for person in listed:
        make_affiliation(member=person, organisation=organisation)
    make_affiliation(
        member=make_member(community=community, name="Not listed"), organisation=organisation
    )
    client.force_login(coordinator)

    with django_assert_num_queries(6):
        page = client.get(reverse("organisations:organisation_detail", args=[organisation.pk]))

    assert list(page.context["people"]) == listed


@pytest.mark.parametrize("count", (1, 3, 20))
def test_a_profile_takes_the_same_number_of_queries(client, count, django_assert_num_queries):
    member = make_member()
    for _ in range(count):
        make_affiliation(member=member)
        make_role(member=member)
    client.force_login(member)

    with django_assert_num_queries(9):
        page = client.get(reverse("people:profile"))

    shown = {}
    for section in page.context["sections"]:
        shown |= section.context
    assert len(shown["affiliations"]) == len(shown["communities"]) == count


@pytest.mark.parametrize(
    ("name", "needs"),
    (
        ("people:profile", None),
        ("organisations:directory", None),
        ("organisations:organisation_list", None),
        ("organisations:organisation_new", None),
        ("access:member_detail", "member"),
        ("access:member_edit", "member"),
        ("organisations:affiliation_new", "member"),
        ("access:community_detail", "community"),
        ("organisations:member_new", "community"),
        ("organisations:people_list", "community"),
        ("organisations:organisation_detail", "organisation"),
        ("organisations:organisation_edit", "organisation"),
    ),
)
def test_strangers_are_asked_to_sign_in_and_coordinators_come_in(
    client, community, coordinator, name, needs
):
    things = {
        None: [],
        "member": [make_member(community=community, is_listed=True).pk],
        "community": [community.pk],
        "organisation": [make_organisation().pk],
    }
    address = reverse(name, args=things[needs])

    as_stranger = client.get(address)
    as_coordinator = _page(client, coordinator, name, *things[needs])

    assert (as_stranger.status_code, as_stranger.url) == (302, f"/people/sign-in/?next={address}")
    assert as_coordinator.status_code == 200


@pytest.mark.parametrize(
    ("name", "needs", "status"),
    (
        ("organisations:organisation_new", None, 403),
        ("organisations:organisation_edit", "organisation", 403),
        ("organisations:organisation_detail", "organisation", 200),
        ("access:community_detail", "community", 200),
        ("organisations:member_new", "community", 403),
        ("organisations:people_list", "community", 403),
        ("access:community_detail", "elsewhere", 404),
        ("organisations:member_new", "elsewhere", 404),
        ("organisations:people_list", "elsewhere", 404),
        ("access:member_detail", "unlisted", 404),
        ("access:member_detail", "listed", 200),
        ("access:member_edit", "unlisted", 404),
        ("access:member_edit", "listed", 403),
        ("organisations:affiliation_new", "listed", 403),
        ("organisations:affiliation_new", "unlisted", 404),
    ),
)
def test_what_a_member_who_runs_nothing_may_open(client, community, name, needs, status):
    member = make_member(community=community)
    things = {
        None: [],
        "organisation": [make_organisation().pk],
        "community": [community.pk],
        "elsewhere": [make_community().pk],
        "listed": [make_member(community=community, is_listed=True).pk],
        "unlisted": [make_member(community=community).pk],
    }

    page = _page(client, member, name, *things[needs])

    assert page.status_code == status


def test_people_outside_every_community_find_nobody_and_nothing(client, community):
    outsider = make_member()
    make_member(community=community, is_listed=True, name="Listed")
    organisation = make_organisation()

    people = _page(client, outsider, "organisations:directory")
    organisations = _page(client, outsider, "organisations:organisation_list")
    one = _page(client, outsider, "organisations:organisation_detail", organisation.pk)

    assert list(people.context["people"]) == []
    assert list(organisations.context["organisations"]) == []
    assert one.status_code == 404


def test_the_directory_shows_no_address_and_no_number(client, community):
    listed = make_member(
        community=community, is_listed=True, email="secret@example.org", phone="07700 900123"
    )
    reader = make_member(community=community)

    pages = [
        _page(client, reader, "organisations:directory").content.decode(),
        _page(client, reader, "access:member_detail", listed.pk).content.decode(),
    ]

    assert [listed.name in page for page in pages] == [True, True]
    assert not any(secret in page for page in pages for secret in ("secret@", "07700"))


def test_coordinators_are_told_when_an_email_did_not_arrive(client, community, coordinator):
    member = make_member(community=community, is_listed=True)
    make_email(to=member.email, failed_at=LONG_AGO)
    words = "did not arrive"

    told = words in _page(client, coordinator, "access:member_detail", member.pk).content.decode()
    other = words in _page(client, member, "access:member_detail", member.pk).content.decode()
    make_email(to=member.email, sent_at=LONG_AGO, body="")
    later = words in _page(client, coordinator, "access:member_detail", member.pk).content.decode()

    assert (told, other, later) == (True, False, False)


def test_ordinary_members_do_not_see_who_belongs(client, community, coordinator):
    reader = make_member(community=community)
    make_member(community=community, name="Quiet Quinn")

    page = _page(client, reader, "access:community_detail", community.pk).content.decode()

    assert "Cora" in page
    assert "Quiet Quinn" not in page


def test_a_coordinator_adds_a_person_once_however_often_the_form_is_sent(
    client, community, coordinator
):
    client.force_login(coordinator)
    form = {"key": str(uuid.uuid4()), "name": "نور", "email": "noor@example.org"}
    address = reverse("organisations:member_new", args=[community.pk])

    answers = [client.post(address, form).url for _ in range(2)]

    assert answers == [reverse("organisations:people", args=[community.pk])] * 2
    assert CommunityInvitation.objects.filter(name="نور").count() == 1
    assert not Member.objects.filter(name="نور").exists()


def test_a_mistake_is_answered_beside_the_field_and_keeps_what_was_typed(
    client, community, coordinator
):
    client.force_login(coordinator)
    address = reverse("organisations:member_new", args=[community.pk])

    page = client.post(address, {"name": "N" * 130, "email": "nobody at", "phone": "01782"})

    assert page.context["form"].errors == {
        "name": ["This is 10 characters too long. There is room for 120."],
        "email": ["This is not a whole email address. It looks like name@example.org."],
    }
    assert 'value="01782"' in page.content.decode()


def test_a_profile_is_saved_in_the_words_of_its_owner(client):
    member = make_member()
    client.force_login(member)
    words = {
        "description": "=cmd|' /C calc'!A0",
        "experience": "<b>Bold</b> & ‏مرحبا 🙂",
        "occupation": "",
        "study": "",
        "can_help_with": "One\nTwo",
        "wants_to_know": "",
        "is_listed": "on",
    }

    answer = client.post(reverse("people:profile"), words)

    member.refresh_from_db()
    assert answer.url == reverse("people:profile")
    assert member.description == words["description"]
    assert member.can_help_with == "One\nTwo"
    assert member.is_listed is True
    assert "&lt;b&gt;Bold" in client.get(reverse("people:profile")).content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    (
        ("", ["Ann", "Bea"]),
        ("words=ann", ["Ann"]),
        ("words=benefits", ["Bea"]),
        ("words=shelter", ["Ann"]),
        ("words=ann+benefits", []),
        ("voice=study", ["Bea"]),
        ("sector=police", ["Bea"]),
        ("sector=nonsense", ["Ann", "Bea"]),
        ("voice=is_active", ["Ann", "Bea"]),
        ("page=nonsense", ["Ann", "Bea"]),
        ("words=%00", ["Ann", "Bea"]),
        ("words=100%25_'", []),
    ),
)
def test_the_directory_is_searched(client, community, query, found):
    ann = make_member(community=community, name="Ann", is_listed=True)
    bea = make_member(
        community=community, name="Bea", is_listed=True, study="Law", can_help_with="Benefits"
    )
    make_affiliation(member=ann, organisation=make_organisation(name="Night Shelter"))
    make_affiliation(member=bea, organisation=make_organisation(sector="police"))
    make_member(community=community, name="Ann Unlisted")
    client.force_login(ann)

    page = client.get(f"{reverse('organisations:directory')}?{query}")

    assert [person.name for person in page.context["people"]] == found


@pytest.mark.parametrize(
    "name",
    (
        "organisations:directory",
        "organisations:organisation_list",
        "organisations:organisation_new",
    ),
)
def test_sectors_are_chosen_from_a_list_in_the_order_of_their_names(client, coordinator, name):
    page = _page(client, coordinator, name)

    _nothing, *labels = [
        str(label) for _value, label in page.context["form"]["sector"].field.choices
    ]
    assert labels == sorted(label for label in Sector.labels)


def test_nobody_makes_themselves_speak_for_an_organisation(client, community):
    member, organisation = make_member(community=community), make_organisation()
    client.force_login(member)

    client.post(
        reverse("organisations:affiliation_new", args=[member.pk]),
        {"organisation": organisation.pk, "speaks_for": "on"},
    )

    affiliations = member.affiliations.values_list("organisation", "speaks_for")
    assert list(affiliations) == [(organisation.pk, False)]
