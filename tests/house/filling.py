"""Something in every text field of a community of ``world.py`` that is still empty."""

from django.utils import timezone

from joinedup.people.models import SignInCode
from tests.factories import people
from tests.factories import recommendations as asked


def fill(room):
    """Fill what nothing else has filled."""
    words, now = "Words that somebody wrote.", timezone.now()
    for thing, names in (
        (room.listed, ("description", "occupation", "study", "wants_to_know")),
        (room.community, ("about",)),
        (room.asked_organisation, ("about",)),
        (room.series, ("about",)),
        (room.closed_series, ("wider_question",)),
        (room.meeting, ("access",)),
        (room.recommendation, ("source_title", "source_path")),
        (room.version, ("note",)),
        (room.draft_report, ("method", "what_next")),
        (room.word, ("source_title", "source_path")),
        (room.term.ruling, ("dissent",)),
    ):
        for name in names:
            setattr(thing, name, words)
        thing.save()
    agenda = room.meeting.agenda.get()
    agenda.detail = words
    agenda.save()
    people.make_email(calendar=words)
    review = room.recommendation.reviews.first()
    review.text, review.done_at, review.done_by = words, now, room.coordinator
    review.save()
    asked.make_history_entry(
        recommendation=room.recommendation,
        kind="answered",
        answer="done",
        via="member",
        text=words,
        evidence=words,
    )
    answered = room.closed_recommendation
    answered.answer_text = words
    answered.save()
    SignInCode.objects.create(
        email=room.listed.email, member=room.listed, code_hash="x", asked_from="x", asked_at=now
    )
