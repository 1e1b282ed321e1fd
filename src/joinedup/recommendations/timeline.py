"""What happened to a recommendation and what is to come, in the order of days."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.recommendations.models import Answer, Step, StepKind
from joinedup.recommendations.state import State

GOOD_ANSWERS = (Answer.ACCEPTED, Answer.DONE)


@dataclass(frozen=True)
class Moment:
    """A place in the time line; ``kind`` as for the ``moment`` component."""

    at: date | datetime
    title: str
    kind: str
    step: Step | None = None

    @property
    def day(self):
        return timezone.localdate(self.at) if isinstance(self.at, datetime) else self.at


def timeline_of(recommendation, steps):
    """The steps, oldest first, with the answer or the review that is waited for in its place.

    The recommendation comes ``with_state``. A draft has no time line.
    """
    happened = [_happened(step) for step in steps]
    # Sorting keeps the order within a day: what happened, then what is waited for.
    return sorted([*happened, *_awaited(recommendation)], key=lambda moment: moment.day)


def _happened(step):
    if step.kind == StepKind.ANSWERED:
        kind = "good" if step.answer in GOOD_ANSWERS else "info"
        return Moment(step.at, step.get_answer_display(), kind, step)
    kind = "waiting" if step.kind == StepKind.REOPENED else "plain"
    return Moment(step.at, step.get_kind_display(), kind, step)


def _awaited(recommendation):
    match recommendation.state:
        case State.OVERDUE:
            return [Moment(recommendation.answer_due_date, _("The answer is overdue"), "bad")]
        case State.WAITING:
            return [Moment(recommendation.answer_due_date, _("Answer hoped for"), "waiting")]
        case State.REVIEW_DUE:
            return [Moment(recommendation.next_review_date, _("Review due"), "waiting")]
        case State.ANSWERED if recommendation.next_review_date:
            return [Moment(recommendation.next_review_date, _("Next review"), "waiting")]
    return []
