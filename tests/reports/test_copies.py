"""Withdrawn words leave whatever others wrote: tried on every text field of every model."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from joinedup.conversation.models import Contribution
from joinedup.core.texts import Whose
from joinedup.reports.services.files import make_pdf
from joinedup.reports.services.withdrawing import withdraw_words
from tests.house.canary import (
    CANARY,
    copies_of,
    emails_with_it,
    files_with_it,
    pages_with_it,
    plant,
    tables_with,
)
from tests.house.world import build_world, refresh

pytestmark = pytest.mark.django_db
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def say(contribution):
    """Let these be the words of a contribution, said before anything else was written."""
    words = {"text": CANARY, "outcome_text": CANARY, "credit": CANARY, "quotable": "named"}
    Contribution.objects.filter(pk=contribution.pk).update(
        **words, said_at=LONG_AGO, outcome_at=LONG_AGO
    )
    contribution.refresh_from_db()


def rows_to_plant_in(text, field, asked):
    """Repeating what somebody was asked does not make it their words."""
    is_question = field.name in ("question", "wider_question")
    return text.model_class.objects.exclude(pk__in=asked if is_question else [])


def test_withdrawn_words_leave_everything_that_may_hold_copies_of_them(settings):
    world = build_world()
    room = world.a
    say(room.step)
    asked = [room.steps.pk, room.series.pk]
    planted = {
        f"{text.model}.{field.name}": plant(rows_to_plant_in(text, field, asked), field)
        for text, field in copies_of({Whose.EDITED})
    }
    refresh(room)
    empty = [name for name, times in planted.items() if not times]
    assert empty == [], "Please let build() in tests/<app>/access.py fill these."
    assert len(tables_with()) >= len(planted)
    assert len(pages_with_it(world)) > 50

    withdraw_words(contribution=room.step, by=room.listed, at=timezone.now())
    make_pdf.func(room.version.pk)

    assert tables_with() == set()
    assert files_with_it(settings.MEDIA_ROOT) == set()
    assert pages_with_it(world) == set()
    assert emails_with_it() == []
