"""What a stranger finds at the front door."""

from django.utils import timezone

from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.access.selectors import communities_visible_to
from joinedup.recommendations.selectors import ledger_counts, ledger_visible_to
from joinedup.series.selectors.meetings import meetings_announced_to
from joinedup.series.selectors.series import series_visible_to

A_FEW = 6


def public_home(person):
    """Series that go on, the next meetings, and how many recommendations were answered."""
    return {
        "series": series_visible_to(person).filter(closed_at=None, announced_at__isnull=False)[
            :A_FEW
        ],
        "meetings": meetings_announced_to(person).filter(
            ends_at__gte=timezone.now(),
            cancelled_at=None,
            series__announced_at__isnull=False,
        )[:A_FEW],
        "ledger": ledger_counts(ledger_visible_to(person)),
    }


def communities_announced():
    """Communities whose work is public, with an address to write to."""
    return Community.objects.filter(series__announced_at__isnull=False).distinct()


def communities_of(person):
    """The person's own communities; ``is_coordinated`` where they coordinate."""
    coordinates = roles_of(person).coordinates
    communities = list(communities_visible_to(person))
    for community in communities:
        community.is_coordinated = community.pk in coordinates
    return communities
