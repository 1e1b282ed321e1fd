"""What waits for somebody in what was said. Each is one question, however many things wait."""

from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from joinedup.access.permissions import roles_of
from joinedup.conversation.models import (
    Contribution,
    ContributionState,
    Outcome,
    Prompt,
    PromptKind,
)
from joinedup.core.todos import A_FEW
from joinedup.people.models import Member
from joinedup.series.models import Meeting


def on_today(meetings: list[Meeting], now: datetime) -> list[Meeting]:
    """Of the next meetings, those of today."""
    today = timezone.localdate(now)
    return [each for each in meetings if timezone.localdate(each.starts_at) <= today]


def small_steps_to_tell_of(member: Member, now: datetime) -> QuerySet[Contribution]:
    """Small steps the member said they would take and has not called done."""
    return (
        Contribution.objects.filter(
            member=member, prompt__kind=PromptKind.SMALL_STEPS, withdrawn_at=None
        )
        .exclude(outcome=Outcome.DONE)
        .select_related("prompt__meeting")
        # Without a result first, then the latest.
        .order_by(F("outcome_at").desc(nulls_first=True), "-said_at")[:A_FEW]
    )


def words_waiting(member: Member, now: datetime) -> QuerySet[Contribution, dict[str, Any]]:
    """How many contributions to each meeting the member helps to run are ``held`` back, and how
    many are ``unsorted`` in a series that goes on."""
    held = Q(state=ContributionState.HELD)
    not_sorted = (
        Q(strand=None, prompt__meeting__series__closed_at=None)
        & ~Q(text="")
        & ~Q(state=ContributionState.HIDDEN)
    )
    meeting, series = "prompt__meeting", "prompt__meeting__series"
    return (
        Contribution.objects.filter(
            Contribution.within(roles_of(member).organises), held | not_sorted, withdrawn_at=None
        )
        .values(meeting, f"{meeting}__title", series, f"{series}__title")
        .annotate(held=Count("pk", filter=held), unsorted=Count("pk", filter=not_sorted))
        .order_by(f"-{series}", f"-{meeting}")
    )


def held_back(counts: list[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
    """The latest meetings in which contributions are held back, with how many."""
    held = [each for each in counts if each["held"]]
    return sorted(held, key=itemgetter("prompt__meeting"), reverse=True)[:A_FEW]


def unsorted(counts: list[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
    """The latest series in which contributions are not sorted, with how many."""
    by_series = groupby(
        counts, itemgetter("prompt__meeting__series", "prompt__meeting__series__title")
    )
    found = [
        {"series": series, "title": title, "count": sum(each["unsorted"] for each in meetings)}
        for (series, title), meetings in by_series
    ]
    return [each for each in found if each["count"]][:A_FEW]


def terms_to_rule_on(member: Member, now: datetime) -> QuerySet[Prompt]:
    """Terms that a closed meeting talked about, and nobody wrote down what it decided."""
    return Prompt.objects.filter(
        Prompt.within(roles_of(member).organises),
        kind=PromptKind.TERM,
        ruling=None,
        hidden_at=None,
        meeting__closed_at__isnull=False,
    ).select_related("meeting__series")[:A_FEW]
