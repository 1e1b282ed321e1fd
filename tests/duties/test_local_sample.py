"""The local knowledge of the sample community: some of it old, some of it waiting."""

from datetime import timedelta

import pytest
from django.utils import timezone

from joinedup.duties.lib.topics import topic_called
from joinedup.duties.models.local import LIVE, WAITING, LocalEntry
from joinedup.duties.sample.local import local_entries
from joinedup.people.models import Member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_community")]
# Numbers that are kept for stories.
FOR_STORIES = ("01632 960", "0808 157 0", "020 7946 0", "07700 900")


def test_a_dozen_duties_are_known_some_bodies_and_one_waits():
    live = LocalEntry.objects.filter(LIVE)
    assert live.exclude(duty_id="").count() == 12
    assert live.filter(duty_id="").count() == 4
    waiting = LocalEntry.objects.get(WAITING)
    assert waiting.phone == "01632 960111"
    assert LocalEntry.objects.exclude(ended_at=None).get().community.name.startswith("Housing")


def test_one_is_older_than_half_a_year_and_one_than_a_year():
    today = timezone.localdate()
    of_duties = LocalEntry.objects.filter(LIVE).exclude(duty_id="")
    ages = [today - each.reviewed_on for each in of_duties]

    assert sum(timedelta(days=180) < age <= timedelta(days=365) for age in ages) == 1
    assert sum(age > timedelta(days=365) for age in ages) == 1


def test_there_is_a_form_with_headings_a_wording_and_a_correction():
    live = LocalEntry.objects.filter(LIVE)

    assert live.exclude(heading_ask="").exclude(heading_law="").exists()
    assert live.exclude(wording="").exists()
    assert live.exclude(correction="").count() == 1


def test_each_is_about_something_in_the_file_and_nobody_real_is_rung():
    for entry in local_entries():
        assert topic_called(entry["topic"])
        assert entry.get("phone", FOR_STORIES[0]).startswith(FOR_STORIES)
        assert entry.get("email", "@example.org").endswith("@example.org")


def test_the_new_number_waits_for_the_adviser(client):
    client.force_login(Member.objects.get(email="peter.brindley@example.org"))

    said = client.get("/").text

    assert "Confirm or decline whom to ring: Council housing" in said
