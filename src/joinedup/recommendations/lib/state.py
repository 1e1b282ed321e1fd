"""Where a recommendation stands on a day: worked out, never stored, so it cannot go stale."""

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db import models
from django.db.models import (
    Case,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _

from joinedup.recommendations.models import HistoryEntry, HistoryKind, Recommendation, Review


class RecommendationState(models.TextChoices):
    """In the order of the ledger: what has waited too long comes first."""

    OVERDUE = "overdue", _("Overdue")
    WAITING = "waiting", _("Waiting for an answer")
    REVIEW_DUE = "review_due", _("Review due")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    DRAFT = "draft", _("Draft")


class StateFields(TypedDict):
    """What ``with_state`` adds: ``state`` (a RecommendationState's value), ``rank`` (its place),
    ``next_date`` (of the next thing to happen) and ``is_reopened`` (since the last answer)."""

    is_reopened: bool
    next_review_date: date | None
    state: str
    rank: int
    next_date: date | None


# For types alone: the program itself needs no such package.
if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    RecommendationWithState = WithAnnotations[Recommendation, StateFields]
else:
    RecommendationWithState = Recommendation


def with_state(
    recommendations: QuerySet[Recommendation], today: date
) -> QuerySet[RecommendationWithState]:
    """The same recommendations, each with the fields of ``StateFields`` as of this day."""
    reopened = HistoryEntry.objects.filter(
        recommendation=OuterRef("pk"), kind=HistoryKind.REOPENED, at__gt=OuterRef("answered_at")
    )
    next_review = Review.objects.filter(recommendation=OuterRef("pk"), done_at=None)
    order = list(RecommendationState)
    return recommendations.annotate(
        is_reopened=Exists(reopened),
        next_review_date=Subquery(next_review.order_by("due_date").values("due_date")[:1]),
        state=Case(
            When(asked_at=None, then=Value(RecommendationState.DRAFT)),
            When(closed_at__isnull=False, then=Value(RecommendationState.CLOSED)),
            When(
                answered_at=None, answer_due_date__lt=today, then=Value(RecommendationState.OVERDUE)
            ),
            When(answered_at=None, then=Value(RecommendationState.WAITING)),
            When(next_review_date__lte=today, then=Value(RecommendationState.REVIEW_DUE)),
            default=Value(RecommendationState.ANSWERED),
            output_field=models.CharField(),
        ),
        rank=Case(
            *(When(state=state, then=Value(place)) for place, state in enumerate(order)),
            output_field=IntegerField(),
        ),
        next_date=Case(
            When(closed_at__isnull=False, then=Value(None)),
            When(answered_at=None, then=F("answer_due_date")),
            default=F("next_review_date"),
            output_field=models.DateField(),
        ),
    )
