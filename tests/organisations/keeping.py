"""What lists of people leave behind, for a test that moves the clock."""

from joinedup.organisations.models import PeopleChange
from tests.factories.people import make_community, make_member


def make_change(mark, at):
    community = make_community()
    change = PeopleChange.objects.create(
        community=community, by=make_member(community=community), made={mark: [1]}, done_at=at
    )
    return PeopleChange.objects.filter(pk=change.pk).exists


MAKERS = {"what was done to many people": make_change}
