"""When it is looked at again, and what one look settles."""

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.recommendations import exceptions
from joinedup.recommendations.lib.state import RecommendationState, with_state
from joinedup.recommendations.models import Answer, AnswerChannel, HistoryKind, Recommendation
from joinedup.recommendations.services import history
from tests.factories.people import make_member
from tests.factories.recommendations import (
    make_answered,
    make_asked,
    make_recommendation,
    make_review_due,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 31, 12, tzinfo=UTC)


def give_answer(recommendation, **fields):
    return history.answer(
        **{
            "key": uuid.uuid4(),
            "recommendation": recommendation,
            "answer": Answer.ACCEPTED,
            "by": "link",
            "via": AnswerChannel.LINK,
            "at": timezone.now(),
            **fields,
        }
    )


def reviews_of(recommendation):
    return list(recommendation.reviews.values_list("due_date", "text"))


def test_reviews_are_counted_from_the_first_answer():
    recommendation = make_asked(asked_at=NOW - timedelta(days=229))

    give_answer(recommendation, at=NOW)
    latest = recommendation.history.get(kind=HistoryKind.ANSWERED).pk
    give_answer(recommendation, at=NOW + timedelta(days=60), expected=latest)

    assert reviews_of(recommendation) == [
        (date(2027, 4, 30), ""),
        (date(2027, 7, 31), ""),
        (date(2028, 1, 31), ""),
    ]
    standing = with_state(Recommendation.objects, timezone.localdate(NOW)).get()
    assert standing.state == RecommendationState.ANSWERED


def test_a_review_written_before_the_answer_stays():
    recommendation, member = make_asked(asked_at=NOW - timedelta(days=92)), make_member()
    review = recommendation.reviews.first()
    history.review(key=uuid.uuid4(), review=review, text="No word.", by=member, at=NOW)

    give_answer(recommendation, at=NOW)

    assert reviews_of(recommendation) == [
        (review.due_date, "No word."),
        (date(2027, 4, 30), ""),
        (date(2027, 7, 31), ""),
        (date(2028, 1, 31), ""),
    ]


@pytest.mark.parametrize(
    ("days_since_the_answer", "settled", "waiting"),
    [
        (30, [date(2027, 4, 30)], [date(2027, 7, 31), date(2028, 1, 31)]),
        (200, [date(2027, 4, 30), date(2027, 7, 31)], [date(2028, 1, 31)]),
        (
            366,
            [date(2027, 4, 30), date(2027, 7, 31), date(2028, 1, 31)],
            [date(2029, 1, 31)],
        ),
        (
            1000,
            [date(2027, 4, 30), date(2027, 7, 31), date(2028, 1, 31)],
            [date(2030, 10, 27)],
        ),
    ],
)
def test_one_review_settles_all_whose_day_has_come(days_since_the_answer, settled, waiting):
    recommendation = make_answered(asked_at=NOW, answered_at=NOW)
    at = NOW + timedelta(days=days_since_the_answer)

    history.review(
        key=uuid.uuid4(),
        review=recommendation.reviews.first(),
        text="Still true.",
        by=make_member(),
        at=at,
    )

    assert reviews_of(recommendation) == [
        *((day, "Still true.") for day in settled),
        *((day, "") for day in waiting),
    ]
    assert recommendation.history.filter(kind=HistoryKind.REVIEWED).count() == 1
    standing = with_state(Recommendation.objects, timezone.localdate(at)).get()
    assert (standing.state, standing.next_review_date) == (RecommendationState.ANSWERED, waiting[0])


def test_a_review_that_somebody_wrote_is_not_written_over():
    recommendation, member = make_answered(), make_member()
    review = recommendation.reviews.first()
    key = uuid.uuid4()
    history.review(key=key, review=review, text="First.", by=member, at=NOW)

    again = history.review(key=key, review=review, text="First.", by=member, at=NOW)
    with pytest.raises(exceptions.ReviewedMeanwhile) as refusal:
        history.review(key=uuid.uuid4(), review=review, text="Second.", by=member, at=NOW)

    assert again.text == "First."
    assert refusal.value.review.text == "First."


# On the page


def filled(**fields):
    return {"key": str(uuid.uuid4()), **fields}


def page(recommendation):
    return reverse("recommendations:recommendation_review", args=[recommendation.pk])


def coordinator_of(recommendation):
    return make_member(community=recommendation.community, role=RoleKind.COORDINATOR)


def test_a_review_is_written_once(client):
    recommendation = make_review_due()
    review = recommendation.reviews.first()
    client.force_login(coordinator_of(recommendation))
    address = page(recommendation)
    typed = filled(
        text="Nothing changed.", review=client.get(address).context["form"]["review"].value()
    )

    responses = [client.post(address, typed) for _ in range(2)]

    review.refresh_from_db()
    assert [response.status_code for response in responses] == [302, 302]
    assert review.text == "Nothing changed."
    assert recommendation.history.filter(kind=HistoryKind.REVIEWED).count() == 1


def test_a_draft_takes_no_review(client):
    recommendation = make_recommendation()
    client.force_login(coordinator_of(recommendation))

    response = client.post(page(recommendation), filled(text="Still true."))

    assert response.status_code == 409
    assert "This is still a draft" in response.content.decode()


def test_two_reviews_at_once_do_not_overwrite_one_another(client):
    recommendation = make_review_due()
    first, second = recommendation.reviews.all()[:2]
    client.force_login(coordinator_of(recommendation))
    address = page(recommendation)
    client.post(address, filled(text="The first.", review=first.pk))

    refused = client.post(address, filled(text="The second.", review=first.pk))

    text = refused.content.decode()
    assert refused.status_code == 409
    assert ("The first." in text, "The second." in text) == (True, True)
    assert refused.context["form"]["review"].value() == second.pk
