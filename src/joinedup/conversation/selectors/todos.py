"""What waits for somebody in what was said. Each is one query, however many things wait."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, QuerySet
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
from joinedup.series.selectors.meetings import meetings_visible_to


def meetings_today(member: Member, now: datetime) -> list[Meeting]:
    """Meetings of today that are not over, each with ``is_scribed_by_me`` and ``is_run_by_me``."""
    today = timezone.localdate(now)
    scribed = Meeting.scribes.through.objects.filter(meeting=OuterRef("pk"), member=member)
    run = Meeting.objects.filter(Meeting.within(roles_of(member).organises), pk=OuterRef("pk"))
    meetings = (
        meetings_visible_to(member)
        .filter(ends_at__gte=now, cancelled_at=None)
        .annotate(is_scribed_by_me=Exists(scribed), is_run_by_me=Exists(run))[:A_FEW]
    )
    return [each for each in meetings if timezone.localdate(each.starts_at) <= today]


def small_steps_to_tell_of(member: Member, now: datetime) -> list[Contribution]:
    """Small steps the member said they would take and has not called done."""
    return list(
        Contribution.objects.filter(
            member=member, prompt__kind=PromptKind.SMALL_STEPS, withdrawn_at=None
        )
        .exclude(outcome=Outcome.DONE)
        .select_related("prompt__meeting")
        # Without a result first, then the latest.
        .order_by(F("outcome_at").desc(nulls_first=True), "-said_at")[:A_FEW]
    )


def held_back(member: Member, now: datetime) -> list[Mapping[str, object]]:
    """How many contributions are held back in each meeting the member helps to run."""
    return list(
        _said_to(member)
        .filter(state=ContributionState.HELD)
        .values("prompt__meeting", "prompt__meeting__title")
        .annotate(count=Count("pk"))
        .order_by("-prompt__meeting")[:A_FEW]
    )


def unsorted(member: Member, now: datetime) -> list[Mapping[str, object]]:
    """How many contributions are not sorted in each open series the member helps to run."""
    return list(
        _said_to(member)
        .filter(strand=None, prompt__meeting__series__closed_at=None)
        .exclude(text="")
        .exclude(state=ContributionState.HIDDEN)
        .values("prompt__meeting__series", "prompt__meeting__series__title")
        .annotate(count=Count("pk"))
        .order_by("-prompt__meeting__series")[:A_FEW]
    )


def terms_to_rule_on(member: Member, now: datetime) -> list[Prompt]:
    """Terms that a closed meeting talked about, and nobody wrote down what it decided."""
    return list(
        Prompt.objects.filter(
            Prompt.within(roles_of(member).organises),
            kind=PromptKind.TERM,
            ruling=None,
            hidden_at=None,
            meeting__closed_at__isnull=False,
        ).select_related("meeting")[:A_FEW]
    )


def _said_to(member: Member) -> QuerySet[Contribution]:
    return Contribution.objects.filter(
        Contribution.within(roles_of(member).organises), withdrawn_at=None
    )
