"""The people of a community as a list: found, taken out as a file, given roles, let go."""

import csv
import uuid
from datetime import timedelta
from io import StringIO

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import CommunityInvitation, Role, RoleKind
from joinedup.organisations.models import PeopleChange, Sector
from tests.factories.people import make_affiliation, make_community, make_member, make_organisation
from tests.factories.series import make_meeting, make_series
from tests.house.kept import everything_kept
from tests.seen import seen

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def people(client, community, coordinator):
    """Ann of the police, Bo of a shelter, Cy of nowhere; and Dee of another community."""
    client.force_login(coordinator)
    police = make_organisation(name="Police", sector=Sector.POLICE)
    shelter = make_organisation(name="A shelter", sector=Sector.HOUSING)
    ann = make_member(community=community, name="Ann", email="ann@example.org")
    bo = make_member(community=community, role=RoleKind.FACILITATOR, name="Bo", email=None)
    cy = make_member(community=community, name="Cy", email=None, phone="+44 1782 1")
    dee = make_member(community=make_community(), name="Dee")
    make_affiliation(member=ann, organisation=police, job_title="Officer")
    make_affiliation(member=bo, organisation=shelter)
    make_affiliation(member=dee, organisation=make_organisation(name="Elsewhere"))
    return {"ann": ann, "bo": bo, "cy": cy, "dee": dee, "police": police}


def address(name, community):
    return reverse(f"organisations:{name}", args=[community.pk])


def names(client, community, **asked):
    page = client.get(address("people", community), asked)
    return [person.name for person in page.context["page"]]


def test_people_are_found_by_words_role_sector_and_organisation(client, community, people):
    def found(**asked):
        return names(client, community, **asked)

    assert found() == ["Ann", "Bo", "Cora", "Cy"]
    assert found(words="shelter") == ["Bo"]
    assert found(role="facilitator") == ["Bo"]
    assert found(sector="police") == ["Ann"]
    assert found(organisation=people["police"].pk) == ["Ann"]
    assert found(sort="organisation") == ["Bo", "Ann", "Cora", "Cy"]
    assert found(role="king", organisation="x") == ["Ann", "Bo", "Cora", "Cy"]
    assert found(words="nobody at all") == []
    offered = client.get(address("people", community)).context["form"].fields["organisation"]
    assert [each.name for each in offered.queryset] == ["A shelter", "Police"]


def test_the_file_holds_what_the_list_shows_and_no_formula(client, community, people):
    CommunityInvitation.objects.create(
        name="Zoe", email="zoe@example.org", community=community, invited_at=NOW
    )
    make_member(community=community, name="=HYPERLINK(1)", email="x@example.org")

    text = client.get(address("people_csv", community), {"words": ""}).content.decode("utf-8-sig")
    some = client.get(address("people_csv", community), {"words": "ann"}).content.decode()

    heads, *rows = csv.reader(StringIO(text))
    assert heads[:2] == ["Name", "Email address"]
    assert rows == [
        ["'=HYPERLINK(1)", "x@example.org", "", "", "", "", "Member", ""],
        ["Ann", "ann@example.org", "", "Police", "Police", "Officer", "Member", ""],
        ["Bo", "", "", "A shelter", "Housing and homelessness", "", "Facilitator", ""],
        ["Cora", "cora@example.org", "", "", "", "", "Coordinator", ""],
        ["Cy", "", "'+44 1782 1", "", "", "", "Member", ""],
        ["Zoe", "zoe@example.org", "", "", "", "", "Member", "Yes"],
    ]
    assert len(some.splitlines()) == 2


def roles(community):
    held = Role.objects.filter(community=community, until_date=None)
    return set(held.values_list("member__name", "kind"))


def undo(client, community):
    return client.post(
        reverse("organisations:people_undo", args=[PeopleChange.objects.latest("pk").pk])
    )


def test_a_role_is_given_to_many_and_the_giving_undone(client, community, people):
    before = roles(community)
    form = {
        "key": uuid.uuid4(),
        "members": [people["ann"].pk, people["bo"].pk],
        "kind": "facilitator",
    }

    for _ in range(2):
        client.post(address("people_roles_give", community), form)

    assert roles(community) == before | {("Ann", "facilitator")}
    told = seen(client.get(address("people", community)).text)
    assert "1 person has been given this role." in told
    undo(client, community)
    assert roles(community) == before


def test_roles_of_many_end_after_asking_once_and_come_back(client, community, people):
    # Of today: what began today goes when it ends.
    Role.objects.filter(member=people["cy"]).update(from_date=timezone.localdate())
    before = roles(community)
    form = {"key": uuid.uuid4(), "members": [people[name].pk for name in ("ann", "bo", "cy")]}

    asked = client.post(address("people_roles_end", community), form)
    assert "Should their roles end?" in seen(asked.text)
    assert roles(community) == before
    for _ in range(2):
        client.post(address("people_roles_end", community), form | {"step": "end"})

    assert roles(community) == {("Cora", "coordinator")}
    assert "The roles of 3 people have ended." in seen(
        client.get(address("people", community)).text
    )
    for _ in range(2):
        undo(client, community)
    assert roles(community) == before
    late = client.post(address("people_roles_end", community), form | {"step": "end"})
    assert late.status_code == 409
    assert roles(community) == before


def test_coordinators_end_only_what_they_could_give_and_nobody_ends_the_last_administrator(
    client, community, coordinator, people
):
    admin = make_member(community=community, role=RoleKind.ADMINISTRATOR, name="Ada")
    form = {"members": [admin.pk, coordinator.pk, people["ann"].pk], "step": "end"}

    client.post(address("people_roles_end", community), form | {"key": uuid.uuid4()})
    by_coordinator = roles(community)
    client.force_login(admin)
    client.post(address("people_roles_end", community), form | {"key": uuid.uuid4()})

    assert ("Ann", "member") not in by_coordinator
    assert {("Ada", "administrator"), ("Cora", "coordinator")} <= by_coordinator
    assert roles(community) & {("Ada", "administrator"), ("Cora", "coordinator")} == {
        ("Ada", "administrator")
    }


def test_nothing_is_done_to_nobody_or_to_people_of_elsewhere(client, community, people):
    before = everything_kept()

    for name in ("people_roles_give", "people_roles_end"):
        for members in ([], [people["dee"].pk], ["9" * 30]):
            answer = client.post(
                address(name, community),
                {"members": members, "kind": "member", "step": "end"},
            )
            assert "Please choose at least one person." in seen(answer.text)

    assert everything_kept() == before


def test_those_chosen_are_ticked_where_a_meeting_is_invited_to(client, community, people):
    meeting = make_meeting(
        series=make_series(community=community, announced_at=NOW),
        starts_at=NOW + timedelta(days=9),
        ends_at=NOW + timedelta(days=9, hours=2),
    )
    ours = [people["ann"].pk, people["bo"].pk]
    invite = reverse("series:people_invite", args=[community.pk])

    led = client.post(
        invite, {"members": [*ours, people["dee"].pk], "meeting": meeting.pk}, follow=True
    )
    nobody = client.post(invite, {"meeting": meeting.pk})
    no_meeting = client.post(invite, {"members": ours, "meeting": "x"})

    assert led.context["form"].initial["members"] == ours
    assert led.context["meeting"] == meeting
    assert nobody.url == no_meeting.url == address("people", community)


def test_the_home_of_a_community_takes_the_same_number_of_queries_however_much_is_there(
    client, community, people, django_assert_max_num_queries
):
    home = reverse("access:community_detail", args=[community.pk])
    for _ in range(2):
        for _ in range(4):
            make_meeting(series=make_series(community=community, announced_at=NOW))
        with django_assert_max_num_queries(15):
            page = client.get(home)

    told = seen(page.text)
    assert "Series, and their meetings" in told
    assert "The word list of this community" in told
    assert [each.template for each in page.context["sections"]][-1] == "access/_whom_to_ask.html"
