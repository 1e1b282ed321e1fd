"""Prompts, contributions, guests and strands, as plain rows: no record, no rules."""

from itertools import count

from django.utils import timezone

from joinedup.conversation.models import (
    Contribution,
    ContributionState,
    EnteredBy,
    Guest,
    Photo,
    Prompt,
    PromptKind,
    Quotable,
    Ruling,
    Strand,
)
from joinedup.words.models import Decision
from tests.factories.people import make_member
from tests.factories.series import make_meeting, make_series

_number = count(1)


def make_prompt(*, meeting=None, kind=PromptKind.INSTANCES, **fields):
    """An open prompt of a meeting that takes words."""
    number = next(_number)
    return Prompt.objects.create(
        meeting=meeting or make_meeting(is_open=True),
        kind=kind,
        **{
            "question": f"Question {number}?",
            "term": f"term {number}" if kind == PromptKind.TERM else "",
            "changed_at": timezone.now(),
            "position": number,
            **fields,
        },
    )


def make_ruling(*, prompt=None, **fields):
    """What was decided about a term: to use other words."""
    return Ruling.objects.create(
        prompt=prompt or make_prompt(kind=PromptKind.TERM),
        **{
            "decision": Decision.REPLACE,
            "instead": "say what happened",
            "reason": "It blames people.",
            "decided_at": timezone.now(),
            "decided_by": fields.get("decided_by") or make_member(),
            **fields,
        },
    )


def make_guest(*, meeting=None, **fields):
    return Guest.objects.create(
        meeting=meeting or make_meeting(is_open=True), **{"came_at": timezone.now(), **fields}
    )


def make_photo(*, meeting=None, **fields):
    """A photo of a flipchart, of which nothing opens the picture."""
    return Photo.objects.create(
        meeting=meeting or make_meeting(is_open=True),
        **{
            "jpeg": b"a picture",
            "width": 1600,
            "height": 1200,
            "taken_at": timezone.now(),
            **fields,
        },
    )


def make_contribution(*, prompt=None, member=None, guest=None, **fields):
    """Something said that may be quoted without a name, by a guest unless a ``member`` is given.

    Also ``make_held``, ``make_hidden``, ``make_unquotable``, ``make_withdrawn``, ``make_number``.
    """
    prompt = prompt or make_prompt()
    if member is None and guest is None:
        guest = make_guest(meeting=prompt.meeting)
    return Contribution.objects.create(
        prompt=prompt,
        member=member,
        guest=guest,
        **{
            "text": "" if "number" in fields else f"Something said, number {next(_number)}.",
            "entered_by": EnteredBy.MEMBER if member else EnteredBy.GUEST,
            "quotable": Quotable.ANONYMOUS,
            "said_at": timezone.now(),
            **fields,
        },
    )


def make_held(*, state=ContributionState.HELD, **fields):
    """Held back for now, with a reason."""
    return make_contribution(
        **{
            "state": state,
            "state_reason": "It names somebody.",
            "state_at": timezone.now(),
            "state_by": fields.get("state_by") or make_member(),
            **fields,
        }
    )


def make_hidden(**fields):
    return make_held(state=ContributionState.HIDDEN, **fields)


def make_unquotable(**fields):
    return make_contribution(quotable=Quotable.NO, **fields)


def make_withdrawn(**fields):
    return make_contribution(text="", withdrawn_at=timezone.now(), **fields)


def make_number(number, *, prompt=None, **fields):
    """A place on the scale, without words."""
    return make_contribution(
        prompt=prompt or make_prompt(kind=PromptKind.SCALE),
        number=number,
        **{"quotable": Quotable.NO, **fields},
    )


def make_strand(*, series=None, contributions=(), **fields):
    """A strand of a series, with these contributions lying in it."""
    strand = Strand.objects.create(
        series=series or make_series(),
        **{"name": f"Strand {next(_number)}", "changed_at": timezone.now(), **fields},
    )
    for contribution in contributions:
        contribution.strand = strand
        contribution.save(update_fields=["strand"])
    return strand
