"""What waits for those who look after local knowledge, what anybody reads of it, and its log."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.core.todos import todos_for
from joinedup.duties.lib.topics import topic_called
from joinedup.duties.services.local import (
    confirm_entry,
    decline_entry,
    end_entry,
    mark_of,
    review_entry,
    write_entry,
)
from tests.duties.pages import main_of, page_of, shown
from tests.factories.local import RELIEF, make_declined, make_local, make_waiting
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()


def days_ago(days):
    return TODAY - timedelta(days=days)


def waits_for(person):
    return {
        found.todo.name: [item.pk for item in found.items]
        for section in todos_for(person, NOW)
        for found in section.found
        if found.todo.name.startswith("local_")
    }


# What waits


def test_what_waits_is_shown_to_those_who_can_say_yes(community, coordinator, adviser):
    plain = make_waiting(community=community, made_by=coordinator, made_by_adviser=False)
    advised = make_waiting(community=community, duty_id=RELIEF, made_by=adviser)
    other = make_member(community=community, role=RoleKind.COORDINATOR)
    member = make_member(community=community)

    assert waits_for(adviser) == {"local_to_confirm": [plain.pk]}
    assert waits_for(coordinator) == {"local_to_confirm": [advised.pk]}
    assert waits_for(other) == {"local_to_confirm": [advised.pk]}
    assert waits_for(member) == {}


@pytest.mark.parametrize(("days", "is_due"), [(164, False), (165, True), (400, True)])
def test_its_owner_is_reminded_two_weeks_before_readers_are_warned(
    community, coordinator, adviser, days, is_due
):
    entry = make_local(community=community, owner=adviser, reviewed_on=days_ago(days))

    assert waits_for(adviser) == ({"local_to_review": [entry.pk]} if is_due else {})
    assert waits_for(coordinator) == {}


def test_what_nobody_owns_any_more_is_the_coordinators(client, community, coordinator, adviser):
    entry = make_local(community=community, owner=adviser, reviewed_on=days_ago(170))
    address = f"/duties/local/{community.pk}/"
    before = main_of(client, address)

    adviser.roles.update(until_date=days_ago(1))

    assert waits_for(coordinator) == {"local_to_review": [entry.pk]}
    assert "Looked after by: adviser" in before
    assert "Looked after by: the coordinators of the community" in main_of(client, address)


# What anybody reads

WARNING = "Not checked for more than half a year: make sure it is still right"
NO_EMAIL = "After a year no email address is shown"
NO_SENTENCE = "After a year it is not shown until somebody confirms that it is still right"


@pytest.mark.parametrize(
    ("days", "warns", "is_relied_on"),
    [
        (0, False, True),
        (180, False, True),
        (181, True, True),
        (365, True, True),
        (366, True, False),
    ],
)
@pytest.mark.parametrize("where", ["contacts", "duty"])
def test_it_warns_after_180_days_and_gives_no_words_after_365(
    client, community, where, days, warns, is_relied_on
):
    make_local(
        community=community,
        duty_id=RELIEF,
        reviewed_on=days_ago(days),
        email="relief@example.org",
        phone="01632 960123",
        wording="Please take this person in.",
    )
    address = {"contacts": f"/duties/local/{community.pk}/", "duty": f"/duties/{RELIEF}/"}[where]

    said = main_of(client, address)

    assert "01632 960123" in said
    assert (WARNING in said) == warns
    assert ("relief@example.org" in said, NO_EMAIL in said) == (is_relied_on, not is_relied_on)
    assert ("Please take this person in." in said) == is_relied_on
    assert (NO_SENTENCE in said) == (not is_relied_on)


@pytest.mark.parametrize(
    ("days", "warns", "offers"),
    [(180, False, True), (181, True, True), (365, True, True), (366, True, False)],
)
def test_the_files_own_law_warns_too_and_stays(client, monkeypatch, days, warns, offers):
    duty = topic_called(RELIEF).duty
    monkeypatch.setattr(timezone, "localdate", lambda *_: duty.as_of + timedelta(days=days))

    said = main_of(client, f"/duties/{RELIEF}/")

    assert ("Not checked for more than half a year: look at the law itself" in said) == warns
    assert ("After a year no sentence to send is offered" in said) == (not offers)
    assert duty.statute in said


def test_a_body_shows_its_contact_and_each_duty_its_own(client, community):
    make_local(community=community, team="Front desk")
    make_local(community=community, duty_id=RELIEF, team="Relief team")
    make_waiting(community=community, duty_id="ha96-s193-main-duty", team="Not yet")
    make_local(community=community, sector="gone", duty_id="gone-duty", team="Of old law")

    page = page_of(client.get(f"/duties/local/{community.pk}/")).main

    assert [each.get_text(strip=True) for each in page.select(".local-team")] == [
        "Front desk",
        "Relief team",
        "Of old law",
    ]
    assert [shown(each) for each in page.select("h3")] == ["Relief duty", "gone-duty"]


def test_one_community_is_led_to_and_several_are_chosen_from(client, community, coordinator):
    assert "Nobody has recorded whom to ring here yet" in main_of(client, "/duties/local/")
    make_local(community=community)
    assert client.get("/duties/local/").url == f"/duties/local/{community.pk}/"
    make_local(community=make_community(name="Elsewhere"))
    said = main_of(client, "/duties/local/")
    assert ("Potteries" in said, "Elsewhere" in said) == (True, True)


def test_who_may_write_finds_the_way_where_nothing_is_known_yet(client, community, coordinator):
    address = f"/duties/local/{community.pk}/"
    assert client.get(address).url.startswith("/people/sign-in/")
    client.force_login(coordinator)

    page = page_of(client.get(client.get("/duties/local/").url))

    assert page.select_one(f"main a[href='{address}new/']")


# The log


def test_the_log_tells_what_was_said_before_and_by_whom_as_what(
    client, community, coordinator, adviser
):
    def write(**said):
        return write_entry(
            key=uuid4(),
            community=community,
            topic=topic_called(RELIEF),
            said=said,
            owner=coordinator,
            by=coordinator,
            at=NOW,
        )

    def confirm(entry):
        return confirm_entry(entry=entry, expected=mark_of(entry), by=adviser, at=NOW)

    confirm(write(team="Old desk", phone="01632 960001"))
    decline_entry(entry=write(team="Wrong Name"), reason="A name.", by=adviser, at=NOW)
    write(team="Half done")
    second = confirm(write(team="New desk"))
    review_entry(entry=second, by=coordinator, at=NOW + timedelta(days=1))
    end_entry(entry=second, by=coordinator, at=NOW)

    response = client.get(f"/duties/local/{community.pk}/changes/")

    lines = [
        (line.title, line.roles, [(each.label, each.before, each.now) for each in line.differences])
        for line in response.context["lines"]
    ]
    waits = "Recorded, and waiting to be confirmed"
    assert lines == [
        ("No longer shown", ["Coordinator"], [("Team", "New desk", "")]),
        ("Still right", ["Coordinator"], []),
        (
            "Confirmed by another person",
            ["Adviser"],
            [("Team", "Old desk", "New desk"), ("Phone number", "01632 960001", "")],
        ),
        (waits, ["Coordinator"], []),
        ("Taken back by the person who recorded it", ["Coordinator"], []),
        (waits, ["Coordinator"], []),
        ("Declined", ["Adviser"], []),
        (waits, ["Coordinator"], []),
        (
            "Confirmed by another person",
            ["Adviser"],
            [("Team", "", "Old desk"), ("Phone number", "", "01632 960001")],
        ),
        (waits, ["Coordinator"], []),
    ]
    for private in ("Wrong Name", "Half done", "A name.", "Maureen", "Peter"):
        assert private not in response.text


def test_the_log_is_of_one_community(client, community, coordinator):
    other = make_community()
    end_entry(entry=make_local(community=other), by=coordinator, at=NOW)
    make_local(community=community)
    make_declined(community=community)

    response = client.get(f"/duties/local/{community.pk}/changes/")

    assert response.context["lines"] == []
