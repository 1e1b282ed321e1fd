"""Recommendations in each state, as plain rows: no letters, no record."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from joinedup.recommendations.lib.schedule import ANSWER_WITHIN, review_dates
from joinedup.recommendations.models import (
    Answer,
    AnswerChannel,
    HistoryEntry,
    HistoryKind,
    Recommendation,
    Review,
)
from tests.factories.people import make_community, make_member, make_organisation

_number = count(1)


def make_recommendation(**fields):
    """A draft: nobody has been asked yet."""
    number = next(_number)
    return Recommendation.objects.create(
        **{
            "community": fields.get("community") or make_community(),
            "text": f"Recommendation {number}: offer one worker for the whole way.",
            "why": "People told us that they have to start again at every door.",
            "organisation": fields.get("organisation") or make_organisation(),
            "role_title": "Head of service",
            "owner_email": f"owner{number}@example.org",
            "changed_at": timezone.now(),
            **fields,
        }
    )


def make_asked(*, asked_at=None, asked_by=None, answer_due_date=None, **fields):
    """One that was asked a day ago, with its three reviews; they count from its answer if it
    has one."""
    asked_at = asked_at or timezone.now() - timedelta(days=1)
    day = timezone.localdate(asked_at)
    recommendation = make_recommendation(
        asked_at=asked_at,
        asked_by=asked_by or make_member(),
        answer_due_date=answer_due_date or day + ANSWER_WITHIN,
        **fields,
    )
    counts_from = recommendation.answered_at or asked_at
    for due_date in review_dates(timezone.localdate(counts_from)):
        make_review(recommendation=recommendation, due_date=due_date)
    make_history_entry(recommendation=recommendation, at=asked_at, by=recommendation.asked_by)
    return recommendation


def make_overdue(**fields):
    """One whose answer should have come: asked fifty days ago."""
    return make_asked(asked_at=timezone.now() - timedelta(days=50), **fields)


def make_answered(*, answer=Answer.ACCEPTED, answered_at=None, **fields):
    """One that the owner answered by link, just now unless a moment is given."""
    now = answered_at or timezone.now()
    text = fields.pop("answer_text", "We start in May.")
    evidence = fields.pop("evidence", "A rota." if answer == Answer.DONE else "")
    recommendation = make_asked(
        answer=answer, answer_text=text, evidence=evidence, answered_at=now, **fields
    )
    make_history_entry(
        recommendation=recommendation,
        kind=HistoryKind.ANSWERED,
        answer=answer,
        text=text,
        evidence=evidence,
        via=AnswerChannel.LINK,
        by=None,
        at=now,
    )
    return recommendation


def make_review_due(**fields):
    """One that was accepted four months ago and comes back for review."""
    answered_at = timezone.now() - timedelta(days=123)
    return make_answered(
        **{"asked_at": answered_at - timedelta(days=7), "answered_at": answered_at, **fields}
    )


def make_closed(*, closed_by=None, **fields):
    """One that was done, and closed just now."""
    closed_by = closed_by or make_member()
    recommendation = make_answered(
        answer=Answer.DONE,
        closed_at=timezone.now(),
        closed_by=closed_by,
        closing_statement="People say it is so.",
        **fields,
    )
    make_history_entry(
        recommendation=recommendation,
        kind=HistoryKind.CLOSED,
        by=closed_by,
        text="People say it is so.",
    )
    return recommendation


def make_review(*, recommendation=None, **fields):
    """A review that nobody has written yet, due today."""
    return Review.objects.create(
        recommendation=recommendation or make_asked(),
        **{"due_date": timezone.localdate(), **fields},
    )


def make_history_entry(*, recommendation=None, kind=HistoryKind.ASKED, **fields):
    if "by" not in fields:
        fields["by"] = make_member()
    return HistoryEntry.objects.create(
        recommendation=recommendation or make_recommendation(),
        kind=kind,
        **{"at": timezone.now(), **fields},
    )
