"""To whom things belong, declared once for each model."""

import pytest

from joinedup.access.models import Community
from joinedup.conversation.models import Contribution
from joinedup.core.scopes import ScopeKind, scope_of
from joinedup.organisations.models import Affiliation
from joinedup.people.models import Member
from joinedup.series.models import Meeting
from tests.factories.conversation import make_contribution
from tests.factories.people import make_affiliation, make_community

pytestmark = pytest.mark.django_db


def test_the_whole_way_is_put_together_from_neighbour_to_neighbour():
    assert scope_of(Contribution).path == "prompt__meeting__series__community"
    assert scope_of(Community).path == ""
    assert scope_of(Affiliation).kind == ScopeKind.ORGANISATION


def test_things_of_one_community_are_found_also_from_afar():
    said, _elsewhere = make_contribution(), make_contribution()
    meeting = said.prompt.meeting
    community = meeting.series.community

    assert Contribution.objects.filter(Contribution.within([community.pk])).get() == said
    from_afar = Meeting.within([community.pk], "prompt__meeting__")
    assert Contribution.objects.filter(from_afar).get() == said
    assert Community.objects.filter(Community.within([community.pk])).get() == community


def test_a_thing_knows_the_number_of_what_it_belongs_to():
    said, community, affiliation = make_contribution(), make_community(), make_affiliation()

    assert [each.get_scope() for each in (said, community, affiliation, Member())] == [
        (ScopeKind.COMMUNITY, said.prompt.meeting.series.community_id),
        (ScopeKind.COMMUNITY, community.pk),
        (ScopeKind.ORGANISATION, affiliation.organisation_id),
        (ScopeKind.PLACE, None),
    ]
