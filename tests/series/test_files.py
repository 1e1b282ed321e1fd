"""What a series holds, taken out as tables by those who coordinate it."""

import csv
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.urls import reverse

from joinedup.access.models import RoleKind
from joinedup.people.models import Voice
from joinedup.series.models import Reply, Way
from tests.factories.people import make_community, make_member, make_organisation
from tests.factories.series import make_attendance, make_invitation, make_meeting, make_series

pytestmark = pytest.mark.django_db
DAY = datetime(2026, 11, 3, 10, tzinfo=UTC)


@pytest.fixture
def series():
    return make_series(community=make_community())


@pytest.fixture
def coordinator(client, series):
    member = make_member(community=series.community, role=RoleKind.COORDINATOR)
    client.force_login(member)
    return member


def rows(client, name, series):
    text = client.get(reverse(name, args=[series.pk])).content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))[1:]


def test_replies_hold_answers_and_not_what_somebody_needs(client, series, coordinator):
    meeting = make_meeting(series=series, title="First", starts_at=DAY)
    make_invitation(
        meeting=meeting,
        member=make_member(name="Ann"),
        reply=Reply.YES,
        way=Way.ONLINE,
        access_needs="A ramp",
    )
    make_invitation(meeting=meeting, member=make_member(name="=Bo"))
    make_invitation(member=make_member(name="Elsewhere"))

    found = rows(client, "series:replies_csv", series)

    assert [row[:5] for row in found] == [
        ["First", "2026-11-03", "'=Bo", "No answer yet", ""],
        ["First", "2026-11-03", "Ann", "Yes", "Online"],
    ]
    assert "ramp" not in str(found)


def test_attendance_holds_what_people_gave_at_the_door(client, series, coordinator):
    meeting = make_meeting(series=series, title="First", starts_at=DAY)
    shelter = make_organisation(name="Shelter")
    make_attendance(meeting=meeting, member=make_member(name="Ann"), organisation=shelter)
    make_attendance(
        meeting=meeting, name="A neighbour", voice=Voice.EXPERIENCE, member=None, way=Way.ONLINE
    )
    make_attendance()

    found = rows(client, "series:attendance_csv", series)

    assert {tuple(row[2:]) for row in found} == {
        ("Ann", "Not stated", "Shelter", "In person"),
        ("A neighbour", str(Voice.EXPERIENCE.label), "", "Online"),
    }


def test_the_page_of_a_series_leads_coordinators_to_its_files(client, series, coordinator):
    page = client.get(series.get_absolute_url()).text
    client.force_login(make_member(community=series.community, role=RoleKind.FACILITATOR))
    other = client.get(series.get_absolute_url()).text

    for name in (
        "series:replies_csv",
        "series:attendance_csv",
        "conversation:contributions_csv",
        "votes:votes_csv",
    ):
        link = f'href="{reverse(name, args=[series.pk])}"'
        assert (link in page, link in other) == (True, False)
