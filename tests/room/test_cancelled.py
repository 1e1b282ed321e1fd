"""A meeting that was cancelled is neither prepared nor run: whoever comes is told, kindly."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.models import Prompt
from joinedup.series.models import AgendaItem, Invitation, Meeting
from joinedup.series.services.meetings import cancel_meeting
from joinedup.votes.models import Poll, PollKind
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import make_member
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db
TITLE = "<h1>This meeting was cancelled</h1>"
PAGES = (
    "series:meeting_agenda",
    "series:meeting_invite",
    "series:meeting_letters",
    "series:meeting_edit",
    "series:meeting_scribes",
    "series:meeting_cancel",
    "series:meeting_door",
    "conversation:prompt_new",
    "conversation:meeting_code",
    "conversation:scribe",
    "conversation:guest_slips",
    "conversation:photo_new",
    "votes:statement_list",
    "votes:paper",
    "room:run",
    "room:paper_pack",
)


@pytest.fixture
def meeting():
    series = make_series()
    starts_at = timezone.now() + timedelta(hours=1)
    meeting = make_meeting(series=series, is_open=True, starts_at=starts_at)
    make_contribution(prompt=make_prompt(meeting=meeting), text="Nobody rang.", quotable="named")
    Poll.objects.create(meeting=meeting, kind=PollKind.STATEMENTS)
    coordinator = make_member(community=series.community, role=RoleKind.COORDINATOR)
    cancel_meeting(meeting=meeting, by=coordinator, at=timezone.now())
    meeting.refresh_from_db()
    meeting.coordinator = coordinator
    return meeting


def everything(meeting):
    """All that running a meeting changes."""
    return [
        list(model.objects.order_by("pk").values())
        for model in (Meeting, Prompt, Poll, AgendaItem, Invitation)
    ]


@pytest.mark.parametrize("name", PAGES)
def test_pages_that_prepare_or_run_it_say_that_it_was_cancelled_and_what_now(client, meeting, name):
    client.force_login(meeting.coordinator)
    before = everything(meeting)

    page = client.get(reverse(name, args=[meeting.pk]))
    sent = client.post(
        reverse(name, args=[meeting.pk]),
        {"question": "What now?"},
        headers={"origin": "http://testserver"},
    )

    told = page.content.decode()
    assert page.status_code == 200
    assert TITLE in told
    assert reverse("series:meeting_clone", args=[meeting.pk]) in told
    assert meeting.get_absolute_url() in told
    # Pages that take no form say so.
    assert sent.status_code in (405, 409)
    if sent.status_code == 409:
        assert "Nothing was changed now." in sent.content.decode()
        assert "What now?" in sent.content.decode()
    assert everything(meeting) == before


def test_no_question_and_no_vote_is_opened(client, meeting):
    client.force_login(meeting.coordinator)
    prompt, poll = meeting.prompts.get(), meeting.polls.get()
    Prompt.objects.update(is_open=False)
    before = everything(meeting)

    answers = [
        client.post(reverse("conversation:prompt_open", args=[prompt.pk])),
        client.post(reverse("room:prompt_act", args=[prompt.pk]), {"act": "open"}),
        client.post(reverse("room:poll_act", args=[poll.pk]), {"act": "open"}),
        client.post(reverse("votes:poll_open", args=[meeting.pk])),
        client.post(reverse("conversation:prompt_defaults", args=[meeting.pk])),
    ]

    assert {answer.status_code for answer in answers} == {409}
    assert everything(meeting) == before


def test_what_was_said_can_still_be_read_and_the_next_one_planned(client, meeting):
    client.force_login(meeting.coordinator)

    said = client.get(reverse("conversation:meeting_words", args=[meeting.pk])).content.decode()
    clone = client.get(reverse("series:meeting_clone", args=[meeting.pk]))

    assert "Nobody rang." in said
    assert (clone.status_code, TITLE in clone.content.decode()) == (200, False)


@pytest.mark.parametrize("name", ("votes:vote", "votes:ideas:choose"))
def test_guests_with_the_code_are_told_whom_to_ask(client, meeting, name):
    page = client.get(reverse(name, args=[meeting.code])).content.decode()
    room = client.get(reverse("conversation:code_room", args=[meeting.code])).content.decode()

    assert TITLE in page
    assert "Whoever invited you can tell you about the next one." in page
    assert "Whoever invited you can tell you about the next one." in room
    assert reverse("series:meeting_clone", args=[meeting.pk]) not in page
