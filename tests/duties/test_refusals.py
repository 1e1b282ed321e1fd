"""Refusals are counted without anybody, told without giving anybody away, and become an issue."""

import csv
from datetime import date, timedelta
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.core.attempts import NotTaken
from joinedup.core.suppression import FEWER, Count
from joinedup.duties.models.refusals import Refusal
from joinedup.duties.selectors.refusals import alike_to_take_up, refusals_seen_by
from joinedup.duties.services.refusals import TooFewAlike, make_issue_of_refusals
from joinedup.record.models import RecordEntry
from joinedup.series.models import PracticeIssue
from joinedup.series.services.issues import take_back_issue
from tests.duties.refusals import DUTY, make_refusal
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db
BODY = "local-housing-authority"


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def coordinator(community):
    return make_member(community=community, role=RoleKind.COORDINATOR)


@pytest.fixture
def member(community):
    return make_member(community=community)


def make_issue(community, by, **alike):
    asked = {"duty_id": DUTY, "sector": BODY, "reason": "area"} | alike
    return make_issue_of_refusals(community=community, **asked, by=by, at=timezone.now())


def rows():
    """Every row of every table, as text."""
    return {
        (model._meta.label, row["id" if "id" in row else model._meta.pk.attname]): str(row)
        for model in apps.get_models()
        for row in model._default_manager.values()
    }


def test_who_logged_it_is_kept_nowhere(client, member):
    client.force_login(member)
    address = reverse("duties:refusal_new", args=[DUTY])
    key = str(uuid4())
    before = rows()

    sent = {"key": key, "sector": BODY, "reason": "area", "missing": ["reasons"]}
    client.post(address, sent | {"community": member.roles.get().community_id})

    new = {place: row for place, row in rows().items() if place not in before}
    said = {place[0] for place in new}
    assert "duties.Refusal" in said
    assert said <= {"duties.Refusal", "core.JobRun"}
    assert not [row for row in new.values() if key in row or member.name in row]
    assert [field.name for field in Refusal._meta.get_fields() if field.is_relation] == [
        "community",
        "practice_issue",
    ]
    assert not RecordEntry.objects.filter(by_id=member.pk).exists()
    assert Refusal.objects.get().month == timezone.localdate().replace(day=1)


def test_a_form_sent_again_counts_once_and_with_other_content_is_refused(community):
    key = uuid4()
    for _ in range(2):
        make_refusal(community=community, key=key)

    with pytest.raises(NotTaken, match="stays as it was"):
        make_refusal(community=community, key=key, reason="papers")

    assert list(Refusal.objects.values_list("reason", flat=True)) == ["area"]


def test_neither_the_day_nor_an_order_is_kept(community):
    at = timezone.now().replace(year=2026, month=11, day=17)

    refusal = make_refusal(community=community, at=at)

    refusal.refresh_from_db()
    assert isinstance(refusal.pk, UUID)
    assert (refusal.month, refusal.until.date().year) == (date(2026, 11, 1), 2029)
    with pytest.raises(IntegrityError), transaction.atomic():
        Refusal.objects.update(month=date(2026, 11, 17))


def test_items_that_the_duty_has_not_are_not_kept(community):
    refusal = make_refusal(community=community, missing=["review-right", "a name", "reasons"])

    assert refusal.missing == ["reasons", "review-right"]


@pytest.mark.parametrize(("number", "total", "told"), [(4, FEWER, []), (5, Count(5), [Count(5)])])
def test_fewer_than_five_are_not_told(community, member, number, total, told):
    for _ in range(number):
        make_refusal(community=community)

    (seen,) = refusals_seen_by(member)

    # One part alone is the total.
    assert seen.total == total
    assert [count for _group, count in seen.rows] == told
    assert seen.has_more == (told == [])


def test_a_small_part_is_not_listed_and_cannot_be_worked_out(community, member):
    for reason, number in (("area", 9), ("papers", 2), ("threshold", 7)):
        for _ in range(number):
            make_refusal(community=community, reason=reason)

    (seen,) = refusals_seen_by(member)

    told = {str(group.reason): count.number for group, count in seen.rows}
    # The smaller of the two is enough to hide it.
    assert told == {"area": 9, "threshold": None}
    assert seen.has_more
    assert seen.total == Count(18)


def test_the_page_never_says_few_where_it_holds_back(community, member, client):
    client.force_login(member)
    said = []
    for reason in ("area", "papers"):
        for _ in range(4):
            make_refusal(community=community, reason=reason)
        said.append(client.get(reverse("duties:refusal_list")).content.decode())

    assert "Fewer than five were counted" in said[0]
    assert "The number is held back" in said[1]
    assert ["4 times" in page for page in said] == [False, False]


def test_others_see_nothing(community, client):
    for _ in range(6):
        make_refusal(community=community)
    stranger = make_member(community=make_community(), role=RoleKind.ADMINISTRATOR)

    assert refusals_seen_by(stranger) == []
    assert alike_to_take_up(stranger, timezone.now()) == []
    client.force_login(stranger)
    sent = {"community": community.pk, "duty_id": DUTY, "sector": BODY, "reason": "area"}
    client.post(reverse("duties:issue_of_refusals"), sent)
    assert not PracticeIssue.objects.exists()


def test_the_table_says_what_the_page_says(community, member, client):
    for reason, number in (("area", 6), ("papers", 3)):
        for _ in range(number):
            make_refusal(community=community, reason=reason)
    client.force_login(member)

    text = client.get(reverse("duties:refusals_csv")).content.decode()

    table = list(csv.reader(StringIO(text)))[1:]
    assert [(row[3], row[4]) for row in table] == [
        # Else the small number could be taken from the total.
        ("The person is not from this area", "held back"),
        ("", "9"),
    ]


def test_five_alike_become_one_practice_issue(community, coordinator):
    for number in range(5):
        assert alike_to_take_up(coordinator, timezone.now()) == []
        make_refusal(community=community, missing=["reasons", "ground"] if number else ["ground"])
    make_refusal(community=community, reason="papers")
    (group,) = alike_to_take_up(coordinator, timezone.now())

    issue = make_issue(community, coordinator)

    assert (group.number, group.reason) == (5, "area")
    assert issue.where_from == "declined_referral"
    assert "What people hear: The person is not from this area." in issue.statement
    assert "Says the person is not eligible" in issue.statement
    # Only four lacked reasons.
    assert "Gives reasons" not in issue.statement
    assert issue.refusals.count() == 5
    assert alike_to_take_up(coordinator, timezone.now()) == []
    with pytest.raises(TooFewAlike):
        make_issue(community, coordinator)


def test_the_next_five_become_another_and_what_is_taken_back_counts_again(community, coordinator):
    for _ in range(10):
        make_refusal(community=community)
        if Refusal.objects.filter(practice_issue=None).count() == 5:
            issue = make_issue(community, coordinator)
    assert PracticeIssue.objects.count() == 2

    take_back_issue(issue=issue, by=coordinator, at=timezone.now())

    (group,) = alike_to_take_up(coordinator, timezone.now())
    assert group.waiting == 5


def test_the_page_asks_the_same_whatever_is_on_it(community, member, client):
    client.force_login(member)
    asked = []
    for _round in range(2):
        for reason in ("area", "papers", "no_place"):
            make_refusal(community=community, reason=reason, at=timezone.now() - timedelta(days=9))
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("duties:refusal_list"))
        asked.append(len(found))

    assert asked[0] == asked[1]


@pytest.mark.usefixtures("sample_community")
def test_the_sample_has_refusals_and_an_issue_of_five_alike():
    made = Refusal.objects.filter(reason="area").first().practice_issue

    assert made.refusals.count() >= 5
    assert Refusal.objects.filter(practice_issue=None).count() == 6
