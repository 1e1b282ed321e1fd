from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from joinedup.recommendations import selectors
from joinedup.recommendations.lib.state import with_state
from joinedup.recommendations.lib.timeline import timeline_of
from joinedup.recommendations.models import HistoryKind, Recommendation
from tests.factories.people import make_member
from tests.factories.recommendations import (
    make_answered,
    make_asked,
    make_closed,
    make_history_entry,
)

pytestmark = pytest.mark.django_db
ASKED = datetime(2027, 1, 4, 10, tzinfo=UTC)
DUE = date(2027, 2, 15)


def told(recommendation, today):
    standing = with_state(Recommendation.objects, today).get(pk=recommendation.pk)
    moments = timeline_of(standing, selectors.history_of(recommendation))
    return [(each.day, each.title, each.kind) for each in moments]


def test_what_is_overdue_stands_between_what_came_before_and_after():
    recommendation = make_asked(asked_at=ASKED)
    make_history_entry(
        recommendation=recommendation, kind=HistoryKind.REMINDED, at=ASKED + timedelta(days=60)
    )

    assert told(recommendation, date(2027, 4, 20)) == [
        (date(2027, 1, 4), "Asked", "plain"),
        (DUE, "The answer is overdue", "bad"),
        (date(2027, 3, 5), "Reminded", "plain"),
    ]


def test_no_review_is_announced_before_there_is_an_answer():
    recommendation = make_asked(asked_at=ASKED)

    assert told(recommendation, date(2027, 1, 10)) == [
        (date(2027, 1, 4), "Asked", "plain"),
        (DUE, "Answer asked for", "waiting"),
    ]


def test_a_review_due_stands_at_its_day():
    recommendation = make_answered(asked_at=ASKED, answered_at=ASKED + timedelta(days=1))
    make_history_entry(
        recommendation=recommendation,
        kind=HistoryKind.ANSWERED,
        answer="adapted",
        text="In part.",
        via="link",
        at=ASKED + timedelta(days=120),
    )

    assert told(recommendation, date(2027, 5, 20)) == [
        (date(2027, 1, 4), "Asked", "plain"),
        (date(2027, 1, 5), "Accepted", "good"),
        (date(2027, 4, 5), "Review due", "waiting"),
        (date(2027, 5, 4), "Accepted with changes", "info"),
    ]


def test_a_closed_one_waits_for_nothing():
    recommendation = make_closed()

    titles = [title for _day, title, _kind in told(recommendation, timezone.localdate())]

    assert titles == ["Asked", "Done", "Closed"]


def test_the_page_names_a_review_only_after_the_answer(client):
    waiting = make_asked(asked_at=timezone.now() - timedelta(days=300))
    answered = make_answered()

    pages = [client.get(each.get_absolute_url()).content.decode() for each in (waiting, answered)]

    assert ["Next review" in page for page in pages] == [False, True]
    assert "Review due" not in pages[0]


def test_a_name_begins_without_a_dot(client):
    recommendation = make_closed(closed_by=make_member(name="Ian Steele"))
    client.force_login(make_member(community=recommendation.community))

    page = client.get(recommendation.get_absolute_url()).content.decode()

    assert '<p class="meta" dir="auto">Ian Steele</p>' in page
