"""Which meetings a report tells of: those that are over, whenever that was."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from joinedup.reports.services.drafting import draft_report
from tests.factories.conversation import make_contribution, make_prompt, make_withdrawn
from tests.factories.reports import make_finding, make_report
from tests.factories.series import make_attendance, make_meeting, make_series
from tests.reports.acts import address_of, publish


def test_meetings_to_come_are_left_out(drafted):
    drafted.meeting.starts_at = timezone.now() + timedelta(days=1)
    drafted.meeting.ends_at = timezone.now() + timedelta(days=2)
    drafted.meeting.opened_at = drafted.meeting.closed_at = None
    drafted.meeting.save()

    assert publish(drafted).content["meetings"] == []


@pytest.mark.parametrize(
    ("happened", "is_told"),
    [
        ("words", True),
        ("people", True),
        # The door was tried.
        ("withdrawn", False),
        ("nothing", False),
    ],
)
def test_a_meeting_that_was_over_before_its_planned_start_was_held(drafted, happened, is_told):
    soon = timezone.now() + timedelta(hours=1)
    early = make_meeting(series=drafted.series, starts_at=soon, is_closed=True)
    if happened == "words":
        make_contribution(prompt=make_prompt(meeting=early))
    if happened == "withdrawn":
        make_withdrawn(prompt=make_prompt(meeting=early))
    if happened == "people":
        make_attendance(meeting=early)

    told = [each["id"] for each in publish(drafted).content["meetings"]]

    assert (early.pk in told) == is_told


@pytest.fixture
def meetings(drafted):
    """One that was held, one closed before its time, one open now, one to come, one cancelled."""
    now = timezone.now()
    began = now - timedelta(minutes=30)
    drafted.unasked = make_report(series=make_series(community=drafted.community))
    make_finding(report=drafted.unasked, sources=[drafted.words.quotable])
    series = drafted.series
    drafted.short = make_meeting(series=series, title="Short", starts_at=began, is_closed=True)
    make_meeting(series=series, title="In the room", starts_at=began, is_open=True)
    make_meeting(series=series, title="To come")
    make_meeting(series=series, title="Called off", cancelled_at=now)
    return drafted


def test_only_meetings_that_are_over_are_counted(meetings):
    publish_content = publish(meetings).content

    assert [each["id"] for each in publish_content["meetings"]] == [
        meetings.meeting.pk,
        meetings.short.pk,
    ]


def test_the_method_counts_meetings_that_are_over(meetings):
    meetings.report.delete()

    report = draft_report(series=meetings.series, by=meetings.coordinator, at=timezone.now())

    assert report.method.startswith("We met 2 times between ")


def test_meetings_that_are_not_over_are_named_before_publishing(client, meetings):
    client.force_login(meetings.coordinator)

    pages = [
        BeautifulSoup(client.get(address_of(each)).content, "html.parser")
        for each in (meetings.report, meetings.unasked)
    ]

    told = [[item.a.get_text() for item in page.select(".notice li") if item.a] for page in pages]
    assert told == [["In the room", "To come"], []]


@pytest.mark.parametrize(("name", "asks"), [("report", True), ("unasked", False)])
def test_recommendations_are_spoken_of_only_where_there_are_some(client, meetings, name, asks):
    client.force_login(meetings.coordinator)
    address = address_of(getattr(meetings, name))
    page = client.get(address)
    form = page.context["form"]

    done = client.post(
        address, {"key": form["key"].value(), "expected": form["expected"].value()}, follow=True
    )

    before, after = page.content.decode(), done.content.decode()
    assert ("what it recommends is asked at once" in before, "has been asked" in after) == (
        asks,
        asks,
    )
    assert "Version 1 is published. Everybody can read it" in after
