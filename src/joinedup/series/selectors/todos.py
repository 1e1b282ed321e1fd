"""What waits for somebody in their series. Each is one question, however many things wait."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from joinedup.access.permissions import roles_of
from joinedup.core.todos import A_FEW
from joinedup.people.models import Member
from joinedup.series.models import Invitation, JoinRequest, Meeting, Reply
from joinedup.series.selectors.invitations import join_requests_visible_to
from joinedup.series.selectors.meetings import meetings_visible_to


def invitations_to_answer(member: Member, now: datetime) -> QuerySet[Invitation]:
    """Invitations to coming meetings that have no answer yet."""
    return (
        Invitation.objects.filter(
            member=member,
            reply="",
            meeting__ends_at__gte=now,
            meeting__cancelled_at=None,
            meeting__series__announced_at__isnull=False,
        )
        .select_related("meeting__series")
        .order_by("meeting__starts_at")[:A_FEW]
    )


def next_meetings(member: Member, now: datetime) -> QuerySet[Meeting]:
    """The next few meetings the member may see that are not over, each with ``is_run_by_me``,
    ``is_scribed_by_me`` and ``my_reply``: "" where it waits, None where they were not invited."""
    scribed = Meeting.scribes.through.objects.filter(meeting=OuterRef("pk"), member=member)
    run = Meeting.objects.filter(Meeting.within(roles_of(member).organises), pk=OuterRef("pk"))
    invited = Invitation.objects.filter(meeting=OuterRef("pk"), member=member)
    return (
        meetings_visible_to(member)
        .filter(ends_at__gte=now, cancelled_at=None)
        .annotate(
            is_scribed_by_me=Exists(scribed),
            is_run_by_me=Exists(run),
            my_reply=Subquery(invited.values("reply")),
        )[:A_FEW]
    )


def after_today(meetings: list[Any], now: datetime) -> list[Any]:
    """Those after today, each with ``my_answer`` in words. One whose invitation is not answered
    stands among the invitations."""
    today = timezone.localdate(now)
    coming = [
        each
        for each in meetings
        if timezone.localdate(each.starts_at) > today and each.my_reply != ""
    ]
    for each in coming:
        each.my_answer = Reply(each.my_reply).label if each.my_reply else ""
    return coming


def meetings_to_open(member: Member, now: datetime) -> QuerySet[Meeting]:
    """Meetings of today that the member runs and that take no words yet."""
    end_of_today = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    return (
        _run_by(member)
        .filter(cancelled_at=None, opened_at=None, starts_at__lte=end_of_today, ends_at__gte=now)
        .select_related("series")[:A_FEW]
    )


def meetings_to_close(member: Member, now: datetime) -> QuerySet[Meeting]:
    """Meetings that the member runs, that have ended and still take words."""
    return (
        _run_by(member)
        .filter(opened_at__isnull=False, closed_at=None, ends_at__lt=now)
        .select_related("series")[:A_FEW]
    )


def join_requests_to_decide(member: Member, now: datetime) -> QuerySet[JoinRequest]:
    """People who ask to join a series the member coordinates."""
    return join_requests_visible_to(member).filter(decided_at=None)[:A_FEW]


def meetings_with_silent_people(member: Member, now: datetime) -> QuerySet[Meeting]:
    """Coming meetings the member coordinates, with how many were ``invited`` and are ``silent``."""
    return (
        Meeting.objects.filter(
            Meeting.within(roles_of(member).coordinates), cancelled_at=None, starts_at__gte=now
        )
        .annotate(
            invited=Count("invitations"),
            silent=Count("invitations", filter=Q(invitations__reply="")),
        )
        .filter(silent__gt=0)
        .select_related("series")[:A_FEW]
    )


def _run_by(member: Member) -> QuerySet[Meeting]:
    return Meeting.objects.filter(Meeting.within(roles_of(member).organises))
