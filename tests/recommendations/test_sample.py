"""What the sample community asked of whom, and what became of it."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from joinedup.core.samples import Days
from joinedup.organisations.sample.loading import affiliations, organisations
from joinedup.recommendations.lib.state import with_state
from joinedup.recommendations.models import HistoryKind, Recommendation
from joinedup.recommendations.sample.history import recommendations

EARLIER = [one for one in recommendations() if one["id"].startswith("earlier-")]
LATER = [one for one in recommendations() if one not in EARLIER]

loaded = pytest.mark.usefixtures("sample_community")


def answers_to(recommendation):
    return [answer["answer"] for answer in recommendation["answers"]]


def test_days_follow_one_another_and_nobody_closes_what_is_their_own():
    works_for = {one["member"]: one["organisation"] for one in affiliations()}
    for one in recommendations():
        assert one["organisation"] in {each["id"] for each in organisations()}, one["id"]
        answered = [answer["day"] for answer in one["answers"]]
        assert answered == sorted(answered), one["id"]
        assert all(one["asked_day"] < day < 0 for day in answered), one["id"]
        assert all(answer["evidence"] for answer in one["answers"] if answer["answer"] == "done")
        closed, reopened = one.get("closed_day"), one.get("reopened_day")
        if closed:
            assert max(answered) < closed < (reopened or 0), one["id"]
            assert works_for.get(one["closed_by"]) != one["organisation"], one["id"]


def test_recommendations_are_in_every_state():
    latest = Counter((answers_to(one) or ["none"])[-1] for one in LATER)

    assert 8 <= len(LATER) <= 12
    assert set(latest) == {"none", "accepted", "adapted", "not_accepted", "done"}
    unanswered_due = [one["answer_due_day"] for one in LATER if not one["answers"]]
    assert min(unanswered_due) < 0 < max(unanswered_due)
    assert [one["id"] for one in LATER if "reopened_day" in one] == ["a-door-that-shuts"]
    assert "closed_day" in next(one for one in LATER if one["id"] == "two-officers")


def test_what_was_asked_earlier_still_has_something_open():
    still_open = [
        one["id"]
        for one in EARLIER
        if "closed_day" not in one and answers_to(one) != ["not_accepted"]
    ]

    assert still_open == ["earlier-envelope", "earlier-cancel-line"]


@loaded
@pytest.mark.django_db
def test_the_ledger_shows_every_state():
    ids = {one["text"]: one["id"] for one in recommendations()}
    ledger = with_state(Recommendation.objects.all(), timezone.localdate())

    assert {ids[one.text]: one.state for one in ledger} == {
        "earlier-envelope": "review_due",
        "earlier-cancel-line": "review_due",
        "earlier-overbook": "review_due",
        "earlier-read-back": "closed",
        "fourth-box": "review_due",
        "reply-to-text": "answered",
        "a-door-that-shuts": "review_due",
        "ring-before-no": "answered",
        "question-4b": "answered",
        "two-officers": "closed",
        "bus-before-nine": "overdue",
        "taught-by": "answered",
        "count-tries": "answered",
        "paid-the-same": "waiting",
    }


@loaded
@pytest.mark.django_db
def test_recommendations_keep_their_days_and_their_steps():
    days = Days(timezone.now())
    expected = {}
    for one in recommendations():
        steps = Counter(asked=1, answered=len(one["answers"]), reviewed=len(one.get("reviews", [])))
        steps += Counter(closed="closed_day" in one, reopened="reopened_day" in one)
        due = days.today + timedelta(days=one["answer_due_day"])
        expected[one["text"]] = (due, dict(steps))

    found = {
        one.text: (one.answer_due_date, dict(Counter(step.kind for step in one.history.all())))
        for one in Recommendation.objects.prefetch_related("history")
    }
    # Asked on the Friday before when the day is at the weekend.
    assert {
        text: (due + timedelta(days=late), steps)
        for text, (due, steps) in found.items()
        if 0 <= (late := (expected[text][0] - due).days) <= 2
    } == expected
    assert set(HistoryKind.values) - {step for _, steps in found.values() for step in steps} == {
        "reminded"
    }


@loaded
@pytest.mark.django_db
def test_nobody_closes_what_was_asked_of_their_own_organisation():
    closed = Recommendation.objects.exclude(closed_by=None)

    assert [
        one.text
        for one in closed
        if one.closed_by.affiliations.filter(organisation=one.organisation).exists()
    ] == []
