"""What became of each recommendation: answered, looked at again, closed, reopened.

They are asked in reports, so it is ``reports`` that brings them into the sample.
"""

from joinedup.access.sample.roles import coordinator
from joinedup.core.samples import key_of, read_content
from joinedup.organisations.sample.loading import speaker
from joinedup.recommendations.models import AnswerChannel, HistoryKind
from joinedup.recommendations.services import history


def recommendations():
    """Everything that was asked, in the order in which it was."""
    return read_content(__file__)["recommendations"]


def note_history(timeline, one, community):
    """Note what becomes of a recommendation that this community asks."""
    made, moment = timeline.made, timeline.days.moment
    for place, answer in enumerate(one["answers"]):
        timeline.at(moment(answer["day"], "15:10"), _answer, made, one, answer, place)
    for place, review in enumerate(one.get("reviews", [])):
        at = moment(review["day"], "11:30")
        timeline.at(at, _review, made, one, review, place, community)
    if "closed_day" in one:
        timeline.at(moment(one["closed_day"], "13:00"), _close, made, one)
    if "reopened_day" in one:
        timeline.at(moment(one["reopened_day"], "13:00"), _reopen, made, one, community)


def _answer(made, one, answer, place, *, at):
    recommendation = made["recommendation", one["id"]]
    # Before the organisation had somebody here, it answered by the link in the letter.
    by = speaker(made, one["organisation"])
    latest = recommendation.history.filter(kind=HistoryKind.ANSWERED).last()
    history.answer(
        key=key_of("answer", one["id"], place),
        recommendation=recommendation,
        answer=answer["answer"],
        text=answer["text"],
        evidence=answer["evidence"],
        via=AnswerChannel.MEMBER if by else AnswerChannel.LINK,
        by=by or "link",
        expected=latest.pk if latest else None,
        at=at,
    )


def _review(made, one, review, place, community, *, at):
    recommendation = made["recommendation", one["id"]]
    history.review(
        key=key_of("review", one["id"], place),
        review=recommendation.reviews.filter(done_at=None).first(),
        text=review["text"],
        by=speaker(made, one["organisation"]) or coordinator(made, community),
        at=at,
    )


def _close(made, one, *, at):
    history.close(
        key=key_of("closed", one["id"]),
        recommendation=made["recommendation", one["id"]],
        statement=one["closing_statement"],
        by=made["member", one["closed_by"]],
        at=at,
    )


def _reopen(made, one, community, *, at):
    history.reopen(
        key=key_of("reopened", one["id"]),
        recommendation=made["recommendation", one["id"]],
        reason=one["reopened_reason"],
        by=coordinator(made, community),
        at=at,
    )
