"""What a community knows of bodies and duties, as plain rows: no record."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from joinedup.duties.models.local import LocalEntry
from tests.factories.people import make_community, make_member

HOUSING = "local-housing-authority"
# A duty of that body.
RELIEF = "ha96-s189b-relief"
_number = count(1)


def make_waiting(*, owner=None, made_by=None, **fields):
    """Written down by an adviser, and not confirmed yet; of a body, unless it names a duty."""
    number = next(_number)
    made_by = made_by or make_member()
    return LocalEntry.objects.create(
        **{
            "community": fields.get("community") or make_community(),
            "sector": HOUSING,
            "team": f"Team {number}",
            "phone": f"01632 960{number % 1000:03}",
            "email": f"team{number}@example.org",
            "owner": owner or made_by,
            "made_by": made_by,
            "made_at": timezone.now() - timedelta(days=2),
            "made_by_adviser": True,
            **fields,
        }
    )


def make_local(*, reviewed_on=None, confirmed_by=None, **fields):
    """One that counts, looked at today."""
    return make_waiting(
        **{
            "confirmed_by": confirmed_by or make_member(),
            "confirmed_at": timezone.now() - timedelta(days=1),
            "reviewed_on": reviewed_on or timezone.localdate(),
            **fields,
        }
    )


def make_declined(*, declined_by=None, **fields):
    """One that was declined."""
    return make_waiting(
        **{
            "declined_by": declined_by or make_member(),
            "declined_at": timezone.now(),
            "decline_reason": "The number is of the old office.",
            **fields,
        }
    )
