"""People, what they work for, and the communities whose work is public."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from joinedup.access.models import Community
from joinedup.access.selectors import members_of
from joinedup.organisations.models import Affiliation, Sector
from joinedup.organisations.selectors import with_organisations
from joinedup.people.models import Member


def people_of(community: Community) -> QuerySet[Member]:
    """Everybody who holds a role in the community today, with what they work for."""
    return with_organisations(members_of(community))


def work_of(person: Any) -> list[Affiliation]:
    """What somebody among ``people_of`` does where today."""
    # ``with_organisations`` adds it; types know of no such thing on a Member.
    return person.current_affiliations


def sectors_of(people: Iterable[Member]) -> set[Sector]:
    """The sectors these people work in; ``people`` have their ``current_affiliations``."""
    return {Sector(each.organisation.sector) for person in people for each in work_of(person)}


def communities_announced() -> QuerySet[Community]:
    """Communities whose work is public, with an address to write to."""
    return Community.objects.filter(series__announced_at__isnull=False).distinct()
