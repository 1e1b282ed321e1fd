"""Phones fetch their page again when something on it changed, and not while others speak."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation import services as conversation
from joinedup.series import services as series
from joinedup.votes import services as votes
from tests.factories.conversation import make_prompt
from tests.factories.members import make_member
from tests.factories.series import make_meeting
from tests.room.test_turns import IN_THE_ROOM
from tests.votes.test_turns import SERVICES as OF_VOTES

pytestmark = pytest.mark.django_db

ALL = IN_THE_ROOM | OF_VOTES
# Those that change what phones show; all others of the two lists change nothing there.
ON_PHONES = {
    *(conversation.ask_prompt, conversation.ask_usual_prompts, conversation.change_prompt),
    *(conversation.open_prompt, conversation.close_prompt, conversation.move_prompt),
    *(series.open_meeting, series.close_meeting, series.cancel_meeting, series.change_meeting),
    *(votes.open_poll, votes.close_poll, votes.reveal),
}
WITHOUT_PERSON = {conversation.contribute_as_guest, votes.suggest, votes.cast, votes.choose}
WITHOUT_MOMENT = {votes.cast, votes.choose}


def ask(meeting, since=""):
    return Client().get(reverse("room:code_now", args=[meeting.code]), {"since": since})


def without_turn(answer):
    return re.sub(r'data-turn="\d+"', "", answer.content.decode())


@pytest.mark.parametrize("service", ALL, ids=lambda service: service.__name__)
def test_a_phone_fetches_its_page_again_when_something_on_it_changed(service):
    meeting = make_meeting(starts_at=timezone.now(), is_open=service is not series.open_meeting)
    given = ALL[service](meeting)
    if service not in WITHOUT_PERSON:
        given["by"] = make_member()
    if service not in WITHOUT_MOMENT:
        given["at"] = timezone.now()
    before = ask(meeting)
    seen = re.search(rb'data-turn="(\d+)"', before.content)[1].decode()

    service(**given)

    fetched, after = ask(meeting, seen), ask(meeting)
    assert fetched.status_code == (200 if service in ON_PHONES else 204)
    # The list above is written by hand: what forgets its phones is seen by what they show.
    assert service in ON_PHONES or without_turn(before) == without_turn(after)


def test_a_phone_that_missed_a_change_learns_of_it_after_others_spoke():
    meeting = make_meeting(starts_at=timezone.now(), is_open=True)
    prompt = make_prompt(meeting=meeting, is_open=False, question="What works?")
    doing = {"by": make_member(), "at": timezone.now()}
    conversation.open_prompt(prompt=prompt, **doing)
    series.check_in_walk_in(key="0b4f3a5e-0000-4000-8000-000000000000", meeting=meeting, **doing)

    missed = ask(meeting, "0")
    seen = ask(meeting, "1")

    assert (missed.status_code, b"What works?" in missed.content) == (200, True)
    assert seen.status_code == 204
