"""Bringing people in from a list, and taking them out again."""

import re
import uuid
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from joinedup.access.models import CommunityInvitation, Role, RoleKind
from joinedup.access.services.invitations import accept_invitation, decline_invitation
from joinedup.access.services.members import erase_person
from joinedup.core.attempts import NotTaken
from joinedup.mail.models import OutgoingEmail
from joinedup.organisations.lib.people_table import MOST_PEOPLE
from joinedup.organisations.models import (
    Affiliation,
    AskedFrom,
    Organisation,
    OrganisationKind,
    PeopleChange,
    Sector,
)
from joinedup.organisations.selectors import organisations_in
from joinedup.organisations.services.list_plan import Fate, plan_list
from joinedup.organisations.services.many import undo_change
from joinedup.people.models import Member
from joinedup.record.models import RecordEntry, RecordSeal
from tests.at_once import at_once
from tests.factories.people import make_community, make_member, make_organisation
from tests.factories.series import make_attendance, make_meeting, make_series
from tests.house.forms import form_with
from tests.house.kept import everything_kept
from tests.old_sessions import let_grow_old
from tests.organisations.lists import NOW, bring, line
from tests.seen import seen

LIST = """Name;Email;Organisation;Sector;Job title;Role
Ann Ames;ann@example.org;Night Shelter;Housing and homelessness;Keyworker;Facilitator
Bo;;Night Shelter;;;
Ann again;ANN@example.org;;;;
;nobody@example.org;;;;
Cy;cy at home;;;;
"""


def fates(community, *lines):
    return [each.fate for each in plan_list(lines, community).people]


def send(client, community, text, name="people.csv"):
    file = SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())
    return client.post(reverse("organisations:people_list", args=[community.pk]), {"table": file})


def filled(page, **more):
    """What the page with the columns sends."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | more


def add(client, community, page, **more):
    address = reverse("organisations:people_list_columns", args=[community.pk])
    return client.post(address, filled(page, step="add", **more))


def test_a_list_is_looked_at_first_and_then_brought_in(client, community, coordinator):
    client.force_login(coordinator)
    before = everything_kept()

    page = send(client, community, LIST)

    plan = page.context["plan"]
    assert everything_kept() == before
    assert [each.fate for each in plan.people] == [
        Fate.ADD,
        Fate.ADD,
        Fate.TWICE,
        Fate.FAULTY,
        Fate.FAULTY,
    ]
    assert [(each.line.number, each.line.faults) for each in plan.of(Fate.FAULTY)] == [
        (5, ["There is no name."]),
        (6, ["“cy at home” is not a whole email address."]),
    ]
    assert "2 people would be added" in seen(page.text)

    asked = add(client, community, page)
    assert asked.context["form"].errors == {"kind": ["Please say what the new organisations are."]}
    added = add(client, community, page, kind=OrganisationKind.VOLUNTARY)

    people = reverse("organisations:people", args=[community.pk])
    assert added.url == people
    assert list(
        Role.objects.filter(community=community)
        .exclude(member=coordinator)
        .values_list("member__name", "member__email", "kind")
    ) == [("Bo", None, "member")]
    work = ("organisation__name", "organisation__sector", "job_title")
    assert Affiliation.objects.values_list("member__name", *work).get() == (
        *("Bo", "Night Shelter", "housing", ""),
    )
    assert AskedFrom.objects.values_list(
        *("invitation__name", "invitation__email", "invitation__kind", *work)
    ).get() == (
        *("Ann Ames", "ann@example.org", "facilitator", "Night Shelter", "housing", "Keyworker"),
    )
    [email] = mail.outbox
    assert (email.to, email.subject) == (["ann@example.org"], "Do you want to take part in Hanley?")
    assert CommunityInvitation.objects.get().answer_path in email.body
    [entry] = RecordEntry.objects.filter(by_id=coordinator.pk)
    assert (entry.event, entry.details) == (
        "people brought in",
        {"people": 2, "asked": 1, "organisations": 1},
    )
    told = seen(client.get(people).text)
    assert "2 people have been added. 1 is asked by email." in told
    assert "Asked" in told


def test_the_same_press_twice_and_the_same_file_again_add_nobody_twice(
    client, community, coordinator
):
    client.force_login(coordinator)
    page = send(client, community, LIST)
    add(client, community, page, kind=OrganisationKind.VOLUNTARY)
    kept = everything_kept()

    again = add(client, community, page, kind=OrganisationKind.VOLUNTARY)

    assert again.status_code == 302
    assert everything_kept() == kept
    assert send(client, community, LIST).context["plan"].added == []


def test_a_list_comes_along_while_whoever_sent_it_shows_that_it_is_they(community, coordinator):
    client = Client(headers={"origin": "http://testserver"})
    client.force_login(coordinator)
    page = send(client, community, LIST)
    let_grow_old(client)

    asked = add(client, community, page, kind=OrganisationKind.VOLUNTARY)
    typed = presses(client, asked, "Show that it is you")
    code_page = presses(client, typed, "Send me a code")
    code = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()
    shown = presses(client, code_page, "Go on", code=code)
    presses(client, shown, "Send it")

    assert (asked.status_code, page.context["form"]["list"].value() in asked.text) == (401, False)
    assert Member.objects.filter(name="Bo").exists()


def presses(client, page, button, **fields):
    form = form_with(page, page.request["PATH_INFO"], button)
    return client.post(form.action, form.fields | fields, follow=True)


def test_nobody_is_added_whom_nobody_has_looked_at(client, community, coordinator):
    client.force_login(coordinator)
    page = send(client, community, "Name;Other\nAnn;Bea\n")

    changed = add(client, community, page, column_0="", column_1="name")

    assert [each.line.name for each in changed.context["plan"].added] == ["Bea"]
    assert not Role.objects.exclude(member=coordinator).exists()
    add(client, community, changed)
    assert Member.objects.filter(name="Bea").exists()


@pytest.mark.parametrize("spoilt", ("", "nonsense", "of another", "of another community"))
def test_a_list_opens_for_whoever_sent_it_and_there_alone(client, community, coordinator, spoilt):
    client.force_login(coordinator)
    page = send(client, community, "Name\nAnn\n")
    parcel = {"": "", "nonsense": "nonsense"}.get(spoilt, page.context["form"]["list"].value())
    if spoilt == "of another":
        client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))
    there = make_community() if spoilt == "of another community" else community
    if there != community:
        Role.objects.create(
            member=coordinator, community=there, kind="coordinator", from_date=NOW.date()
        )

    answer = add(client, there, page, list=parcel)

    assert answer.url == reverse("organisations:people_list", args=[there.pk])
    assert not Member.objects.filter(name="Ann").exists()


def test_a_list_that_is_too_long_or_no_table_is_refused_kindly(client, community, coordinator):
    client.force_login(coordinator)
    longest = "Name\n" + "".join(f"Person {n}\n" for n in range(MOST_PEOPLE + 1))

    long, no_table = send(client, community, longest), send(client, community, b"PK\x03\x04")

    assert "There are more than 2001 rows. Please send it in several parts." in seen(long.text)
    assert "This is no Excel file, or it is broken." in seen(no_table.text)


def test_who_belongs_here_is_told_apart_and_who_is_known_elsewhere_is_not(community, coordinator):
    make_member(community=community, name="Nora", email=None)
    elsewhere = make_member(community=make_community(), email="else@example.org")
    make_member(community=community, email="here@example.org")
    make_member(email="shut@example.org", is_active=False)

    people = [
        line("Somebody", "here@example.org"),
        line("NORA"),
        line("Else", elsewhere.email),
        line("Shut", "shut@example.org"),
        line("Pat"),
        line("pat"),
        line("Pat", "pat@example.org"),
        line("Org", organisation="Nowhere known"),
    ]

    assert fates(community, *people) == [
        Fate.HERE,
        Fate.HERE,
        Fate.ADD,
        Fate.ADD,
        Fate.ADD,
        Fate.TWICE,
        Fate.ADD,
        Fate.FAULTY,
    ]


def test_who_was_forgotten_or_said_no_is_left_alone_until_they_are_added_by_hand(
    client, community, coordinator
):
    forgotten = make_member(community=community, email="gone@example.org")
    erase_person(member=forgotten, by="program", at=NOW)
    bring(community, coordinator, line("No", "no@example.org"))
    decline_invitation(invitation=CommunityInvitation.objects.get(), by="link", at=NOW)

    both = [line("Gone", "GONE@example.org"), line("No", "no@example.org")]
    assert fates(community, *both) == [Fate.LEFT_ALONE] * 2
    assert not Member.objects.filter(email__in=["gone@example.org", "no@example.org"]).exists()

    client.force_login(coordinator)
    form = {"key": uuid.uuid4(), "name": "Gone", "email": "gone@example.org"}
    client.post(reverse("organisations:member_new", args=[community.pk]), form)
    CommunityInvitation.objects.all().delete()

    assert fates(community, *both) == [Fate.ADD, Fate.LEFT_ALONE]


def test_undo_takes_away_what_was_added_and_gives_nothing_else_away(community, coordinator):
    known = make_member(community=make_community(), email="known@example.org")
    make_organisation(name="Here before")
    before = everything_kept(but=[RecordEntry, RecordSeal, PeopleChange])
    change = bring(
        community,
        coordinator,
        line("Ann", "ann@example.org", organisation="Night Shelter", sector=Sector.HOUSING),
        line("Bo", organisation="Here before", job_title="Cook"),
        line("Known", known.email, organisation="Here before"),
    )
    # The worker was not there yet.
    OutgoingEmail.objects.update(sent_at=None)

    stayed = [undo_change(change=change, by=coordinator, at=NOW) for _ in range(2)]

    after = everything_kept(but=[RecordEntry, RecordSeal, PeopleChange])
    # A task that finds no email sends none.
    assert {name: rows for name, rows in after.items() if "Task" not in name} == {
        name: rows for name, rows in before.items() if "Task" not in name
    }
    assert stayed == [0, 0]


def test_who_has_done_something_since_stays(community, coordinator):
    change = bring(
        community,
        coordinator,
        line("Yes", "yes@example.org", organisation="Night Shelter", sector=Sector.HOUSING),
        line("Came"),
        line("Came in"),
        line("Renamed"),
        line("Silent", "silent@example.org"),
    )
    accept_invitation(invitation=CommunityInvitation.objects.get(name="Yes"), by="link", at=NOW)
    meeting = make_meeting(series=make_series(community=community))
    make_attendance(meeting=meeting, member=Member.objects.get(name="Came"))
    Member.objects.filter(name="Came in").update(last_login=NOW)
    Member.objects.filter(name="Renamed").update(changed_at=NOW)

    stayed = undo_change(change=change, by=coordinator, at=NOW)

    assert stayed == 4
    assert set(
        Role.objects.filter(community=community)
        .exclude(member=coordinator)
        .values_list("member__name", flat=True)
    ) == {"Yes", "Came", "Came in", "Renamed"}
    assert list(organisations_in(community)) == [Organisation.objects.get()]


def test_a_list_that_was_undone_is_not_brought_in_by_a_late_press(community, coordinator):
    key, ann = uuid.uuid4(), line("Ann")
    change = bring(community, coordinator, ann, key=key)
    undo_change(change=change, by=coordinator, at=NOW)

    with pytest.raises(NotTaken, match="was brought in and undone"):
        bring(community, coordinator, ann, key=key)


@pytest.mark.django_db(transaction=True)
def test_two_who_bring_in_the_same_list_at_once_add_nobody_twice():
    community = make_community()
    both = [make_member(community=community, role=RoleKind.COORDINATOR) for _ in range(2)]
    people = [
        line("Ann", "ann@example.org", organisation="Night Shelter", sector=Sector.HOUSING),
        line("Bo"),
    ]

    done = at_once(*(partial(bring, community, by, *people) for by in both))

    assert all(isinstance(each, PeopleChange | NotTaken) for each in done)
    added = Role.objects.filter(community=community).exclude(member__in=both)
    assert added.get().member.name == "Bo"
    assert CommunityInvitation.objects.get().name == "Ann"
    assert Organisation.objects.count() == 1


def test_a_list_is_planned_with_as_many_queries_however_long(
    community, coordinator, django_assert_num_queries
):
    for count in (1, 300):
        people = [
            line(f"Person {n}", f"p{n}@example.org", organisation=f"Org {n}", sector="housing")
            for n in range(count)
        ]
        with django_assert_num_queries(5):
            plan_list(people, community)


names = st.sampled_from(["Ann", "ann", "Bo", "Zoë", "42", ""])
emails = st.sampled_from(["", "ann@example.org", "ANN@example.org ", "bo@example.org", "no", "a@b"])
organisations = st.sampled_from(["", "Shelter", "SHELTER", "Police"])
sectors = st.sampled_from(["", "Police", "housing", "nonsense"])
rows = st.lists(st.tuples(names, emails, organisations, sectors), max_size=6)


class AnyList(TestCase):
    """Whatever is on a list, it comes in whole, once, and goes again."""

    @settings(deadline=None, max_examples=20)
    @given(rows)
    def test_any_list(self, people):
        from joinedup.organisations.lib.people_table import lines_of

        community = make_community()
        by = make_member(community=community, role=RoleKind.COORDINATOR)
        table = [(number, list(row)) for number, row in enumerate(people, start=2)]
        columns = ["name", "email", "organisation", "sector"]
        before = everything_kept(but=[RecordEntry, RecordSeal, PeopleChange])

        def lines():
            return lines_of(table, columns, {RoleKind.MEMBER})

        plan = plan_list(lines(), community)
        change = bring(community, by, *lines(), at=NOW + timedelta(minutes=1))

        assert sum(
            len(change.made.get(each, ())) for each in ("access.Role", "access.CommunityInvitation")
        ) == len(plan.added)
        assert plan_list(lines(), community).added == []
        assert undo_change(change=change, by=by, at=NOW) == 0
        after = everything_kept(but=[RecordEntry, RecordSeal, PeopleChange])
        for name in ("people.Member", "access.Role", "access.CommunityInvitation"):
            assert after[name] == before[name]


@pytest.mark.parametrize("name", ("people.html", "people.xls", "people"))
def test_a_file_of_another_kind_is_not_taken(client, community, coordinator, name):
    client.force_login(coordinator)

    page = send(client, community, "Name\nAnn\n", name)

    mistakes = page.context["form"].errors["table"]
    assert mistakes == ["Please choose a CSV or an Excel (.xlsx) file."]
