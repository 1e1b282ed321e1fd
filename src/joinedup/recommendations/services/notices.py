"""Letting nothing go quiet: answers are told to those who wait for them, and owners of what is
overdue are reminded by date."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby
from uuid import uuid4

from django.db import transaction

from joinedup.access.selectors import coordinators_of
from joinedup.core.registry import contributions
from joinedup.people.models import Member
from joinedup.recommendations import emails
from joinedup.recommendations.events import Event
from joinedup.recommendations.models import HistoryKind, Recommendation
from joinedup.recommendations.selectors import overdue, overdue_to_remind
from joinedup.recommendations.services.steps import add_entry, lock
from joinedup.record import services as record

# Under ``ANSWER_READERS`` in its hooks, an app that rests on this one gives a function from a
# recommendation to the members because of whose words it was asked.
AnswerReaders = Callable[[Recommendation], Iterator[Member]]


def tell_of_answer(recommendation: Recommendation, *, by: Member | str, at: datetime) -> None:
    """Write of an answer to those who coordinate, and to those whose words asked for it and who
    wish to know; to each once, and not to whoever gave it."""
    told = {by.pk} if isinstance(by, Member) else set()
    for member in coordinators_of(recommendation.community):
        if member.pk not in told:
            emails.queue_answer(recommendation=recommendation, member=member, at=at)
            told.add(member.pk)
    readers: list[AnswerReaders] = list(contributions("ANSWER_READERS"))
    for find in readers:
        for member in find(recommendation):
            if member.pk not in told:
                emails.queue_answer_to_contributor(
                    recommendation=recommendation, member=member, at=at
                )
                told.add(member.pk)


def follow_up_overdue(at: datetime) -> int:
    """Tell those who coordinate, once, what has become overdue, and remind its owners, at most
    once a week and a few times in all; how many letters."""
    return _tell_coordinators(at) + sum(
        _remind(recommendation, at) for recommendation in overdue_to_remind(at)
    )


@transaction.atomic
def _tell_coordinators(at: datetime) -> int:
    # Of two jobs in one moment the second waits here, and finds them told.
    untold = overdue(at).filter(overdue_told_at=None).select_for_update(of=("self",))
    news = list(untold.order_by("community", "answer_due_date", "pk"))
    count = 0
    for community, group in groupby(news, key=lambda each: each.community):
        recommendations = list(group)
        for member in coordinators_of(community):
            emails.queue_overdue(
                community=community, recommendations=recommendations, member=member, at=at
            )
            count += 1
    Recommendation.objects.filter(pk__in=[each.pk for each in news]).update(overdue_told_at=at)
    return count


@transaction.atomic
def _remind(recommendation: Recommendation, at: datetime) -> int:
    recommendation = lock(recommendation)
    # Answered, closed or reminded by somebody since it was read.
    if not overdue_to_remind(at).filter(pk=recommendation.pk).exists():
        return 0
    emails.queue_reminder(recommendation=recommendation, at=at)
    record.write(Event.RECOMMENDATION_REMINDED, about=recommendation, by="program", at=at)
    add_entry(uuid4(), recommendation, HistoryKind.REMINDED, "program", at)
    return 1
