"""What is said and sorted in the same moment."""

import uuid
from functools import partial

import pytest
from django.utils import timezone

from joinedup.conversation.lib.scribed_text import ScribedLine
from joinedup.conversation.models import Contribution, Guest, Quotable, StrandChange
from joinedup.conversation.services.contributions import contribute, contribute_as_guest
from joinedup.conversation.services.scribing import scribe
from joinedup.conversation.services.strands import move_contributions, undo_strand_change
from joinedup.record.models import RecordEntry
from tests.at_once import at_once
from tests.factories.conversation import (
    make_contribution,
    make_guest,
    make_prompt,
    make_strand,
)
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_act_of_sorting_undone_by_three_is_undone_once():
    said = make_contribution()
    series = said.prompt.meeting.series
    by, at = make_member(), timezone.now()
    move_contributions(
        key=uuid.uuid4(),
        series=series,
        contributions=[said],
        strand=make_strand(series=series),
        by=by,
        at=at,
    )
    change = StrandChange.objects.get()

    # Each browser has read the change for itself.
    undone = at_once(
        *(
            partial(undo_strand_change, change=StrandChange.objects.get(), by=by, at=at)
            for _ in "abc"
        )
    )

    said.refresh_from_db()
    assert (undone, said.strand) == ([change] * 3, None)


def test_words_of_a_guest_sent_by_three_presses_are_kept_once():
    prompt = make_prompt()
    say = partial(
        contribute_as_guest,
        key=uuid.uuid4(),
        prompt=prompt,
        text="The letter came too late.",
        voice="experience",
        quotable=Quotable.ANONYMOUS,
        at=timezone.now(),
    )

    kept = at_once(say, say, say)

    assert (kept, Guest.objects.count()) == ([Contribution.objects.get()] * 3, 1)


@pytest.mark.parametrize("choices", (["anonymous"] * 20, ["named", "no", "anonymous", "named"] * 5))
def test_the_same_words_with_twenty_keys_in_one_moment_are_kept_once(choices):
    prompt, member = make_prompt(), make_member()

    said = at_once(
        *(
            partial(
                contribute,
                key=uuid.uuid4(),
                prompt=prompt,
                text="The letter came too late.",
                quotable=quotable,
                credit="Jo",
                by=member,
                at=timezone.now(),
            )
            for quotable in choices
        )
    )

    kept = Contribution.objects.get()
    assert said == [kept] * 20
    assert kept.quotable == ("no" if "no" in choices else "anonymous")
    assert RecordEntry.objects.filter(event="contributed").count() == 1


def test_the_same_words_of_a_guest_and_of_another_are_two_in_one_moment():
    prompt = make_prompt()
    guests = [make_guest(meeting=prompt.meeting) for _ in "ab"]

    at_once(
        *(
            partial(
                contribute_as_guest,
                key=uuid.uuid4(),
                prompt=prompt,
                guest=guest,
                text="The letter came too late.",
                voice="experience",
                quotable=Quotable.NO,
                at=timezone.now(),
            )
            for guest in guests * 5
        )
    )

    assert sorted(Contribution.objects.values_list("guest", flat=True)) == [
        each.pk for each in guests
    ]


def test_lines_of_a_scribe_sent_by_three_presses_are_kept_once():
    prompt, by = make_prompt(), make_member()
    press = partial(
        scribe,
        key=uuid.uuid4(),
        prompt=prompt,
        lines=[ScribedLine(text="be heard"), ScribedLine(text="be heard")],
        by=by,
        at=timezone.now(),
    )

    kept = at_once(press, partial(press, quotable=Quotable.ANONYMOUS), press)

    assert Contribution.objects.count() == 2
    assert [len(lines) for lines in kept] == [2, 2, 2]
    assert set(Contribution.objects.values_list("quotable", flat=True)) == {"no"}
