"""The two questions at the end of a meeting: asked by email, phone and paper, without names."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.mail.models import OutgoingEmail
from joinedup.record.models import RecordEntry
from joinedup.series.models import FeedbackCount
from joinedup.series.selectors.feedback import Feedback, feedback_on, meetings_to_ask_about
from joinedup.series.services.feedback import count_paper_feedback
from tests.factories.people import make_member
from tests.factories.series import make_attendance, make_meeting, make_series
from tests.series.pages import address

pytestmark = pytest.mark.django_db
GIVEN = {"worth": "yes", "heard": "partly"}


@pytest.fixture
def meeting(community):
    begun = timezone.now() - timedelta(hours=3)
    return make_meeting(
        series=make_series(community=community),
        starts_at=begun,
        ends_at=begun + timedelta(hours=2),
        is_closed=True,
    )


def _came(meeting, **fields):
    return make_attendance(meeting=meeting, member=make_member(**fields))


def _counted():
    rows = FeedbackCount.objects.order_by("question", "answer", "via").filter(count__gt=0)
    return list(rows.values_list("question", "answer", "via", "count"))


def test_those_who_were_there_are_asked_once_by_email(client, coordinator, community, meeting):
    ada = _came(meeting, community=community, email="ada@example.org")
    _came(meeting, community=community, email=None)
    make_attendance(meeting=meeting, name="Somebody")
    client.force_login(coordinator)

    home = client.get("/").content.decode()
    due = [each.pk for each in meetings_to_ask_about(coordinator, timezone.now())]
    for _press in range(2):
        client.post(address("feedback_ask", meeting.pk))

    assert due == [meeting.pk]
    assert f"Ask 1 person who was there how “{meeting.title}” was" in home
    assert not meetings_to_ask_about(coordinator, timezone.now())
    assert list(OutgoingEmail.objects.values_list("to", flat=True)) == ["ada@example.org"]
    assert ada.feedback_path in mail.outbox[0].body


def test_nobody_is_asked_before_it_is_over(client, coordinator, community):
    meeting = make_meeting(series=make_series(community=community), is_open=True)
    _came(meeting, community=community)
    client.force_login(coordinator)

    client.post(address("feedback_ask", meeting.pk))

    assert OutgoingEmail.objects.count() == 0


def test_by_link_each_person_is_counted_once_and_nobody_can_tell_what_they_chose(client, meeting):
    attendance = _came(meeting)

    first = client.post(attendance.feedback_path, GIVEN, follow=True)
    second = client.post(attendance.feedback_path, {"worth": "no"}, follow=True)

    assert "Your answers are counted, without your name." in first.content.decode()
    assert "were answered already" in second.content.decode()
    assert _counted() == [("heard", "partly", "link", 1), ("worth", "yes", "link", 1)]
    [entry] = RecordEntry.objects.filter(event="feedback given")
    assert (entry.by_kind, entry.about_id, entry.details) == ("link", meeting.pk, {"via": "link"})


def test_one_of_the_two_is_enough_and_none_is_asked_again(client, meeting):
    attendance = _came(meeting)

    nothing = client.post(attendance.feedback_path, {"worth": ""})
    client.post(attendance.feedback_path, {"heard": "no"})

    assert "Please answer at least one of the two questions." in nothing.content.decode()
    assert _counted() == [("heard", "no", "link", 1)]


def test_by_phone_and_on_paper_it_counts_the_same(client, coordinator, meeting):
    walked_in = make_attendance(meeting=meeting, name="Somebody")
    client.force_login(coordinator)

    client.post(address("feedback_by_phone", walked_in.pk), GIVEN)
    for slips in (3, 4):
        client.post(address("meeting_feedback", meeting.pk), {"worth_yes": slips})

    assert _counted() == [
        ("heard", "partly", "phone", 1),
        ("worth", "yes", "paper", 4),
        ("worth", "yes", "phone", 1),
    ]


def test_telephone_numbers_are_for_those_who_coordinate(client, coordinator, community, meeting):
    _came(meeting, community=community, name="Ada Byron", email=None, phone="01782 000001")
    facilitator = make_member(community=community, role=RoleKind.FACILITATOR)

    pages = {}
    for person in (facilitator, coordinator):
        client.force_login(person)
        pages[person] = client.get(address("meeting_feedback", meeting.pk)).content.decode()

    assert all("Ada Byron" in page for page in pages.values())
    assert ["01782 000001" in page for page in pages.values()] == [False, True]


@pytest.mark.parametrize(
    ("counts", "told"),
    (
        ({}, []),
        ({"yes": 4}, [Feedback("Was it worth your time?", None, [])]),
        (
            {"yes": 12, "partly": 6},
            [Feedback("Was it worth your time?", 18, [("Yes", 12), ("Partly", 6), ("No", 0)])],
        ),
        (
            {"yes": 12, "partly": 6, "no": 1},
            [Feedback("Was it worth your time?", 19, [("Yes", None), ("Partly", 6), ("No", None)])],
        ),
    ),
)
def test_few_answers_are_too_few_to_say(coordinator, meeting, counts, told):
    count_paper_feedback(
        meeting=meeting,
        counts={("worth", answer): number for answer, number in counts.items()},
        by=coordinator,
        at=timezone.now(),
    )

    assert feedback_on(meeting) == told


def test_the_page_of_the_meeting_tells_them_with_how_many_answered(client, community, meeting):
    FeedbackCount.objects.create(
        meeting=meeting, question="worth", answer="yes", via="paper", count=9
    )
    FeedbackCount.objects.create(
        meeting=meeting, question="heard", answer="no", via="paper", count=2
    )
    client.force_login(make_member(community=community))

    page = BeautifulSoup(client.get(address("meeting_detail", meeting.pk)).content, "html.parser")

    said = " ".join(page.find(id="feedback").parent.get_text().split())
    assert "Was it worth your time? 9 answered" in said
    assert "Could you say what you wanted to say? Too few answers to say." in said
