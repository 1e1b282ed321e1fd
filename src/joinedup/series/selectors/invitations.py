"""Invitations, the private link in them, and requests to join."""

from django.db.models import Q

from joinedup.members.links import read_token
from joinedup.members.standing import standing_of
from joinedup.series.models import Invitation, JoinRequest


def invitations_visible_to(person):
    """The person's own invitations, and those of meetings in communities the person runs."""
    if not getattr(person, "is_authenticated", False):
        return Invitation.objects.none()
    return (
        Invitation.objects.filter(
            Q(member=person.pk) | Q(meeting__series__community__in=standing_of(person).organises)
        )
        .select_related("member", "meeting__series__community")
        .order_by("member__name", "pk")
    )


def invitation_by_link(token):
    """The invitation a private link is for, or None. It stays good after the meeting, so that
    a late answer gets a kind word."""
    return (
        Invitation.objects.filter(pk=read_token("invitation", token))
        .select_related("member", "meeting__series__community")
        .first()
    )


def join_requests_visible_to(person):
    """Requests to join series of the communities this person coordinates."""
    return (
        JoinRequest.objects.filter(series__community__in=standing_of(person).coordinates)
        .select_related("series__community")
        .order_by("asked_at", "pk")
    )
