"""People, and the communities a person may plan for."""

from django.db.models import QuerySet

from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.access.selectors import members_of
from joinedup.organisations.models import Sector
from joinedup.organisations.selectors import with_organisations


def communities_coordinated_by(person):
    """Communities whose series this person may plan."""
    return Community.objects.filter(pk__in=roles_of(person).coordinates)


def people_of(community):
    """Everybody who holds a role in the community today, with what they work for."""
    return with_organisations(members_of(community))


def sectors_of(people):
    """The sectors these people work in; ``people`` have their ``current_affiliations``."""
    return {
        Sector(each.organisation.sector)
        for person in people
        for each in person.current_affiliations
    }


def communities_announced() -> QuerySet[Community]:
    """Communities whose work is public, with an address to write to."""
    return Community.objects.filter(series__announced_at__isnull=False).distinct()
