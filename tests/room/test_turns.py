"""Everything that the screens show raises the turn; a service that forgets it is found here."""

import uuid

import pytest
from django.utils import timezone

from joinedup.conversation import services as conversation
from joinedup.conversation.lines import Line
from joinedup.conversation.models import Contribution, PromptKind
from joinedup.room import services as room
from joinedup.series import services as series
from tests.factories.conversation import (
    make_contribution,
    make_guest,
    make_held,
    make_prompt,
)
from tests.factories.people import make_member
from tests.factories.room import make_wall_choice
from tests.factories.series import make_attendance, make_meeting
from tests.factories.votes import make_poll

pytestmark = pytest.mark.django_db


def _meeting(**fields):
    return make_meeting(**{"starts_at": timezone.now(), "is_open": True, **fields})


def _words(**fields):
    return {"voice": "unstated", "quotable": "no", "text": "words", **fields}


def _place(meeting):
    names = ("starts_at", "ends_at", "venue_name", "venue_address", "online_url", "access")
    return {name: getattr(meeting, name) for name in names}


def _chosen(meeting):
    make_wall_choice(prompt=make_prompt(meeting=meeting))
    return {"meeting": meeting}


# Each service that changes what the wall, the facilitator's page or a phone shows: what it is
# given besides ``by`` and ``at``.
IN_THE_ROOM = {
    conversation.contribute: lambda m: _words(key=uuid.uuid4(), prompt=make_prompt(meeting=m)),
    conversation.contribute_as_guest: lambda m: _words(
        key=uuid.uuid4(), prompt=make_prompt(meeting=m)
    ),
    conversation.scribe: lambda m: {
        "key": uuid.uuid4(),
        "prompt": make_prompt(meeting=m),
        "lines": [Line(text="words", number=None, voice="unstated", label="")],
    },
    conversation.hold: lambda m: {"contribution": _said(m), "reason": "Later."},
    conversation.hide: lambda m: {"contribution": _said(m), "reason": "It names Sam."},
    conversation.show: lambda m: {"contribution": make_held(prompt=make_prompt(meeting=m))},
    conversation.withdraw: lambda m: {"contribution": _said(m)},
    conversation.change_quotable: lambda m: {"contribution": _said(m), "quotable": "no"},
    conversation.ask_prompt: lambda m: {
        "key": uuid.uuid4(),
        "meeting": m,
        "kind": PromptKind.OPEN,
        "question": "What else?",
    },
    conversation.ask_usual_prompts: lambda m: {"key": uuid.uuid4(), "meeting": m},
    conversation.change_prompt: lambda m: {"prompt": make_prompt(meeting=m), "question": "Else?"},
    conversation.open_prompt: lambda m: {"prompt": make_prompt(meeting=m, is_open=False)},
    conversation.close_prompt: lambda m: {"prompt": make_prompt(meeting=m)},
    conversation.keep_answers: lambda m: {"prompt": make_prompt(meeting=m)},
    conversation.reveal_answers: lambda m: {"prompt": make_prompt(meeting=m, is_revealed=False)},
    conversation.move_prompt: lambda m: {
        "prompt": [make_prompt(meeting=m), make_prompt(meeting=m)][0],
        "places": 1,
    },
    room.show_prompt: lambda m: {"prompt": make_prompt(meeting=m)},
    room.show_poll: lambda m: {"poll": make_poll(meeting=m)},
    room.let_wall_follow: _chosen,
    series.open_meeting: lambda m: {"meeting": m},
    series.close_meeting: lambda m: {"meeting": m},
    series.cancel_meeting: lambda m: {"meeting": m},
    series.change_meeting: lambda m: {"meeting": m, "title": "Another title", **_place(m)},
    series.set_agenda: lambda m: {"meeting": m, "items": [(10, "Arrival", "")]},
    series.check_in: lambda m: {"meeting": m, "member": make_member()},
    series.check_in_walk_in: lambda m: {"key": uuid.uuid4(), "meeting": m},
    series.undo_check_in: lambda m: {"attendance": make_attendance(meeting=m)},
}
# Those that change nothing that a screen in the room shows.
ELSEWHERE = {
    *(conversation.make_strand, conversation.split, conversation.move, conversation.merge),
    *(conversation.rename_strand, conversation.undo),
    *(conversation.report_outcome, conversation.rule_on_term),
    *(conversation.keep_photo, conversation.delete_photo),
    *(series.plan_meeting, series.clone_meeting, series.set_scribes),
    *(series.invite, series.reply, series.raise_issue, series.take_up_issue),
    *(series.ask_to_join, series.decide_join_request, series.find_or_make_theme),
    *(series.plan_series, series.change_series, series.announce_series, series.close_series),
    series.note_report,
}


def _said(meeting):
    prompt = make_prompt(meeting=meeting)
    return make_contribution(prompt=prompt, guest=make_guest(meeting=meeting))


def _services():
    return {
        service
        for module in (conversation, room, series)
        for service in (getattr(module, name) for name in module.__all__)
        if not isinstance(service, type)
    }


def test_every_service_is_said_to_change_the_room_or_not():
    assert _services() == {*IN_THE_ROOM, *ELSEWHERE, series.turn}


@pytest.mark.parametrize("service", IN_THE_ROOM, ids=lambda service: service.__name__)
def test_what_changes_the_room_raises_its_turn(service):
    meeting = _meeting(is_open=service is not series.open_meeting)
    other = _meeting()
    given = IN_THE_ROOM[service](meeting)
    if service is not conversation.contribute_as_guest:
        given["by"] = make_member()

    service(**given, at=timezone.now())

    meeting.refresh_from_db()
    other.refresh_from_db()
    assert meeting.turn > 0
    assert other.turn == 0


def test_what_is_sent_twice_raises_the_turn_once():
    meeting = _meeting()
    given = {"key": uuid.uuid4(), "prompt": make_prompt(meeting=meeting), "text": "words"}
    member = make_member()
    for _ in range(2):
        conversation.contribute(**given, by=member, at=timezone.now())

    meeting.refresh_from_db()
    assert (meeting.turn, Contribution.objects.count()) == (1, 1)


def test_what_was_refused_does_not_raise_it():
    meeting = _meeting(is_open=False)
    with pytest.raises(conversation.NotTakingWords):
        conversation.contribute_as_guest(
            **_words(key=uuid.uuid4(), prompt=make_prompt(meeting=meeting)), at=timezone.now()
        )

    meeting.refresh_from_db()
    assert meeting.turn == 0
