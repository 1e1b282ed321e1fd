import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from joinedup.mail.models import OutgoingEmail
from joinedup.recommendations import exceptions
from joinedup.recommendations.lib.schedule import add_months
from joinedup.recommendations.models import Answer, AnswerChannel, HistoryKind, Recommendation
from joinedup.recommendations.services import drafts, history, owners
from joinedup.record.models import RecordEntry
from tests.factories.mail import make_email
from tests.factories.people import make_affiliation, make_community, make_member, make_organisation
from tests.factories.recommendations import (
    make_answered,
    make_asked,
    make_closed,
    make_recommendation,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 31, 12, tzinfo=UTC)


def told(recommendation):
    """The kinds of its steps and what the record says, oldest first."""
    record = RecordEntry.objects.filter(
        about_kind="recommendations.recommendation", about_id=recommendation.pk
    )
    return (
        list(recommendation.history.values_list("kind", flat=True)),
        list(record.order_by("pk").values_list("event", flat=True)),
    )


def draft(**fields):
    return drafts.draft(
        **{
            "key": uuid.uuid4(),
            "community": fields.get("community") or make_community(),
            "text": "Offer one worker for the whole way.",
            "organisation": fields.get("organisation") or make_organisation(),
            "role_title": "Head of service",
            "by": make_member(),
            "at": NOW,
            **fields,
        }
    )


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


def test_a_form_sent_twice_drafts_once():
    key, community, organisation = uuid.uuid4(), make_community(), make_organisation()

    once = {"community": community, "organisation": organisation, "by": make_member()}
    first, second = draft(key=key, **once), draft(key=key, **once)

    assert first == second
    assert told(first) == ([], ["recommendation drafted"])


def test_a_draft_can_be_changed_and_dropped_until_it_is_asked():
    recommendation, member = draft(), make_member()
    organisation = make_organisation()

    drafts.change_draft(
        recommendation=recommendation,
        text="Other words.",
        why="Because.",
        organisation=organisation,
        role_title="Director",
        owner_email="director@example.org",
        by=member,
        at=NOW,
    )

    recommendation.refresh_from_db()
    assert (recommendation.text, recommendation.organisation) == ("Other words.", organisation)
    drafts.drop_draft(recommendation=recommendation, by=member, at=NOW)
    assert not Recommendation.objects.exists()
    assert list(RecordEntry.objects.order_by("pk").values_list("event", flat=True)) == [
        "recommendation drafted",
        "recommendation draft changed",
        "recommendation draft dropped",
    ]


def test_what_was_asked_cannot_be_changed_or_dropped():
    recommendation = make_asked()

    with pytest.raises(exceptions.AlreadyAsked):
        drafts.drop_draft(recommendation=recommendation, by=make_member(), at=NOW)


def test_asking_sets_the_day_and_the_reviews_and_writes_to_the_owner(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    recommendation = draft(owner_email="owner@example.org")

    drafts.ask(
        recommendation=recommendation,
        by=make_member(),
        at=NOW,
        source_title="Engagement: the report",
        source_path="/reports/3/",
    )

    recommendation.refresh_from_db()
    assert recommendation.answer_due_date == date(2027, 3, 14)
    assert recommendation.source_path == "/reports/3/"
    assert list(recommendation.reviews.values_list("due_date", flat=True)) == [
        date(2027, 4, 30),
        date(2027, 7, 31),
        date(2028, 1, 31),
    ]
    letter = OutgoingEmail.objects.get()
    assert letter.to == "owner@example.org"
    assert "14 March 2027" in letter.body
    assert "/recommendations/answer/" in letter.body
    assert told(recommendation) == (
        ["asked"],
        ["recommendation drafted", "recommendation asked"],
    )


def test_asking_twice_asks_once():
    recommendation = draft(owner_email="owner@example.org")

    for _ in range(2):
        drafts.ask(recommendation=recommendation, by=make_member(), at=NOW)

    assert OutgoingEmail.objects.count() == 1
    assert recommendation.reviews.count() == 3


def test_without_an_address_no_letter_is_written():
    make_email(to="somebody.else@example.org")
    recommendation = draft()

    drafts.ask(recommendation=recommendation, by=make_member(), at=NOW)

    assert list(OutgoingEmail.objects.values_list("to", flat=True)) == ["somebody.else@example.org"]


def test_an_answer_sent_twice_is_kept_once():
    recommendation, key = make_asked(), uuid.uuid4()

    first = give_answer(recommendation, key=key, text="From May.")
    second = give_answer(recommendation, key=key, text="From May.")

    recommendation.refresh_from_db()
    assert first == second
    assert (recommendation.answer, recommendation.answer_text) == ("accepted", "From May.")
    assert told(recommendation) == (["asked", "answered"], ["recommendation answered"])


def test_a_later_answer_replaces_the_first_which_stays_in_the_time_line():
    recommendation = make_asked()
    first = give_answer(recommendation, answer=Answer.NOT_ACCEPTED, text="No money.")

    give_answer(recommendation, answer=Answer.DONE, evidence="A rota.", expected=first.pk)

    recommendation.refresh_from_db()
    assert (recommendation.answer, recommendation.answer_text) == ("done", "")
    steps = recommendation.history.filter(kind=HistoryKind.ANSWERED)
    assert list(steps.values_list("answer", "text", "evidence")) == [
        ("not_accepted", "No money.", ""),
        ("done", "", "A rota."),
    ]


def test_whoever_answers_second_is_told_what_the_first_said():
    recommendation = make_asked()
    first = give_answer(recommendation, text="Yes.")

    with pytest.raises(exceptions.AnsweredMeanwhile) as refusal:
        give_answer(recommendation, answer=Answer.NOT_ACCEPTED, text="No.")

    assert refusal.value.entry == first
    recommendation.refresh_from_db()
    assert recommendation.answer == "accepted"


@pytest.mark.parametrize(
    ("make", "refusal"),
    [(make_recommendation, exceptions.NotAsked), (make_closed, exceptions.AlreadyClosed)],
)
def test_drafts_and_closed_ones_take_no_answer(make, refusal):
    with pytest.raises(refusal):
        give_answer(make())


def test_a_key_from_another_recommendations_form_is_no_reason_to_fail():
    one, other, key = make_asked(), make_asked(), uuid.uuid4()
    give_answer(one, key=key)

    give_answer(other, key=key, text="Ours.")

    assert other.history.get(kind=HistoryKind.ANSWERED).text == "Ours."


def close(recommendation, by, **fields):
    return history.close(
        **{
            "key": uuid.uuid4(),
            "recommendation": recommendation,
            "statement": "People say it is so.",
            "by": by,
            "at": timezone.now(),
            **fields,
        }
    )


def test_the_owner_does_not_close_its_own():
    recommendation = make_answered()
    owner = make_affiliation(organisation=recommendation.organisation).member

    with pytest.raises(exceptions.ClosedByOwner):
        close(recommendation, owner)

    recommendation.refresh_from_db()
    assert recommendation.closed_at is None


def test_somebody_who_left_the_owner_before_it_was_asked_may_close():
    recommendation = make_answered()
    left = make_affiliation(
        organisation=recommendation.organisation,
        until_date=timezone.localdate(recommendation.asked_at) - timedelta(days=1),
    ).member
    key = uuid.uuid4()

    close(recommendation, left, key=key)
    close(recommendation, left, key=key)

    recommendation.refresh_from_db()
    assert (recommendation.closed_by, recommendation.closing_statement) == (
        left,
        "People say it is so.",
    )
    assert told(recommendation) == (
        ["asked", "answered", "closed"],
        ["recommendation closed"],
    )
    with pytest.raises(exceptions.AlreadyClosed):
        close(recommendation, left)


def test_reopening_brings_it_back_for_review_within_three_months():
    recommendation = make_closed()
    recommendation.reviews.all().delete()
    key, now, member = uuid.uuid4(), timezone.now(), make_member()

    for _ in range(2):
        history.reopen(
            key=key, recommendation=recommendation, reason="It is back.", by=member, at=now
        )

    recommendation.refresh_from_db()
    assert (recommendation.closed_at, recommendation.closing_statement) == (None, "")
    assert recommendation.answer == "done"
    assert list(recommendation.reviews.values_list("due_date", flat=True)) == [
        add_months(timezone.localdate(now), 3)
    ]
    assert told(recommendation) == (
        ["asked", "answered", "closed", "reopened"],
        ["recommendation reopened"],
    )
    with pytest.raises(exceptions.AlreadyOpen):
        history.reopen(
            key=uuid.uuid4(), recommendation=recommendation, reason="?", by=make_member(), at=now
        )


def remind(recommendation, at, **fields):
    return owners.remind(
        **{
            "key": uuid.uuid4(),
            "recommendation": recommendation,
            "owner_email": recommendation.owner_email,
            "by": make_member(),
            "at": at,
            **fields,
        }
    )


def test_reminders_go_once_a_week_at_most():
    recommendation = make_asked(asked_at=NOW, owner_email="owner@example.org")

    with pytest.raises(exceptions.RemindedLately) as refusal:
        remind(recommendation, NOW + timedelta(days=6))
    remind(recommendation, NOW + timedelta(days=7))

    assert refusal.value.again_date == date(2027, 2, 7)
    assert list(OutgoingEmail.objects.values_list("to", flat=True)) == ["owner@example.org"]


def test_a_new_address_is_written_to_at_once():
    recommendation = make_asked(asked_at=NOW, owner_email="wrong@example.org")

    remind(recommendation, NOW, owner_email="right@example.org")

    recommendation.refresh_from_db()
    assert recommendation.owner_email == "right@example.org"
    assert list(OutgoingEmail.objects.values_list("to", flat=True)) == ["right@example.org"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_in_the_same_second_one_is_told():
    recommendation = make_asked()
    together = Barrier(2)

    def send(words):
        try:
            together.wait(timeout=10)
            return give_answer(recommendation, text=words).text
        except exceptions.AnsweredMeanwhile as refusal:
            return {"told": refusal.entry.text}
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as both:
        results = list(both.map(send, ["Yes.", "No."]))

    (kept,) = recommendation.history.filter(kind=HistoryKind.ANSWERED)
    assert sorted(results, key=str) == sorted([kept.text, {"told": kept.text}], key=str)
