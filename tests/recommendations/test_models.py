"""The database itself keeps these promises, whatever the code above it does."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from joinedup.recommendations.models import HistoryKind, Recommendation
from tests.factories.people import make_member
from tests.factories.recommendations import (
    make_answered,
    make_asked,
    make_history_entry,
    make_recommendation,
    make_review,
)

pytestmark = pytest.mark.django_db


def refuses(recommendation, constraint, **fields):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Recommendation.objects.filter(pk=recommendation.pk).update(**fields)


def test_asked_at_by_and_due_go_together():
    refuses(
        make_recommendation(),
        "recommendation_asked_at_by_and_due_go_together",
        asked_at=timezone.now(),
    )


def test_nothing_is_answered_before_it_is_asked():
    refuses(
        make_recommendation(),
        "recommendation_answer_and_moment_go_together",
        answer="accepted",
        answered_at=timezone.now(),
    )


@pytest.mark.parametrize("answer", ["adapted", "not_accepted"])
def test_another_form_says_which_and_a_no_says_why(answer):
    refuses(
        make_asked(),
        "recommendation_adapted_or_refused_says_how_or_why",
        answer=answer,
        answered_at=timezone.now(),
    )


def test_done_shows_evidence():
    refuses(
        make_asked(),
        "recommendation_done_shows_evidence",
        answer="done",
        answered_at=timezone.now(),
    )


def test_closed_needs_a_statement():
    refuses(
        make_answered(),
        "recommendation_closed_with_a_statement",
        closed_at=timezone.now(),
        closed_by=make_member(),
    )


def test_a_review_that_is_done_says_what_and_by_whom():
    with pytest.raises(IntegrityError, match="review_done_says_what_and_by_whom"):
        make_review(recommendation=make_asked(), done_at=timezone.now())


def test_a_history_without_a_name_came_by_link():
    with pytest.raises(IntegrityError, match="history_without_a_name_came_by_link_or_date"):
        make_history_entry(kind=HistoryKind.REVIEWED, by=None)
