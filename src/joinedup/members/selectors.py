from joinedup.members.models import Community
from joinedup.members.standing import standing_of


def communities_visible_to(person):
    """Communities this person belongs to today."""
    return Community.objects.filter(pk__in=standing_of(person).communities)
