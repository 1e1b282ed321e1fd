"""What is said and sorted in the same moment."""

import uuid
from functools import partial

import pytest
from django.utils import timezone

from joinedup.conversation.models import Contribution, Guest, Quotable, StrandChange
from joinedup.conversation.services.contributions import contribute_as_guest
from joinedup.conversation.services.strands import move_contributions, undo_strand_change
from tests.at_once import at_once
from tests.factories.conversation import make_contribution, make_prompt, make_strand
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
