"""Phones fetch their page again when something on it changed, and not while others speak."""

import re
import uuid

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.services.contributions import contribute_as_guest
from joinedup.conversation.services.prompts import (
    ask_default_prompts,
    ask_prompt,
    change_prompt,
    close_prompt,
    hide_prompt,
    move_prompt,
    open_prompt,
    remove_prompt,
    show_prompt_again,
)
from joinedup.series.services.attendance import check_in_walk_in
from joinedup.series.services.meetings import (
    cancel_meeting,
    change_meeting,
    close_meeting,
    open_meeting,
)
from joinedup.votes.models import PollKind
from joinedup.votes.services.casting import cast_vote, choose_ideas
from joinedup.votes.services.polls import close_poll, open_poll, reveal_poll, start_anew
from joinedup.votes.services.statements import suggest_statement
from tests.factories import votes as polls
from tests.factories.conversation import make_prompt
from tests.factories.people import make_member
from tests.factories.series import make_meeting
from tests.room.test_revisions import IN_THE_ROOM
from tests.votes.test_revisions import SERVICES as OF_VOTES

pytestmark = pytest.mark.django_db

ALL = IN_THE_ROOM | OF_VOTES
# Those that change what phones show; all others of the two lists change nothing there.
ON_PHONES = {
    *(ask_prompt, ask_default_prompts, change_prompt),
    *(open_prompt, close_prompt, move_prompt),
    *(remove_prompt, hide_prompt, show_prompt_again),
    *(open_meeting, close_meeting, cancel_meeting, change_meeting),
    *(open_poll, close_poll, reveal_poll, start_anew),
}
WITHOUT_PERSON = {contribute_as_guest, suggest_statement, cast_vote, choose_ideas}
WITHOUT_MOMENT = {cast_vote, choose_ideas}


def ask(meeting, since=""):
    return Client().get(reverse("room:code_now", args=[meeting.code]), {"since": since})


def without_turn(answer):
    return re.sub(r'data-revision="\d+"', "", answer.content.decode())


@pytest.mark.parametrize("service", ALL, ids=lambda service: service.__name__)
def test_a_phone_fetches_its_page_again_when_something_on_it_changed(service):
    meeting = make_meeting(starts_at=timezone.now(), is_open=service is not open_meeting)
    given = ALL[service](meeting)
    if service not in WITHOUT_PERSON:
        given.setdefault("by", make_member())
    if service not in WITHOUT_MOMENT:
        given["at"] = timezone.now()
    before = ask(meeting)
    seen = re.search(rb'data-revision="(\d+)"', before.content)[1].decode()

    service(**given)

    fetched, after = ask(meeting, seen), ask(meeting)
    assert fetched.status_code == (200 if service in ON_PHONES else 204)
    # The list above is written by hand: what forgets its phones is seen by what they show.
    assert service in ON_PHONES or without_turn(before) == without_turn(after)


def test_a_phone_that_missed_a_change_learns_of_it_after_others_spoke():
    meeting = make_meeting(starts_at=timezone.now(), is_open=True)
    prompt = make_prompt(meeting=meeting, is_open=False, question="What works?")
    doing = {"by": make_member(), "at": timezone.now()}
    open_prompt(prompt=prompt, **doing)
    check_in_walk_in(
        key=uuid.UUID("0b4f3a5e-0000-4000-8000-000000000000"), meeting=meeting, **doing
    )

    missed = ask(meeting, "0")
    seen = ask(meeting, "1")

    assert (missed.status_code, b"What works?" in missed.content) == (200, True)
    assert seen.status_code == 204


@pytest.mark.parametrize(
    "kind, pages",
    (
        (PollKind.STATEMENTS, ("votes:vote", "votes:code_results")),
        (PollKind.RECOMMENDATIONS, ("votes:ideas:choose", "votes:ideas:code_results")),
    ),
)
def test_a_phone_is_led_to_the_vote_and_to_what_came_out(kind, pages):
    meeting = make_meeting(starts_at=timezone.now(), is_open=True)
    polls.make_poll(kind=kind)
    poll = polls.make_poll(meeting=meeting, kind=kind, is_open=False)
    polls.make_statement(poll=poll, text="Secret")
    doing = {"by": make_member(), "at": timezone.now()}
    phone, seen = Client(), []
    room = reverse("conversation:code_room", args=[meeting.code])

    for act in (
        lambda: None,
        lambda: open_poll(meeting=meeting, kind=kind, **doing),
        lambda: close_poll(poll=poll, **doing),
        lambda: reveal_poll(poll=poll, **doing),
    ):
        act()
        whole, part = (
            BeautifulSoup(page.content, "html.parser") for page in (phone.get(room), ask(meeting))
        )
        assert str(whole.select_one("[data-revision]")) == str(part.select_one("[data-revision]"))
        assert "Secret" not in str(whole)
        seen.append([each["href"] for each in part.select(".cards a")])

    vote, results = (reverse(page, args=[meeting.code]) for page in pages)
    assert seen == [[], [vote], [], [results]]
