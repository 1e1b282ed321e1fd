"""Inviting, answering, arriving and joining keep their promises: once, recorded, told."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.record.models import RecordEntry
from joinedup.series.lib.limits import REQUESTS_OF_A_SERIES
from joinedup.series.models import Attendance
from joinedup.series.services.attendance import (
    DoorNotOpen,
    check_in,
    check_in_walk_in,
    undo_check_in,
)
from joinedup.series.services.invitations import MeetingEnded, NotAnnounced, invite, reply
from joinedup.series.services.joining import (
    AlreadyDecided,
    NotTakingRequests,
    TooManyRequests,
    ask_to_join,
    decide_join_request,
)
from joinedup.series.services.meetings import MeetingCancelled
from tests.factories.people import make_member
from tests.factories.series import (
    make_invitation,
    make_meeting,
    make_series,
)
from tests.series.pages import written

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def test_an_invitation_is_sent_once_to_each_person(letters):
    meeting, coordinator = make_meeting(), make_member()
    ann, ben, without_email = make_member(), make_member(), make_member(email=None)

    first = invite(
        meeting=meeting, members=[ann, without_email], note="Do come!", by=coordinator, at=NOW
    )
    second = invite(meeting=meeting, members=[ann, ben], by=coordinator, at=NOW)
    third = invite(meeting=meeting, members=[ann, ben], by=coordinator, at=NOW)

    assert [[each.member for each in sent] for sent in (first, second, third)] == [
        [ann, without_email],
        [ben],
        [],
    ]
    assert [letter.to for letter in letters] == [ann.email, ben.email]
    assert ["Do come!" in letter.body for letter in letters] == [True, False]
    assert written() == ["people invited", "people invited"]


def test_an_invitation_says_what_when_where_and_how_to_answer(letters):
    meeting = make_meeting(
        series=make_series(title="Engagement", question="Who is hard to reach?"),
        access="Step-free, with a lift.",
        title='Second "meeting" & more',
    )
    ann = make_member(name="Ann O’Neill <&>")

    (invitation,) = invite(
        meeting=meeting, members=[ann], note="Line one\n\nLine two", by=make_member(), at=NOW
    )

    (letter,) = letters
    starts_at = timezone.localtime(meeting.starts_at)
    for words in (
        "Hello Ann O’Neill <&>,",
        '"Second "meeting" & more"',
        "Line one\n\nLine two",
        "Who is hard to reach?",
        f"{starts_at:%A} {starts_at.day} {starts_at:%B %Y}, {starts_at:%H:%M} to ",
        "Where: The community house\n1 Mill Street",
        "Step-free, with a lift.",
        f"Yes: http://127.0.0.1:8000{invitation.answer_path}?answer=yes\n",
        f"Maybe: http://127.0.0.1:8000{invitation.answer_path}?answer=maybe\n",
        f"No: http://127.0.0.1:8000{invitation.answer_path}?answer=no\n",
        meeting.series.community.contact_email,
    ):
        assert words in letter.body
    assert "\n\n\n" not in letter.body


@pytest.mark.parametrize(
    ("fields", "refusal"),
    (
        ({"cancelled_at": NOW}, MeetingCancelled),
        (
            {"starts_at": NOW - timedelta(days=2), "ends_at": NOW - timedelta(days=1)},
            MeetingEnded,
        ),
    ),
)
def test_nobody_is_invited_to_and_nobody_answers_for_a_meeting_that_will_not_be(
    fields, refusal, letters
):
    meeting = make_meeting(**fields)
    invitation = make_invitation(meeting=meeting)

    with pytest.raises(refusal):
        invite(meeting=meeting, members=[make_member()], by=make_member(), at=NOW)
    with pytest.raises(refusal):
        reply(invitation=invitation, answer="yes", via="link", by="link", at=NOW)

    assert (letters, written()) == ([], [])


def test_nobody_is_invited_to_a_draft(letters):
    meeting = make_meeting(series=make_series(is_announced=False))

    with pytest.raises(NotAnnounced):
        invite(meeting=meeting, members=[make_member()], by=make_member(), at=NOW)

    assert letters == []


@pytest.mark.parametrize(
    ("offered", "answer", "way", "kept"),
    (
        ({}, "yes", "", "in_person"),
        ({}, "yes", "online", "in_person"),
        ({}, "no", "in_person", ""),
        ({"online_url": "https://meet.example.org/"}, "yes", "online", "online"),
        ({"online_url": "https://meet.example.org/"}, "maybe", "", ""),
        ({"online_url": "https://meet.example.org/", "venue_name": ""}, "yes", "", "online"),
    ),
)
def test_an_answer_keeps_a_way_that_the_meeting_offers(offered, answer, way, kept):
    invitation = make_invitation(meeting=make_meeting(**offered))

    reply(
        invitation=invitation,
        answer=answer,
        way=way,
        access_needs="A ramp",
        via="phone",
        by=make_member(),
        at=NOW,
    )

    invitation.refresh_from_db()
    assert (invitation.reply, invitation.way, invitation.replied_via) == (answer, kept, "phone")
    assert (invitation.access_needs, invitation.replied_at) == ("A ramp", NOW)
    # The record keeps what was answered, never what somebody needs.
    assert RecordEntry.objects.get().details == {"reply": answer, "via": "phone"}


def test_an_answer_can_be_changed():
    invitation = make_invitation(reply="yes")

    reply(invitation=invitation, answer="no", via="link", by="link", at=NOW)

    invitation.refresh_from_db()
    assert (invitation.reply, invitation.way) == ("no", "")


def test_a_member_arrives_once_and_a_slip_is_taken_back():
    meeting, scribe, ann = make_meeting(starts_at=NOW), make_member(), make_member()

    check_in(meeting=meeting, member=ann, by=scribe, at=NOW)
    attendance = check_in(meeting=meeting, member=ann, by="link", at=NOW)

    assert (attendance.member, attendance.checked_in_by) == (ann, scribe)
    undo_check_in(attendance=attendance, by=scribe, at=NOW)
    assert not Attendance.objects.exists()
    assert written() == ["arrived", "arrival taken back"]


def test_whoever_walks_in_may_stay_nameless_and_is_counted_once():
    meeting, key, door = make_meeting(starts_at=NOW), uuid4(), make_member()

    for _ in range(2):
        check_in_walk_in(key=key, meeting=meeting, by=door, at=NOW)

    walk_in = Attendance.objects.get()
    assert (walk_in.name, walk_in.voice, walk_in.organisation) == ("", "unstated", None)


@pytest.mark.parametrize(
    "fields", ({"starts_at": NOW + timedelta(days=2)}, {"starts_at": NOW, "cancelled_at": NOW})
)
def test_nobody_arrives_before_the_day_or_at_a_cancelled_meeting(fields):
    meeting = make_meeting(**fields)

    with pytest.raises(DoorNotOpen):
        check_in(meeting=meeting, member=make_member(), by="link", at=NOW)
    with pytest.raises(DoorNotOpen):
        check_in_walk_in(key=uuid4(), meeting=meeting, by=make_member(), at=NOW)


def ask(series, **fields):
    fields = {"key": uuid4(), "name": "Ann", "email": "Ann@Example.org", "at": NOW} | fields
    ask_to_join(series=series, **fields)


def test_what_is_said_besides_stands_below_what_was_said():
    series = make_series()
    ask(series, message="I lived it.")

    for _ in range(2):
        ask(series, message="And my sister did.")
    (join_request,) = series.join_requests.all()
    assert join_request.message == "I lived it.\n\nAnd my sister did."
    # Until somebody writes a book.
    with pytest.raises(TooManyRequests):
        for number in range(11):
            ask(series, message=f"{number} {'more ' * 390}")


def test_asking_twice_keeps_one_request_and_tells_the_coordinator_once(letters):
    series = make_series()

    ask(series, message="I lived it.")
    ask(series, email="ann@example.ORG", name="Ann again")

    (join_request,) = series.join_requests.all()
    assert (join_request.name, join_request.email) == ("Ann", "ann@example.org")
    assert join_request.message == "I lived it.\n\nAnn again"
    (letter,) = letters
    assert letter.to == series.community.contact_email
    # Who it is, and what they wrote, stays on the page.
    assert "Ann" not in letter.body
    assert "I lived it." not in letter.body


@pytest.mark.parametrize("fields", ({"is_announced": False}, {"closed_at": NOW}))
def test_nobody_can_ask_to_join_a_draft_or_a_closed_series(fields, letters):
    with pytest.raises(NotTakingRequests):
        ask(make_series(**fields))


def test_a_flood_of_requests_stops(letters):
    series, other = make_series(), make_series()
    for number in range(REQUESTS_OF_A_SERIES.most):
        ask(series, email=f"ann{number}@example.org")

    with pytest.raises(TooManyRequests):
        ask(series, email="one-more@example.org")
    ask(other, email="one-more@example.org")
    ask(series, email="one-more@example.org", at=NOW + timedelta(hours=1, minutes=1))

    assert (series.join_requests.count(), other.join_requests.count()) == (
        REQUESTS_OF_A_SERIES.most + 1,
        1,
    )


def test_a_newcomer_is_welcomed_as_a_member(letters):
    series, coordinator = make_series(), make_member()
    ask(series)
    letters.clear()

    decide_join_request(
        join_request=series.join_requests.get(),
        is_accepted=True,
        words="See you soon!",
        by=coordinator,
        at=NOW,
    )

    role = series.community.roles.get()
    assert (role.kind, role.member.email, role.member.name) == (
        RoleKind.MEMBER,
        "ann@example.org",
        "Ann",
    )
    (letter,) = letters
    assert letter.to == "ann@example.org"
    assert "See you soon!" in letter.body
    assert "/people/sign-in/" in letter.body


def test_a_known_member_is_not_made_twice(letters):
    ann, series = make_member(email="ann@example.org", name="Ann Bell"), make_series()
    ask(series)

    decide_join_request(
        join_request=series.join_requests.get(), is_accepted=True, by=make_member(), at=NOW
    )

    role = series.community.roles.get()
    assert (role.member, role.member.name) == (ann, "Ann Bell")


def test_a_request_is_decided_once(letters):
    series, first, second = make_series(), make_member(), make_member()
    ask(series)
    letters.clear()
    join_request = series.join_requests.get()

    decide_join_request(
        join_request=join_request, is_accepted=False, words="Not now.", by=first, at=NOW
    )
    with pytest.raises(AlreadyDecided) as earlier:
        decide_join_request(join_request=join_request, is_accepted=True, by=second, at=NOW)

    assert earlier.value.join_request.decided_by == first
    assert not series.community.roles.exists()
    assert ["Not now." in letter.body for letter in letters] == [True]
