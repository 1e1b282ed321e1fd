"""What became of each recommendation: asked, answered, looked at again, closed, reopened."""

from joinedup.home.sample.loader_diary import key_of
from joinedup.recommendations import services
from joinedup.recommendations.models import AnswerChannel, HistoryKind


def asked_in_report(content, one):
    """Whether it was asked by publishing the report; the others were asked afterwards."""
    return one["asked_day"] == content["report"]["published_day"]


def note_recommendations(sample, content):
    """Note the life of a series' recommendations from the day they are asked."""
    note, moment = sample.diary.note, sample.days.moment
    for one in content["recommendations"]:
        for place, answer in enumerate(one["answers"]):
            note(moment(answer["day"], "15:10"), _answer, sample, one, answer, place)
        for place, review in enumerate(one.get("reviews", [])):
            at = moment(review["day"], "11:30")
            note(at, _review, sample, content, one, review, place)
        if "closed_day" in one:
            note(moment(one["closed_day"], "13:00"), _close, sample, one)
        if "reopened_day" in one:
            note(moment(one["reopened_day"], "13:00"), _reopen, sample, content, one)


def _answer(sample, one, answer, place, *, at):
    recommendation = sample.made.recommendations[one["id"]]
    # Before the organisation had somebody here, it answered by the link in the letter.
    speaker = sample.speaker(one["organisation"])
    latest = recommendation.history.filter(kind=HistoryKind.ANSWERED).last()
    services.answer(
        key=key_of("answer", one["id"], place),
        recommendation=recommendation,
        answer=answer["answer"],
        text=answer["text"],
        evidence=answer["evidence"],
        via=AnswerChannel.MEMBER if speaker else AnswerChannel.LINK,
        by=speaker or "link",
        expected=latest.pk if latest else None,
        at=at,
    )


def _review(sample, content, one, review, place, *, at):
    recommendation = sample.made.recommendations[one["id"]]
    services.review(
        key=key_of("review", one["id"], place),
        review=recommendation.reviews.filter(done_at=None).first(),
        text=review["text"],
        by=sample.speaker(one["organisation"])
        or sample.coordinator(content["series"]["community"]),
        at=at,
    )


def _close(sample, one, *, at):
    services.close(
        key=key_of("closed", one["id"]),
        recommendation=sample.made.recommendations[one["id"]],
        statement=one["closing_statement"],
        by=sample.made.members[one["closed_by"]],
        at=at,
    )


def _reopen(sample, content, one, *, at):
    services.reopen(
        key=key_of("reopened", one["id"]),
        recommendation=sample.made.recommendations[one["id"]],
        reason=one["reopened_reason"],
        by=sample.coordinator(content["series"]["community"]),
        at=at,
    )
