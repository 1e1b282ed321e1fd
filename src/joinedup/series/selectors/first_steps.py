"""What leads a new administrator."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from joinedup.access.models import DEFAULT_PURPOSE, Community, Role
from joinedup.access.permissions import COORDINATORS, roles_of
from joinedup.core.dated import held_today
from joinedup.people.models import Member
from joinedup.series.lib.first_steps import FirstSteps, steps_of
from joinedup.series.models import Invitation, Meeting, Series


def first_steps_for(member: Member, now: datetime) -> list[FirstSteps]:
    """The first steps of the communities the member administers, where some are still to be done
    and nobody has hidden them. One query."""
    held = Role.objects.filter(held_today(), community=OuterRef("pk"), member__is_active=True)
    series = Series.objects.filter(community=OuterRef("pk"))
    meetings = Meeting.objects.filter(series__community=OuterRef("pk"), cancelled_at=None)
    invited = Invitation.objects.filter(
        meeting__series__community=OuterRef("pk"), meeting__series__announced_at__isnull=False
    )
    communities: Any = Community.objects.filter(
        pk__in=roles_of(member).administers, first_steps_hidden_at=None
    ).annotate(
        people=_how_many(held),
        coordinators=_how_many(held.filter(kind__in=COORDINATORS)),
        first_series=Subquery(series.order_by("pk").values("pk")[:1]),
        first_meeting=Subquery(meetings.order_by("starts_at").values("pk")[:1]),
        has_invited=Exists(invited),
    )
    leading = [
        steps_of(
            community,
            is_described=bool(community.phone) and community.purpose != DEFAULT_PURPOSE,
            has_people=community.people > 1,
            is_coordinated_by_two=community.coordinators > 1,
            series=community.first_series,
            meeting=community.first_meeting,
            has_invited=community.has_invited,
        )
        for community in communities
    ]
    return [each for each in leading if each.next]


def _how_many(roles: Any) -> Any:
    counted = roles.order_by().values("community").annotate(n=Count("member", distinct=True))
    return Coalesce(Subquery(counted.values("n")), 0)
