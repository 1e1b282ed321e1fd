"""Keeping what a scribe wrote down, many at once."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from joinedup.conversation.events import Event
from joinedup.conversation.lib.consent import Consent
from joinedup.conversation.lib.scribed_text import ScribedLine
from joinedup.conversation.models import Contribution, EnteredBy, Guest, Photo, Prompt, Quotable
from joinedup.conversation.services.contributions import refuse_unless_open, send_again
from joinedup.core.attempts import attempt_key
from joinedup.core.cleaning import folded
from joinedup.core.idempotency import derive_key
from joinedup.core.models import TakenAs
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
    become guests, so that each has a receipt. ``photo`` is where they were read.

    Sent again, other lines are further ones. The same lines are kept once: their consent becomes
    the stricter of both, their voice what was sent last. What was taken back stays so. Raises
    NotTakingContributions when the door has closed for a line that is new. Gives the
    contributions, in order.
    """
    prompts = [line.prompt or prompt for line in lines]
    guests = {
        label: _guest(prompt.meeting, label, at)
        for label in dict.fromkeys(line.label for line in lines)
    }
    said_before: Counter[tuple[int, str, int | None, str]] = Counter()
    contributions = []
    for to, line in zip(prompts, lines, strict=True):
        # The same line twice in one go was said by two people.
        said = (to.pk, folded(line.label), line.number, line.text)
        said_before[said] += 1
        consent = Consent.chosen(quotable, line.label)
        fields = {
            "prompt": to,
            "text": line.text,
            "number": line.number,
            "voice": line.voice,
            "entered_by": EnteredBy.SCRIBE,
            "guest": guests[line.label],
            "typed_by": by,
            "photo": photo,
            "quotable": consent.quotable,
            "credit": consent.credit,
            "said_at": at,
        }
        line_key = attempt_key(key, by, *said, said_before[said])
        contribution = _keep_line(line_key, to, fields, by, at)
        if contribution.taken_as is not TakenAs.NEW and not contribution.withdrawn_at:
            contribution = send_again(
                contribution,
                to,
                consent,
                text=line.text,
                voice=line.voice,
                number=line.number,
                by=by,
                at=at,
            )
        contributions.append(contribution)
    bump_revision(prompt.meeting_id, phones=False)
    return contributions


def _keep_line(
    key: uuid.UUID, prompt: Prompt, fields: Mapping[str, Any], by: Member, at: datetime
) -> Contribution:
    kept = Contribution.objects.filter(key=key).first()
    if kept:
        return kept
    refuse_unless_open(prompt)
    contribution, is_new = Contribution.objects.get_or_create(key=key, defaults=fields)
    if is_new:
        contribution.taken_as = TakenAs.NEW
        record.write(Event.CONTRIBUTED, about=contribution, by=by, at=at)
    return contribution


def _guest(meeting: Meeting, label: str, at: datetime) -> Guest:
    return Guest.objects.get_or_create(
        key=derive_key(LABELS, meeting.pk, folded(label)),
        defaults={"meeting": meeting, "name": label, "voice": Voice.UNSTATED, "came_at": at},
    )[0]
