"""One number for one thing, on every screen that tells it."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.models import PromptKind
from joinedup.votes.models import PollKind
from joinedup.votes.services.polls import close_poll, reveal_poll
from tests.factories import conversation as words
from tests.factories import votes as polls

pytestmark = pytest.mark.django_db


def numbers(browser, meeting, what, *names):
    """What each of these pages says before a word: ``names`` as "room:run"."""
    pages = [browser.get(reverse(name, args=[meeting.pk])) for name in names]
    return [re.findall(rf"(\d+) {what}", " ".join(page.content.decode().split())) for page in pages]


@pytest.mark.parametrize("kind", [PromptKind.INSTANCES, PromptKind.SCALE])
def test_every_screen_tells_the_same_number_of_answers(runs, meeting, kind):
    """Held back for now counts; hidden and taken back do not."""
    prompt = words.make_prompt(meeting=meeting, kind=kind)
    for place in range(6):
        words.make_number(place, prompt=prompt)
    words.make_held(prompt=prompt, text="Held.", number=7)
    words.make_hidden(prompt=prompt, text="Hidden.", number=8)
    words.make_withdrawn(prompt=prompt)

    found = numbers(runs, meeting, "answers", "room:run", "room:wall", "conversation:prompt_list")

    # On the wall also for those who hear it.
    assert [set(each) for each in found] == [{"7"}] * 3


@pytest.mark.parametrize("kind", PollKind)
def test_every_screen_tells_the_same_number_of_ballots(runs, meeting, facilitator, kind):
    """From phones and paper, also those that say nothing about what is shown."""
    poll = polls.make_poll(meeting=meeting, kind=kind)
    shown, hidden = (polls.make_statement(poll=poll, position=number) for number in (1, 2))
    make = polls.make_choices if kind == PollKind.RECOMMENDATIONS else polls.make_ballots
    make(poll, [shown, hidden], ["x-" if make is polls.make_choices else "a-"] * 5)
    make(poll, [shown, hidden], ["-x" if make is polls.make_choices else "-a"])
    polls.make_typed_ballot(poll=poll, typed="1" if make is polls.make_choices else "1a")
    polls.make_typed_ballot(poll=poll, is_out=True)
    polls.Statement.objects.filter(pk=hidden.pk).update(state="hidden", reason="It names Sam.")
    space = "votes:ideas" if kind == PollKind.RECOMMENDATIONS else "votes"
    now = {"by": facilitator, "at": timezone.now()}

    before = numbers(runs, meeting, "ballots", "room:run", "room:wall", f"{space}:statement_list")
    close_poll(poll=poll, **now)
    reveal_poll(poll=poll, **now)
    after = numbers(runs, meeting, "ballots", "room:run", "room:wall", f"{space}:results")

    assert [set(each) for each in before + after] == [{"7"}] * 6
