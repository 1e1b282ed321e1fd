"""Every page of the app, as each kind of person, in each state of a meeting."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from tests.factories.people import make_community, make_member
from tests.factories.series import (
    make_agenda_item,
    make_attendance,
    make_invitation,
    make_join_request,
    make_meeting,
    make_practice_issue,
    make_series,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    """A series with a meeting today, and one person of each kind."""

    class Scene:
        community = make_community()
        coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
        facilitator = make_member(community=community, role=RoleKind.FACILITATOR)
        member = make_member(community=community)
        scribe = make_member(community=community)
        elsewhere = make_member(community=make_community(), role=RoleKind.COORDINATOR)
        series = make_series(community=community)
        meeting = make_meeting(
            series=series,
            starts_at=timezone.now() + timedelta(minutes=1),
            online_url="https://meet.example.org/secret",
        )
        invitation = make_invitation(
            meeting=meeting, member=member, access_needs="A seat near the door"
        )
        issue = make_practice_issue(community=community)
        join_request = make_join_request(series=series)
        attendance = make_attendance(meeting=meeting, name="Ann")

    Scene.meeting.scribes.add(Scene.scribe)
    make_agenda_item(meeting=Scene.meeting)
    return Scene


# Each page, and the answer for a stranger, somebody of another community, a member, a scribe,
# a facilitator and a coordinator. A stranger who might come in by signing in is sent there (302).
PAGES = [
    ("series_list", None, (200, 200, 200, 200, 200, 200)),
    ("series_new", None, (302, 200, 403, 403, 403, 200)),
    ("series_detail", "series", (200, 200, 200, 200, 200, 200)),
    ("series_edit", "series", (302, 403, 403, 403, 403, 200)),
    ("series_announce", "series", (302, 403, 403, 403, 403, 200)),
    ("series_close", "series", (302, 403, 403, 403, 403, 200)),
    ("join_ask", "series", (200, 200, 200, 200, 200, 200)),
    ("join_decide", "join_request", (302, 404, 404, 404, 404, 200)),
    ("issue_list", None, (302, 200, 200, 200, 200, 200)),
    ("issue_new", None, (302, 200, 200, 200, 200, 200)),
    ("issue_take_up", "issue", (302, 404, 403, 403, 403, 200)),
    ("meeting_new", "series", (302, 403, 403, 403, 403, 200)),
    ("meeting_detail", "meeting", (302, 404, 200, 200, 200, 200)),
    ("meeting_calendar", "meeting", (200, 200, 200, 200, 200, 200)),
    ("meeting_edit", "meeting", (302, 404, 403, 403, 403, 200)),
    ("meeting_agenda", "meeting", (302, 404, 403, 403, 403, 200)),
    ("meeting_scribes", "meeting", (302, 404, 403, 403, 403, 200)),
    ("meeting_clone", "meeting", (302, 404, 403, 403, 403, 200)),
    ("meeting_cancel", "meeting", (302, 404, 403, 403, 403, 200)),
    ("meeting_invite", "meeting", (302, 404, 403, 403, 403, 200)),
    ("meeting_letters", "meeting", (302, 404, 403, 403, 403, 200)),
    ("meeting_replies", "meeting", (302, 404, 403, 403, 200, 200)),
    ("meeting_door", "meeting", (302, 404, 403, 200, 200, 200)),
    ("invitation_reply", "invitation", (302, 404, 403, 404, 403, 200)),
]
PEOPLE = (None, "elsewhere", "member", "scribe", "facilitator", "coordinator")


def _knock(client, scene, name, thing, who):
    if who:
        client.force_login(getattr(scene, who))
    args = [getattr(scene, thing).pk] if thing else []
    return client.get(reverse(f"series:{name}", args=args))


@pytest.mark.parametrize(("name", "thing", "answers"), PAGES, ids=[page[0] for page in PAGES])
def test_who_may_open_which_page(client, scene, name, thing, answers):
    found = []
    for who in PEOPLE:
        client.logout()
        found.append(_knock(client, scene, name, thing, who).status_code)

    assert tuple(found) == answers


POSTS = [
    ("meeting_open", "meeting", (302, 404, 403, 403, 302, 302)),
    ("meeting_close", "meeting", (302, 404, 403, 403, 302, 302)),
    ("check_in", "meeting", (302, 404, 403, 302, 302, 302)),
    ("check_in_walk_in", "meeting", (302, 404, 403, 302, 302, 302)),
    ("check_in_self", "meeting", (302, 404, 302, 302, 302, 302)),
    ("check_in_undo", "attendance", (302, 404, 404, 302, 404, 404)),
]


@pytest.mark.parametrize(("name", "thing", "answers"), POSTS, ids=[post[0] for post in POSTS])
def test_who_may_press_which_button(client, scene, name, thing, answers):
    url = reverse(f"series:{name}", args=[getattr(scene, thing).pk])

    found = []
    for who in PEOPLE:
        client.logout()
        if who:
            client.force_login(getattr(scene, who))
        assert client.get(url).status_code == 405
        found.append(client.post(url, {"voice": "unstated"}).status_code)

    assert tuple(found) == answers


@pytest.mark.parametrize("name", ("series_detail", "series_list"))
@pytest.mark.parametrize("who", PEOPLE)
def test_a_draft_is_seen_by_those_who_run_its_community_only(client, scene, name, who):
    draft = make_series(community=scene.community, title="Not told yet", is_announced=False)
    scene.draft = draft

    page = _knock(client, scene, name, "draft" if name == "series_detail" else None, who)

    may_see = who in ("facilitator", "coordinator")
    assert ("Not told yet" in page.content.decode()) is may_see


@pytest.mark.parametrize("who", PEOPLE)
def test_only_members_and_people_invited_see_the_online_address(client, scene, who):
    pages = "".join(
        _knock(client, scene, name, thing, who).content.decode() for name, thing, _answers in PAGES
    )

    assert ("meet.example.org/secret" in pages) is (who not in (None, "elsewhere"))


@pytest.mark.parametrize("who", PEOPLE)
def test_only_those_who_coordinate_see_what_somebody_needs(client, scene, who):
    pages = "".join(
        _knock(client, scene, name, thing, who).content.decode() for name, thing, _answers in PAGES
    )

    assert ("A seat near the door" in pages) is (who == "coordinator")


@pytest.mark.parametrize("who", PEOPLE)
def test_only_those_who_run_or_write_down_the_meeting_see_its_code(client, scene, who):
    pages = "".join(
        _knock(client, scene, name, thing, who).content.decode() for name, thing, _answers in PAGES
    )

    assert (scene.meeting.code_shown in pages) is (who in ("scribe", "facilitator", "coordinator"))


def test_somebody_invited_who_left_the_community_still_sees_the_meeting(client, scene):
    guest = make_member()
    make_invitation(meeting=scene.meeting, member=guest)
    client.force_login(guest)

    page = client.get(reverse("series:meeting_detail", args=[scene.meeting.pk]))

    assert page.status_code == 200


@pytest.mark.parametrize("state", ("cancelled", "ended", "draft", "open", "closed"))
@pytest.mark.parametrize("who", ("member", "scribe", "facilitator", "coordinator"))
def test_every_page_answers_in_every_state_of_a_meeting(client, scene, state, who):
    now, meeting, series = timezone.now(), scene.meeting, scene.series
    if state == "cancelled":
        meeting.cancelled_at = now
    if state == "ended":
        meeting.starts_at, meeting.ends_at = now - timedelta(days=3), now - timedelta(days=2)
        series.closed_at = now
    if state in ("open", "closed"):
        meeting.opened_at = now
    if state == "closed":
        meeting.closed_at = now
    if state == "draft":
        series.announced_at = None
    meeting.save()
    series.save()

    answers = {_knock(client, scene, *page[:2], who).status_code for page in PAGES}

    assert answers <= {200, 403, 404}
    assert client.get(scene.invitation.answer_path).status_code == 200


def test_the_frame_names_the_place_on_every_page_and_the_page_its_community(client, settings):
    settings.PLACE_NAME = "Stoke-on-Trent"
    community = make_community(name="Potteries Community of Practice")
    meeting = make_meeting(series=make_series(community=community, title="Doors"))
    invitation = make_invitation(meeting=meeting)
    client.force_login(make_member(community=community))

    pages = [
        BeautifulSoup(client.get(path).content, "html.parser")
        for path in (meeting.get_absolute_url(), invitation.answer_path)
    ]

    assert [page.header.select_one(".place").get_text() for page in pages] == [
        "Stoke-on-Trent",
        "Stoke-on-Trent",
    ]
    assert [page.select_one("main .eyebrow").get_text() for page in pages] == [
        "Doors · Potteries Community of Practice",
        "Doors · Potteries Community of Practice",
    ]


def test_what_lasts_is_a_note_and_what_was_just_done_is_done(client):
    community = make_community()
    meeting = make_meeting(series=make_series(community=community))
    client.force_login(make_member(community=community, role=RoleKind.FACILITATOR))

    page = client.post(reverse("series:meeting_open", args=[meeting.pk]), follow=True)

    shown = BeautifulSoup(page.content, "html.parser").select("main .notice")
    assert [" ".join(notice.get_text(" ").split()) for notice in shown] == [
        "Done: The meeting is taking contributions: people can now say what they think.",
        "Note: The meeting is taking contributions You can say what you think, and read what "
        "others said.",
    ]
