"""Invitations, the private link in them, and requests to join."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from joinedup.access.permissions import roles_of
from joinedup.access.selectors import members_of
from joinedup.core.dated import held_today
from joinedup.core.tokens import read_token
from joinedup.organisations.models import Affiliation
from joinedup.people.models import Member, Person
from joinedup.series.models import Invitation, JoinRequest, Meeting, Reply, Way
from joinedup.series.selectors.people import people_of


def invitations_visible_to(person: Person) -> QuerySet[Invitation]:
    """The person's own invitations, and those of meetings in communities the person runs."""
    if not getattr(person, "is_authenticated", False):
        return Invitation.objects.none()
    return (
        Invitation.objects.filter(
            Q(member=person.pk) | Invitation.within(roles_of(person).organises)
        )
        .select_related("member", "meeting__series__community")
        .order_by("member__name", "pk")
    )


def invitation_by_link(token: str) -> Invitation | None:
    """The invitation a private link is for, or None. It stays good after the meeting, so that
    a late answer gets a kind word."""
    return (
        Invitation.objects.filter(pk=read_token("invitation", token))
        .select_related("member", "meeting__series__community")
        .first()
    )


def join_requests_visible_to(person: Person) -> QuerySet[JoinRequest]:
    """Requests to join series of the communities this person coordinates."""
    return (
        JoinRequest.objects.filter(JoinRequest.within(roles_of(person).coordinates))
        .select_related("series__community")
        .order_by("asked_at", "pk")
    )


def previous_meeting(meeting: Meeting) -> Meeting | None:
    """The meeting of the same series before this one that was not cancelled, or None."""
    return (
        Meeting.objects.filter(
            series=meeting.series_id, starts_at__lt=meeting.starts_at, cancelled_at=None
        )
        .exclude(pk=meeting.pk)
        .order_by("-starts_at")
        .first()
    )


def people_of_meeting(meeting: Meeting) -> set[int]:
    """Ids of members who were invited to a meeting or came to it."""
    invited = meeting.invitations.values_list("member_id", flat=True)
    came = meeting.attendances.exclude(member=None).values_list("member_id", flat=True)
    return {*invited, *came}


def people_to_invite(meeting: Meeting) -> QuerySet[Member]:
    """Members of the community who have not been invited to this meeting yet."""
    invited = meeting.invitations.values("member")
    return people_of(meeting.series.community).exclude(pk__in=invited)


def replies_to(meeting: Meeting) -> QuerySet[Invitation]:
    """Everybody invited to a meeting, with their answers and what they work for."""
    current = Affiliation.objects.filter(held_today()).select_related("organisation")
    return meeting.invitations.select_related("member").prefetch_related(
        Prefetch("member__affiliations", current, to_attr="current_affiliations")
    )


def silent_to_remind(meeting: Meeting, at: datetime) -> QuerySet[Invitation]:
    """Invitations without an answer of people of the community who have an address and were not
    reminded today. Whoever said no has answered."""
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return (
        meeting.invitations.filter(reply="", member__in=members_of(meeting.series.community))
        .exclude(member__email=None)
        .filter(Q(reminded_at=None) | Q(reminded_at__lt=today))
        .select_related("member", "meeting__series__community")
    )


def reply_counts(invitations: Collection[Invitation]) -> dict[str, int]:
    """How many said yes, maybe, no and nothing, and how they come, of those given."""
    counts = Counter(invitation.reply or "waiting" for invitation in invitations)
    ways = Counter(each.way for each in invitations if each.reply in (Reply.YES, Reply.MAYBE))
    return {
        "invited": len(invitations),
        "yes": counts[Reply.YES],
        "maybe": counts[Reply.MAYBE],
        "no": counts[Reply.NO],
        "waiting": counts["waiting"],
        "in_person": ways[Way.IN_PERSON],
        "online": ways[Way.ONLINE],
    }
