"""What waits for somebody in their series. Each is one query, however many things wait."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from joinedup.access.permissions import roles_of
from joinedup.core.todos import A_FEW
from joinedup.people.models import Member
from joinedup.series.models import Invitation, JoinRequest, Meeting
from joinedup.series.selectors.invitations import join_requests_visible_to
from joinedup.series.selectors.meetings import meetings_visible_to


def _open_invitations(member: Member, now: datetime) -> QuerySet[Invitation]:
    return (
        Invitation.objects.filter(
            member=member,
            meeting__ends_at__gte=now,
            meeting__cancelled_at=None,
            meeting__series__announced_at__isnull=False,
        )
        .select_related("meeting__series")
        .order_by("meeting__starts_at")
    )


def invitations_to_answer(member: Member, now: datetime) -> list[Invitation]:
    """Invitations to coming meetings that have no answer yet."""
    return list(_open_invitations(member, now).filter(reply=""))


def next_meetings(member: Member, now: datetime) -> list[Meeting]:
    """The next few meetings the member may see that are not over."""
    return list(meetings_visible_to(member).filter(ends_at__gte=now, cancelled_at=None)[:A_FEW])


def meetings_to_come(member: Member, now: datetime) -> list[Meeting]:
    """Meetings after today, each with ``my_invitation``. One whose invitation is not answered
    stands among the invitations."""
    today = timezone.localdate(now)
    invitations = {each.meeting_id: each for each in _open_invitations(member, now)}
    coming: list[Meeting] = []
    # ``my_invitation`` is for the template; types know of no such thing on a Meeting.
    meeting: Any
    for meeting in next_meetings(member, now):
        meeting.my_invitation = invitations.get(meeting.pk)
        is_answered = meeting.my_invitation is None or meeting.my_invitation.reply
        if timezone.localdate(meeting.starts_at) > today and is_answered:
            coming.append(meeting)
    return coming


def meetings_to_open(member: Member, now: datetime) -> list[Meeting]:
    """Meetings of today that the member runs and that take no words yet."""
    end_of_today = timezone.localtime(now).replace(hour=23, minute=59, second=59)
    return list(
        _run_by(member)
        .filter(cancelled_at=None, opened_at=None, starts_at__lte=end_of_today, ends_at__gte=now)
        .select_related("series")[:A_FEW]
    )


def meetings_to_close(member: Member, now: datetime) -> list[Meeting]:
    """Meetings that the member runs, that have ended and still take words."""
    return list(
        _run_by(member)
        .filter(opened_at__isnull=False, closed_at=None, ends_at__lt=now)
        .select_related("series")[:A_FEW]
    )


def join_requests_to_decide(member: Member, now: datetime) -> list[JoinRequest]:
    """People who ask to join a series the member coordinates."""
    return list(join_requests_visible_to(member).filter(decided_at=None)[:A_FEW])


def meetings_with_silent_people(member: Member, now: datetime) -> list[Meeting]:
    """Coming meetings the member coordinates, with how many were ``invited`` and are ``silent``."""
    return list(
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
