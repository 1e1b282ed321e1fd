"""Keeping what a scribe wrote down, many at once."""

import uuid
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from joinedup.conversation.events import Event
from joinedup.conversation.lib.scribed_text import ScribedLine
from joinedup.conversation.models import Contribution, EnteredBy, Guest, Photo, Prompt, Quotable
from joinedup.conversation.services.contributions import refuse_unless_open
from joinedup.core.idempotency import derive_key
from joinedup.people.models import Member, Voice
from joinedup.record import services as record
from joinedup.series.models import Meeting
from joinedup.series.services.revisions import bump_revision

# Tables and people whom scribes name are known again by their label, in one meeting.
LABELS = uuid.UUID("6b7ff6a4-54a9-4f64-9d6b-1f1f2d8f8a10")


@transaction.atomic
def scribe(
    *,
    key: uuid.UUID,
    prompt: Prompt,
    lines: Sequence[ScribedLine],
    quotable: str = Quotable.NO,
    photo: Photo | None = None,
    by: Member,
    at: datetime,
) -> list[Contribution]:
    """Keep lines that a scribe wrote down: all of them, or none.

    ``lines`` answer ``prompt``, or the one of the same meeting that they name. People and tables
    become guests, so that each has a receipt. ``photo`` is where they were read. Sent twice, it
    is kept once. Raises NotTakingContributions when the door has closed. Gives the
    contributions, in order.
    """
    prompts = [line.prompt or prompt for line in lines]
    for each in dict.fromkeys(prompts):
        refuse_unless_open(each)
    guests = {
        label: _guest(prompt.meeting, label, at)
        for label in dict.fromkeys(line.label for line in lines)
    }
    said_before: Counter[tuple[int, str, int | None, str]] = Counter()
    contributions = []
    for to, line in zip(prompts, lines, strict=True):
        # The same line twice in one go was said by two people.
        said = (to.pk, line.label, line.number, line.text)
        said_before[said] += 1
        contribution, is_new = Contribution.objects.get_or_create(
            key=derive_key(key, *said, said_before[said]),
            defaults={
                "prompt": to,
                "text": line.text,
                "number": line.number,
                "voice": line.voice,
                "entered_by": EnteredBy.SCRIBE,
                "guest": guests[line.label],
                "typed_by": by,
                "photo": photo,
                "quotable": quotable,
                "credit": line.label if quotable == Quotable.NAMED else "",
                "said_at": at,
            },
        )
        if is_new:
            record.write(Event.CONTRIBUTED, about=contribution, by=by, at=at)
        contributions.append(contribution)
    bump_revision(prompt.meeting_id, phones=False)
    return contributions


def _guest(meeting: Meeting, label: str, at: datetime) -> Guest:
    return Guest.objects.get_or_create(
        key=derive_key(LABELS, meeting.pk, label.casefold()),
        defaults={"meeting": meeting, "name": label, "voice": Voice.UNSTATED, "came_at": at},
    )[0]
