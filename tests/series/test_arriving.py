"""Who is here, at the door and by oneself."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from joinedup.series.models import Attendance, Reply
from joinedup.series.views.attendance import LATEST_HERE, PEOPLE_A_PAGE
from tests.factories.people import make_affiliation, make_member, make_organisation
from tests.factories.series import (
    make_attendance,
    make_invitation,
    make_meeting,
    make_series,
)
from tests.series.pages import address, hidden, said

pytestmark = pytest.mark.django_db


def test_people_arrive_at_the_door_and_a_slip_is_undone(client, community, coordinator):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())
    ann = make_member(community=community, name="Ann")
    url = address("check_in", meeting.pk)

    arrived = client.post(url, {"member": ann.pk})
    assert said(arrived) == ["Ann is here."]
    client.post(url, {"member": ann.pk})
    attendance = Attendance.objects.get()
    assert (attendance.member, attendance.checked_in_by) == (ann, coordinator)

    page = client.get(address("meeting_door", meeting.pk))
    undo = BeautifulSoup(page.content, "html.parser").select_one(".notice form")["action"]
    client.post(undo)
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("number", ("", "x", "²", "9" * 30, "0"))
def test_an_arrival_of_nobody_is_answered_kindly(client, community, coordinator, number):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())

    answer = client.post(address("check_in", meeting.pk), {"member": number})

    assert answer.status_code == 302
    assert not Attendance.objects.exists()


def test_whoever_walks_in_is_added_once_with_what_they_wish_to_say(client, community, coordinator):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())
    door = client.get(address("meeting_door", meeting.pk))
    organisation = make_organisation()
    typed = {
        "key": hidden(door, "key"),
        "voice": "experience",
        "organisation": organisation.pk,
    }

    for _ in range(2):
        client.post(address("check_in_walk_in", meeting.pk), typed)

    walk_in = Attendance.objects.get()
    assert (walk_in.name, walk_in.voice, walk_in.organisation) == ("", "experience", organisation)
    assert "Somebody without a name" in client.get(door.request["PATH_INFO"]).content.decode()


def test_a_mistake_at_the_door_is_shown_at_the_door(client, community, coordinator):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())

    page = client.post(
        address("check_in_walk_in", meeting.pk), {"name": "x" * 121, "voice": "unstated"}
    )

    assert page.context["form"].errors == {
        "name": ["This is 1 character too long. There is room for 120."]
    }
    assert "x" * 121 in page.content.decode()


def test_members_say_themselves_that_they_are_here_on_the_day_only(client, community):
    ann = make_member(community=community)
    client.force_login(ann)
    series = make_series(community=community)
    today = make_meeting(series=series, starts_at=timezone.now())
    next_week = make_meeting(series=series)

    for meeting in (today, next_week):
        client.post(address("check_in_self", meeting.pk))

    attendance = Attendance.objects.get()
    assert (attendance.meeting, attendance.member, attendance.checked_in_by) == (today, ann, None)


def test_the_link_of_the_invitation_says_i_am_here_on_the_day_only(client):
    today = make_invitation(meeting=make_meeting(starts_at=timezone.now()))
    next_week = make_invitation()

    for invitation in (today, next_week):
        url = address("invitation_check_in", token=invitation.answer_token)
        assert client.get(url).status_code == 405
        client.post(url)

    attendance = Attendance.objects.get()
    assert (attendance.meeting, attendance.member) == (today.meeting, today.member)


def test_a_scribe_of_one_meeting_does_not_undo_at_another(client, community):
    scribe = make_member(community=community)
    series = make_series(community=community)
    make_meeting(series=series).scribes.add(scribe)
    elsewhere = make_attendance(meeting=make_meeting(series=series))
    client.force_login(scribe)

    answer = client.post(address("check_in_undo", elsewhere.pk))

    assert answer.status_code == 404
    assert Attendance.objects.exists()


@pytest.mark.parametrize(
    ("words", "found"),
    (
        ("", ["Agnieszka Wróbel", "Ann Shaw", "Cora"]),
        ("wrobel", ["Agnieszka Wróbel"]),
        ("ANN", ["Ann Shaw"]),
        ("saggar row", ["Ann Shaw"]),
        ("shaw saggar", ["Ann Shaw"]),
        ("nobody", []),
    ),
)
def test_somebody_is_found_among_many_at_the_door(client, community, coordinator, words, found):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())
    make_member(community=community, name="Agnieszka Wróbel")
    ann = make_member(community=community, name="Ann Shaw")
    make_affiliation(member=ann, organisation=make_organisation(name="Saggar Row Homes"))

    page = client.get(address("meeting_door", meeting.pk), {"words": words})

    shown = BeautifulSoup(page.content, "html.parser")
    assert [each.get_text() for each in shown.select(".row-press .row-name")] == found
    assert ("Nobody who is still expected is called so" in page.text) == (not found)
    assert ("Show all" in page.text) == bool(words)


def test_searching_goes_on_after_a_mistake_at_the_door(client, community, coordinator):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())

    page = client.post(address("check_in_walk_in", meeting.pk), {"voice": "loud"})

    search = BeautifulSoup(page.content, "html.parser").select_one("main form[role=search]")
    assert search["action"] == address("meeting_door", meeting.pk)


def test_of_many_people_some_are_shown_and_the_others_found(client, community, coordinator):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())
    for number in range(PEOPLE_A_PAGE):
        make_member(community=community, name=f"Member {number:02}")
    late = make_member(community=community, name="Zed")
    make_invitation(meeting=meeting, member=late, reply=Reply.YES)
    door = address("meeting_door", meeting.pk)

    def shown(page):
        return BeautifulSoup(page.content, "html.parser").select(".row-press .row-name")

    first, mistaken = client.get(door), client.post(address("check_in_walk_in", meeting.pk))
    second = client.get(door, {"page": 2})

    assert [len(shown(each)) for each in (first, mistaken, second)] == [
        PEOPLE_A_PAGE,
        PEOPLE_A_PAGE,
        2,
    ]
    assert shown(first)[0].get_text() == "Zed"
    assert [f'href="{door}?page=2"' in each.text for each in (first, mistaken)] == [True, True]
    assert "62 not here yet" in first.text
    assert len(first.content) < 60_000


def test_of_many_who_are_here_the_latest_are_shown_and_all_to_whoever_asks(
    client, community, coordinator
):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())
    for n in range(LATEST_HERE + 1):
        arrived_at = timezone.now() + timedelta(seconds=n)
        make_attendance(meeting=meeting, name=f"Guest {n:02}", arrived_at=arrived_at)
    client.force_login(coordinator)

    latest = client.get(address("meeting_door", meeting.pk)).content.decode()
    everybody = client.get(address("meeting_door", meeting.pk), {"here": "all"}).content.decode()

    assert latest.index(f"Guest {LATEST_HERE}") < latest.index("Guest 01")
    assert ("Guest 00" in latest, "Guest 00" in everybody) == (False, True)
    assert f"Show all {LATEST_HERE + 1} who are here" in latest
    assert "who are here</a>" not in everybody


def test_a_scribe_who_left_no_longer_stands_at_the_door(client, community):
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())
    left = make_member()
    meeting.scribes.add(left)
    make_invitation(meeting=meeting, member=left)
    attendance = make_attendance(meeting=meeting, member=make_member(community=community))
    client.force_login(left)

    door = client.get(address("meeting_door", meeting.pk))
    undone = client.post(address("check_in_undo", attendance.pk))

    assert (door.status_code, undone.status_code) == (403, 404)
    assert meeting.attendances.get() == attendance
