"""Everything that the screens show raises the revision; a service that forgets it is found here."""

import uuid

import pytest
from django.utils import timezone

from joinedup.conversation.lib.consent import Consent
from joinedup.conversation.lib.scribed_text import ScribedLine
from joinedup.conversation.models import Contribution, PromptKind
from joinedup.conversation.services.consent import change_quotable, tighten_consent
from joinedup.conversation.services.contributions import (
    NotTakingContributions,
    contribute,
    contribute_as_guest,
    hide_contribution,
    hold_contribution,
    report_outcome,
    show_contribution,
)
from joinedup.conversation.services.correcting import correct_line
from joinedup.conversation.services.photos import add_photo, delete_photo
from joinedup.conversation.services.prompts import (
    ask_default_prompts,
    ask_prompt,
    change_prompt,
    close_prompt,
    hide_prompt,
    keep_answers,
    move_prompt,
    open_prompt,
    remove_prompt,
    reveal_answers,
    rule_on_term,
    show_prompt_again,
)
from joinedup.conversation.services.scribing import scribe
from joinedup.conversation.services.strands import (
    make_strand,
    merge_strands,
    move_contributions,
    rename_strand,
    split_strand,
    undo_strand_change,
)
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.room import services as room
from joinedup.series.services.attendance import check_in, check_in_walk_in, undo_check_in
from joinedup.series.services.feedback import ask_feedback, count_paper_feedback, give_feedback
from joinedup.series.services.invitations import invite, remind_silent, reply
from joinedup.series.services.issues import (
    change_issue,
    hide_issue,
    raise_issue,
    show_issue,
    take_back_issue,
    take_up_issue,
)
from joinedup.series.services.joining import ask_to_join, decide_join_request
from joinedup.series.services.meetings import (
    cancel_meeting,
    change_meeting,
    clone_meeting,
    close_meeting,
    open_meeting,
    plan_meeting,
    set_agenda,
    set_scribes,
)
from joinedup.series.services.series import (
    announce_series,
    change_series,
    close_series,
    drop_series,
    find_or_make_theme,
    mark_reported,
    open_series_again,
    plan_series,
)
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
from tests.services import services_of

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
    contribute: lambda m: _words(key=uuid.uuid4(), prompt=make_prompt(meeting=m)),
    contribute_as_guest: lambda m: _words(key=uuid.uuid4(), prompt=make_prompt(meeting=m)),
    scribe: lambda m: {
        "key": uuid.uuid4(),
        "prompt": make_prompt(meeting=m),
        "lines": [ScribedLine(text="words", number=None, voice="unstated", label="")],
    },
    hold_contribution: lambda m: {"contribution": _said(m), "reason": "Later."},
    hide_contribution: lambda m: {"contribution": _said(m), "reason": "It names Sam."},
    show_contribution: lambda m: {"contribution": make_held(prompt=make_prompt(meeting=m))},
    withdraw_words: lambda m: {"contribution": _said(m)},
    change_quotable: lambda m: {"contribution": _said(m), "quotable": "no"},
    correct_line: lambda m: {"contribution": _said(m), "text": "Put right."},
    tighten_consent: lambda m: {"contribution": _said(m), "consent": Consent("no")},
    ask_prompt: lambda m: {
        "key": uuid.uuid4(),
        "meeting": m,
        "kind": PromptKind.OPEN,
        "question": "What else?",
    },
    ask_default_prompts: lambda m: {"key": uuid.uuid4(), "meeting": m},
    change_prompt: lambda m: {"prompt": make_prompt(meeting=m), "question": "Else?"},
    open_prompt: lambda m: {"prompt": make_prompt(meeting=m, is_open=False)},
    close_prompt: lambda m: {"prompt": make_prompt(meeting=m)},
    keep_answers: lambda m: {"prompt": make_prompt(meeting=m)},
    remove_prompt: lambda m: {"prompt": make_prompt(meeting=m)},
    hide_prompt: lambda m: {"prompt": make_prompt(meeting=m), "reason": "By mistake."},
    show_prompt_again: lambda m: {"prompt": _hidden(m)},
    reveal_answers: lambda m: {"prompt": make_prompt(meeting=m, is_revealed=False)},
    move_prompt: lambda m: {
        "prompt": [make_prompt(meeting=m), make_prompt(meeting=m)][0],
        "places": 1,
    },
    room.show_prompt: lambda m: {"prompt": make_prompt(meeting=m)},
    room.show_poll: lambda m: {"poll": make_poll(meeting=m)},
    room.let_wall_follow: _chosen,
    open_meeting: lambda m: {"meeting": m},
    close_meeting: lambda m: {"meeting": m},
    cancel_meeting: lambda m: {"meeting": m},
    change_meeting: lambda m: {"meeting": m, "title": "Another title", **_place(m)},
    set_agenda: lambda m: {"meeting": m, "items": [(10, "Arrival", "")]},
    check_in: lambda m: {"meeting": m, "member": make_member()},
    check_in_walk_in: lambda m: {"key": uuid.uuid4(), "meeting": m},
    undo_check_in: lambda m: {"attendance": make_attendance(meeting=m)},
}
# Those that change nothing that a screen in the room shows.
ELSEWHERE = {
    *(make_strand, split_strand, move_contributions, merge_strands),
    *(rename_strand, undo_strand_change),
    *(report_outcome, rule_on_term),
    *(add_photo, delete_photo),
    *(plan_meeting, clone_meeting, set_scribes),
    *(invite, remind_silent, reply, raise_issue, take_back_issue, take_up_issue),
    *(change_issue, hide_issue, show_issue),
    *(ask_feedback, give_feedback, count_paper_feedback),
    *(ask_to_join, decide_join_request, find_or_make_theme),
    *(plan_series, change_series, announce_series, close_series),
    *(open_series_again, drop_series),
    mark_reported,
}


def _hidden(meeting):
    return make_prompt(
        meeting=meeting,
        is_open=False,
        hidden_at=timezone.now(),
        hidden_by=make_member(),
        hidden_reason="By mistake.",
    )


def _said(meeting):
    prompt = make_prompt(meeting=meeting)
    return make_contribution(prompt=prompt, guest=make_guest(meeting=meeting))


def test_every_service_is_said_to_change_the_room_or_not():
    services = services_of("conversation") | services_of("room") | services_of("series")

    assert services == {*IN_THE_ROOM, *ELSEWHERE}


@pytest.mark.parametrize("service", IN_THE_ROOM, ids=lambda service: service.__name__)
def test_what_changes_the_room_raises_the_revision(service):
    meeting = _meeting(is_open=service is not open_meeting)
    other = _meeting()
    given = IN_THE_ROOM[service](meeting)
    if service is not contribute_as_guest:
        given["by"] = make_member()

    service(**given, at=timezone.now())

    meeting.refresh_from_db()
    other.refresh_from_db()
    assert meeting.revision > 0
    assert other.revision == 0


def test_what_is_sent_twice_raises_the_revision_once():
    meeting = _meeting()
    given = {"key": uuid.uuid4(), "prompt": make_prompt(meeting=meeting), "text": "words"}
    member = make_member()
    for _ in range(2):
        contribute(**given, by=member, at=timezone.now())

    meeting.refresh_from_db()
    assert (meeting.revision, Contribution.objects.count()) == (1, 1)


def test_what_was_refused_does_not_raise_it():
    meeting = _meeting(is_open=False)
    with pytest.raises(NotTakingContributions):
        contribute_as_guest(
            **_words(key=uuid.uuid4(), prompt=make_prompt(meeting=meeting)), at=timezone.now()
        )

    meeting.refresh_from_db()
    assert meeting.revision == 0
