"""What gets stuck can be changed, hidden and removed, by whoever may."""

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError
from django.utils import timezone

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
    is_offered = bool(page.select(f'a[href="{way}"]'))
    answer = client.post(way)

    assert (is_offered, answer.status_code) == (may, 302 if may else 403)
    assert PracticeIssue.objects.exists() is not may


def test_it_is_asked_once_more_before_the_words_go(client, community, member):
    issue = make_practice_issue(community=community, raised_by=member)
    client.force_login(member)

    page = client.get(address("issue_take_back", issue.pk)).content.decode()

    assert issue.statement in page
    assert PracticeIssue.objects.exists()


def test_it_can_be_said_better_until_it_is_taken_up(client, community, member):
    issue = make_practice_issue(community=community, raised_by=member)
    client.force_login(member)
    better = {"statement": "Letters reach nobody.", "where_from": "training"}

    first = client.post(address("issue_edit", issue.pk), better, follow=True)
    PracticeIssue.objects.update(theme=make_theme())
    second = client.post(address("issue_edit", issue.pk), better | {"statement": "Else."})

    issue.refresh_from_db()
    assert (said(first), second.status_code) == (["The changes have been saved."], 403)
    assert (issue.statement, issue.where_from) == ("Letters reach nobody.", "training")


def test_hidden_it_is_read_by_its_raiser_and_those_who_coordinate(client, community, member):
    issue = make_practice_issue(community=community, raised_by=member)
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR)
    readers = {"raiser": member, "other": make_member(community=community), "cora": coordinator}

    def read():
        read_by = {}
        for name, person in readers.items():
            client.force_login(person)
            page = client.get(address("issue_list")).content.decode()
            read_by[name] = (issue.statement in page, "It tells of one family" in page)
        return read_by

    client.force_login(coordinator)
    reason = {"reason": "It tells of one family."}
    page = client.post(address("issue_hide", issue.pk), reason, follow=True).content.decode()
    hidden = read()
    client.force_login(coordinator)
    client.post(address("issue_show", issue.pk))
    shown = read()

    assert f'action="{address("issue_show", issue.pk)}"' in page
    assert hidden == {"raiser": (True, True), "other": (False, False), "cora": (True, True)}
    assert shown == dict.fromkeys(readers, (True, False))


def test_hidden_without_a_reason_cannot_be_kept(community, member):
    with pytest.raises(IntegrityError, match="practice_issue_hidden_says_why_and_by_whom"):
        make_practice_issue(community=community, hidden_at=timezone.now(), hidden_by=member)
