"""Calendar files that calendars accept, and that keep private what is private."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from joinedup.series.lib.calendars import cancelled_calendar, invitation_calendar, meeting_calendar
from joinedup.series.models import Reply, Way
from joinedup.series.services.invitations import invite, reply
from joinedup.series.services.meetings import cancel_meeting
from tests.factories.people import make_community, make_member
from tests.factories.series import make_invitation, make_meeting, make_series

pytestmark = pytest.mark.django_db

AT = datetime(2026, 5, 1, 9, 30, 15, tzinfo=UTC)


def read(text):
    """The calendar and its one event, checked for what parsers forgive."""
    calendar = Calendar.from_ical(text)
    (event,) = calendar.events
    assert calendar.errors == []
    assert event.errors == []
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    return calendar, event


def make_summer_meeting():
    community = make_community(name='The "Stoke"\nCommunity', contact_email="hello@example.org")
    return make_meeting(
        series=make_series(community=community, title="Engagement", question="Who; what, why?"),
        title="Third, on words",
        starts_at=datetime(2026, 7, 15, 11, tzinfo=UTC),
        ends_at=datetime(2026, 7, 15, 13, tzinfo=UTC),
        venue_name="The old library",
        venue_address="1 Mill Street\n\nHanley",
        online_url="https://meet.example.org/secret",
        access="Step-free.",
        sequence=3,
    )


def test_an_invitation_is_a_request_to_one_person():
    meeting = make_summer_meeting()
    ann = make_member(name='Ann "Q" Ó Briain; & co', email="ann@example.org")
    invitation = make_invitation(meeting=meeting, member=ann, reply=Reply.MAYBE)

    calendar, event = read(invitation_calendar(invitation, at=AT))

    assert (calendar["method"], calendar["version"]) == ("REQUEST", "2.0")
    assert event["uid"] == f"meeting-{meeting.pk}@127.0.0.1"
    assert event["sequence"] == 3
    assert event["dtstamp"].dt == AT
    assert (event["dtstart"].dt, event["dtend"].dt) == (meeting.starts_at, meeting.ends_at)
    assert event["summary"] == "Engagement: Third, on words"
    assert event["location"] == "The old library, 1 Mill Street, Hanley"
    assert event["description"] == (
        "Who; what, why?\n\nOnline: https://meet.example.org/secret\n\nStep-free."
    )
    assert event["url"] == f"http://127.0.0.1:8000/series/{meeting.series_id}/"
    assert event["status"] == "CONFIRMED"
    assert event["organizer"] == "mailto:hello@example.org"
    assert event["organizer"].params["CN"] == "The 'Stoke' Community"
    assert event["attendee"] == "mailto:ann@example.org"
    assert event["attendee"].params["CN"] == "Ann 'Q' Ó Briain; & co"
    assert event["attendee"].params["PARTSTAT"] == "TENTATIVE"


def test_a_cancellation_names_the_same_event():
    invitation = make_invitation(meeting=make_summer_meeting())
    _, invited = read(invitation_calendar(invitation, at=AT))
    invitation.meeting.cancelled_at = AT
    invitation.meeting.sequence += 1

    calendar, cancelled = read(cancelled_calendar(invitation, at=AT))

    assert calendar["method"] == "CANCEL"
    assert cancelled["status"] == "CANCELLED"
    assert cancelled["uid"] == invited["uid"]
    assert cancelled["sequence"] == invited["sequence"] + 1


def test_a_meeting_that_is_online_only_says_so():
    meeting = make_meeting(venue_name="", venue_address="", online_url="https://meet.example.org/")

    _, event = read(meeting_calendar(meeting, at=AT, with_online_address=False))

    assert event["location"] == "Online"


@pytest.mark.parametrize(
    ("who", "sees_address"),
    ((None, False), ("elsewhere", False), ("member", True), ("guest", True)),
)
def test_the_public_file_holds_no_private_address(client, who, sees_address):
    meeting = make_summer_meeting()
    invitation = make_invitation(meeting=meeting)
    people = {
        "elsewhere": make_member(community=make_community()),
        "member": make_member(community=meeting.series.community),
        "guest": invitation.member,
    }
    if who:
        client.force_login(people[who])

    response = client.get(reverse("series:meeting_calendar", args=[meeting.pk]))

    text = response.content.decode()
    calendar, event = read(text)
    assert calendar["method"] == "PUBLISH"
    assert "attendee" not in event
    assert response["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert ("secret" in text.replace("\r\n ", "")) is sees_address


def test_the_link_in_the_invitation_leads_to_a_file_with_the_address(client):
    invitation = make_invitation(meeting=make_summer_meeting())

    response = client.get(reverse("series:invitation_calendar", args=[invitation.answer_token]))

    _, event = read(response.content.decode())
    assert "https://meet.example.org/secret" in event["description"]


@pytest.mark.django_db(transaction=True)
def test_letters_carry_the_file_with_its_own_method():
    meeting = make_meeting(online_url="https://meet.example.org/")
    invite(meeting=meeting, members=[make_member()], by=make_member(), at=timezone.now())
    reply(
        invitation=meeting.invitations.get(),
        answer=Reply.YES,
        way=Way.ONLINE,
        via="link",
        by="link",
        at=timezone.now(),
    )
    cancel_meeting(meeting=meeting, by=make_member(), at=timezone.now())

    methods = []
    for letter in mail.outbox:
        (part,) = [
            each for each in letter.message().walk() if each.get_content_type() == "text/calendar"
        ]
        calendar, _ = read(
            part.get_payload(decode=True).decode().replace("\r\n", "\n").replace("\n", "\r\n")
        )
        assert part.get_param("method") == calendar["method"]
        methods.append(str(calendar["method"]))
    assert methods == ["REQUEST", "CANCEL"]
