"""A slip is put right: a series closed by mistake, a draft, an agenda that does not fit."""

from datetime import timedelta

import pytest
from django.utils import timezone

from joinedup.series.models import Series
from tests.factories.series import make_agenda_item, make_meeting, make_series
from tests.series.pages import address, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def runs(client, coordinator):
    client.force_login(coordinator)
    return client


def test_a_series_closed_by_mistake_is_opened_again_by_one_press(runs, community):
    series = make_series(community=community)
    again = address("series_open_again", series.pk)

    closed = runs.post(address("series_close", series.pk), follow=True).content.decode()
    was_closed = Series.objects.get().closed_at is not None
    page = runs.post(again, follow=True)

    assert closed.count(f'action="{again}"') == 2  # beside the message, and for later
    assert (was_closed, Series.objects.get().closed_at) == (True, None)
    assert said(page) == ["The series is open again: meetings can be planned in it."]


def test_a_draft_is_taken_away_with_its_meetings_after_a_second_question(runs, community):
    series = make_series(community=community, is_announced=False)
    make_meeting(series=series)

    asked = runs.get(address("series_drop", series.pk)).content.decode()
    before = Series.objects.count()
    page = runs.post(address("series_drop", series.pk), follow=True)

    assert "Remove this draft?" in asked
    assert (before, Series.objects.count()) == (1, 0)
    assert said(page) == ["The draft is removed."]


@pytest.mark.parametrize("is_announced", (True, False))
def test_what_has_begun_stays(runs, community, is_announced):
    series = make_series(community=community, is_announced=is_announced)
    make_meeting(series=series, is_open=True)

    runs.post(address("series_drop", series.pk))

    assert Series.objects.count() == 1


def test_an_agenda_that_does_not_fit_says_so_before_saving_and_on_the_meetings_page(
    runs, community
):
    begins = timezone.now() + timedelta(days=3)
    meeting = make_meeting(
        series=make_series(community=community),
        starts_at=begins,
        ends_at=begins + timedelta(hours=1),
    )
    make_agenda_item(meeting=meeting, minutes=50)
    way = address("meeting_agenda", meeting.pk)
    one = {"form-0-minutes": "50", "form-0-title": "Talk", "form-1-minutes": "25"}
    two = one | {"form-1-title": "More", "form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"}

    fits = runs.get(way).content.decode()
    before_saving = runs.post(way, two | {"act": "up-1"}).content.decode()
    after = runs.post(way, two, follow=True).content.decode()
    later = runs.get(address("meeting_detail", meeting.pk)).content.decode()

    over = "It is 15 minutes longer than the meeting."
    assert [over in page for page in (fits, before_saving, later)] == [False, True, True]
    assert over.lower() in after.lower()
