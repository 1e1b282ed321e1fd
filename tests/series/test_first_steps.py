"""An empty community leads its administrator from the first phone number to an invitation."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import DEFAULT_PURPOSE, RoleKind
from joinedup.access.services.communities import edit_community, give_role
from joinedup.series.selectors.first_steps import first_steps_for
from tests.factories.people import make_community, make_member
from tests.factories.series import make_invitation, make_meeting, make_series

pytestmark = pytest.mark.django_db
HOME = reverse("home:home_page")


@pytest.fixture
def community():
    return make_community(purpose=DEFAULT_PURPOSE)


@pytest.fixture
def administrator(community):
    return make_member(community=community, role=RoleKind.ADMINISTRATOR)


def _ticked(member):
    member.__dict__.pop("_roles", None)
    return [
        [step.is_done for step in each.steps] for each in first_steps_for(member, timezone.now())
    ]


def _steps_on_page(client):
    page = BeautifulSoup(client.get(HOME).content, "html.parser")
    found = page.find(id="first")
    return found and [" ".join(row.get_text().split()) for row in found.parent.select("ol li")]


def test_each_step_ticks_itself_off_and_with_the_last_all_go(community, administrator):
    now, ticked = timezone.now(), [_ticked(administrator)]
    edit_community(
        community=community,
        name="Anytown",
        purpose="To stop sending people away.",
        about="",
        contact_email="hello@example.org",
        phone="01632 960100",
        by=administrator,
        at=now,
    )
    ticked.append(_ticked(administrator))
    other = make_member(community=community)
    ticked.append(_ticked(administrator))
    give_role(
        member=other, community=community, kind=RoleKind.COORDINATOR, by=administrator, at=now
    )
    ticked.append(_ticked(administrator))
    meeting = make_meeting(series=make_series(community=community))
    ticked.append(_ticked(administrator))
    make_invitation(meeting=meeting, member=other)
    ticked.append(_ticked(administrator))

    done = [[[number < step for number in range(5)]] for step in range(5)]
    assert ticked == [*done, []]


def test_the_first_page_shows_the_next_step_first(client, community, administrator):
    client.force_login(administrator)

    assert _steps_on_page(client) == [
        "Say what the community is for, and give a phone number Next",
        "Add the people you know",
        "Let somebody else coordinate, too",
        "Plan a series from something that gets stuck",
        "Announce it, plan its first meeting and invite people",
    ]


@pytest.mark.parametrize("role", (RoleKind.MEMBER, RoleKind.FACILITATOR, RoleKind.COORDINATOR))
def test_nobody_else_is_led(client, community, role):
    client.force_login(make_member(community=community, role=role))

    assert _steps_on_page(client) is None


def test_they_can_be_hidden_and_that_undone(client, community, administrator):
    client.force_login(administrator)
    hide = reverse("access:first_steps_hide", args=[community.pk])
    show = reverse("access:first_steps_show", args=[community.pk])

    answer = client.post(hide, follow=True).content.decode()
    hidden = _ticked(administrator)
    client.post(show)

    assert f'action="{show}"' in answer
    assert (hidden, _ticked(administrator)) == ([], [[False] * 5])
