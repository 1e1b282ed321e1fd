"""What gets stuck can be taken back by whoever raised it, until it is taken up."""

import pytest
from bs4 import BeautifulSoup

from joinedup.access.models import RoleKind
from joinedup.record.models import RecordEntry
from joinedup.series.models import PracticeIssue
from tests.factories.people import make_member
from tests.factories.series import make_practice_issue, make_theme
from tests.series.pages import address, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(community):
    return make_member(community=community)


def test_a_slip_sent_again_can_be_taken_back(client, community, member):
    slip, right = (
        make_practice_issue(community=community, raised_by=member, statement=statement)
        for statement in ("Nobdy answers.", "Nobody answers.")
    )
    client.force_login(member)

    page = client.post(address("issue_take_back", slip.pk), follow=True)

    assert said(page) == ["Taken back: its words are gone."]
    assert list(PracticeIssue.objects.all()) == [right]
    assert "Nobdy" not in str(list(RecordEntry.objects.values()))
    entry = RecordEntry.objects.latest("pk")
    assert (entry.event, entry.about_id) == ("practice issue taken back", slip.pk)


@pytest.mark.parametrize(
    "who, is_taken_up, may",
    [
        ("raiser", False, True),
        ("raiser", True, False),
        ("other", False, False),
        (RoleKind.FACILITATOR, False, False),
        (RoleKind.COORDINATOR, False, True),
        (RoleKind.COORDINATOR, True, True),
    ],
)
def test_who_may_take_it_back(client, community, member, who, is_taken_up, may):
    theme = make_theme() if is_taken_up else None
    issue = make_practice_issue(community=community, raised_by=member, theme=theme)
    people = {"raiser": member, "other": make_member(community=community)}
    client.force_login(people.get(who) or make_member(community=community, role=who))
    way = address("issue_take_back", issue.pk)

    page = BeautifulSoup(client.get(address("issue_list")).content, "html.parser")
    is_offered = bool(page.select(f'form[action="{way}"]'))
    answer = client.post(way)

    assert (is_offered, answer.status_code) == (may, 302 if may else 403)
    assert PracticeIssue.objects.exists() is not may
