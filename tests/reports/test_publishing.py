from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from joinedup.core.optimistic_lock import ChangedMeanwhile
from joinedup.recommendations.models import Recommendation
from joinedup.record.models import RecordEntry
from joinedup.reports.models import SMALL_STEPS_SECTION, FindingSource, Version
from joinedup.reports.services.findings import drop_finding
from joinedup.reports.services.publishing import NothingFound, RestsOnNothing
from tests.factories.reports import make_finding, make_version
from tests.reports.acts import publish


def test_a_version_holds_numbers_instead_of_peoples_words(published):
    content = published.version.content
    words = published.words

    assert content["findings"] == [
        {
            "id": published.finding.pk,
            "heading": "Waiting together works",
            "body": "It is seldom anybody's job.",
            "quoted": [words.quotable.pk],
            "rests_on": 2,
        }
    ]
    assert content["steps"] == {
        "total": 1,
        "outcomes": {"done": 1},
        "shown": [words.step.pk],
    }
    assert content["scales"][0]["spread"] == [3.0, 3.0, 4.0]
    assert content["recommendations"] == [
        {"finding": published.finding.pk, "recommendation": published.ask.recommendation_id}
    ]
    assert set(published.version.sources.values_list("finding_id", "contribution")) == {
        (published.finding.pk, words.quotable.pk),
        (published.finding.pk, words.unquotable.pk),
        (SMALL_STEPS_SECTION, words.step.pk),
    }


def test_publishing_asks_what_is_recommended_under_the_theme(published):
    recommendation = Recommendation.objects.get()

    assert recommendation.asked_by == published.coordinator
    assert recommendation.source_title == "Waiting together works"
    assert recommendation.source_path == (
        f"/reports/versions/{published.version.pk}/#finding-{published.finding.pk}"
    )
    assert list(published.series.theme.recommendations.all()) == [recommendation]
    assert [message.to for message in mail.outbox] == [
        [published.maggie.email],
        [recommendation.owner_email],
    ]
    assert RecordEntry.objects.filter(event="report published").count() == 1


def test_publishing_twice_with_one_key_is_publishing_once(client, drafted):
    client.force_login(drafted.coordinator)
    address = reverse("reports:report_publish", args=[drafted.report.pk])
    form = client.get(address).context["form"]
    typed = {"key": form["key"].value(), "expected": form["expected"].value()}

    answers = [client.post(address, typed).url for _ in range(2)]

    version = Version.objects.get()
    assert answers == [reverse("reports:report_version", args=[version.pk])] * 2


def test_what_was_previewed_is_what_is_published(client, drafted):
    client.force_login(drafted.coordinator)
    address = reverse("reports:report_publish", args=[drafted.report.pk])
    form = client.get(address).context["form"]
    drafted.finding.heading = "Something else"
    drafted.finding.save()

    page = client.post(address, {"key": form["key"].value(), "expected": form["expected"].value()})
    again = page.context["form"]
    client.post(address, {"key": again["key"].value(), "expected": again["expected"].value()})

    assert "The report has changed since you looked." in page.content.decode()
    assert Version.objects.get().content["findings"][0]["heading"] == "Something else"


def test_a_service_refuses_to_publish_what_was_not_previewed(drafted):
    with pytest.raises(ChangedMeanwhile):
        publish(drafted, expected="old")


def test_a_finding_that_rests_on_nothing_is_not_published(client, drafted):
    FindingSource.objects.all().delete()
    client.force_login(drafted.coordinator)
    address = reverse("reports:report_publish", args=[drafted.report.pk])
    form = client.get(address).context["form"]

    page = client.post(address, {"key": form["key"].value(), "expected": form["expected"].value()})

    assert "rests on nothing anybody said" in page.content.decode()
    assert not Version.objects.exists()
    assert Recommendation.objects.get().asked_at is None


def test_a_report_without_findings_is_not_published(drafted):
    drafted.finding.delete()

    with pytest.raises(NothingFound):
        publish(drafted)


def test_hidden_words_are_nothing_to_rest_on(drafted):
    make_finding(report=drafted.report, sources=[drafted.words.hidden])

    with pytest.raises(RestsOnNothing):
        publish(drafted)


def test_a_second_version_says_what_changed_and_the_first_stays(client, published):
    client.force_login(published.coordinator)
    address = reverse("reports:report_publish", args=[published.report.pk])
    form = client.get(address).context["form"]
    typed = {"key": form["key"].value(), "expected": form["expected"].value()}

    without = client.post(address, typed)
    client.post(address, {**typed, "note": "Two people corrected us."})
    client.logout()
    first = client.get(reverse("reports:report_version", args=[published.version.pk]))
    newest = client.get(reverse("reports:report_detail", args=[published.report.pk]))

    assert "Please say in a sentence what has changed." in without.content.decode()
    assert "This is version 1; the newest is 2." in first.content.decode()
    assert "This is version" not in newest.content.decode()
    assert "Two people corrected us." in newest.content.decode()
    assert newest.context["version"].number == 2


def test_answers_are_shown_as_they_stand_now(client, published):
    Recommendation.objects.update(
        answer="not_accepted", answer_text="No money this year.", answered_at=timezone.now()
    )

    page = client.get(reverse("reports:report_version", args=[published.version.pk]))

    assert "No money this year." in page.content.decode()


def test_a_finding_dropped_later_stays_in_the_version_with_its_sources(client, published):
    address = reverse("reports:finding_sources", args=[published.version.pk, published.finding.pk])
    drop_finding(finding=published.finding, by=published.coordinator, at=timezone.now())

    page = client.get(address)
    unknown = client.get(reverse("reports:finding_sources", args=[published.version.pk, 999_999]))

    assert "Waiting together works" in page.content.decode()
    assert unknown.status_code == 404


def test_the_series_page_leads_to_what_was_found(client, drafted):
    drafted.series.closed_at = timezone.now()
    drafted.series.save()
    page = reverse("series:series_detail", args=[drafted.series.pk])
    before = client.get(page).content.decode()

    version = publish(drafted)
    after = client.get(page).content.decode()

    drafted.series.refresh_from_db()
    assert drafted.series.reported_at == version.published_at
    assert ["Read what it found" in each for each in (before, after)] == [False, True]
    assert ["once it is published" in each for each in (before, after)] == [True, False]


def test_a_later_version_leaves_the_day_of_the_first(drafted):
    first = publish(drafted)

    publish(drafted, at=timezone.now() + timedelta(days=1))

    drafted.series.refresh_from_db()
    assert drafted.series.reported_at == first.published_at


def test_the_file_is_served_under_the_report_s_name(client, published):
    response = client.get(reverse("reports:version_pdf", args=[published.version.pk]))

    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response["Content-Disposition"] == 'attachment; filename="what-we-found-1.pdf"'


def test_a_file_that_was_lost_is_made_again(client, published, settings):
    for path in settings.MEDIA_ROOT.rglob("*.pdf"):
        path.unlink()

    missing = client.get(reverse("reports:version_pdf", args=[published.version.pk]))
    client.post(reverse("reports:pdf_again", args=[published.version.pk]))
    there = client.get(reverse("reports:version_pdf", args=[published.version.pk]))

    assert (missing.status_code, there.status_code) == (202, 200)
    there.close()


def test_the_database_refuses_two_versions_of_one_number(published):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_version(report=published.report, number=1)


def test_the_receipt_tells_the_whole_journey(client, published):
    client.force_login(published.maggie)

    text = client.get(reverse("reports:my_receipt")).content.decode()

    for words in (
        f"Said at “{published.meeting.title}”",
        "Somebody waited",
        "In the report “What we found”, version 1",
        "Waiting together works",
        published.ask.recommendation.text,
        "Waiting for an answer",
        "Quote me with the name I give",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Waiting together works", "Waiting together works. It is quoted there."),
        ("Who waits?", "Who waits? It is quoted there."),
    ],
)
def test_each_place_of_a_receipt_is_a_sentence(client, drafted, heading, told):
    drafted.finding.heading = heading
    drafted.finding.save()
    publish(drafted)
    client.force_login(drafted.maggie)

    page = BeautifulSoup(client.get(reverse("reports:my_receipt")).content, "html.parser")

    assert told in " ".join(page.main.get_text().split())


def test_what_became_of_my_words_is_no_report_and_is_found_from_the_profile(client, published):
    words = published.words.quotable.pk
    client.force_login(published.maggie)

    pages = {
        name: BeautifulSoup(
            client.get(reverse(f"reports:{name}", args=args)).content, "html.parser"
        )
        for name, args in [
            ("report_list", []),
            ("my_receipt", []),
            ("quotable", [words]),
            ("withdraw", [words]),
        ]
    }
    profile = client.get(reverse("people:profile")).content.decode()

    here = {
        name: [each.get_text(strip=True) for each in page.header.select("[aria-current]")]
        for name, page in pages.items()
    }
    mine = ["Home", "My words"]
    assert here == {
        "report_list": ["Reports", "Reports"],
        "my_receipt": mine,
        "quotable": mine,
        "withdraw": mine,
    }
    assert f'href="{reverse("reports:my_receipt")}"' in profile


def test_the_scale_says_where_it_begins_and_ends(client, published):
    page = BeautifulSoup(
        client.get(reverse("reports:report_detail", args=[published.report.pk])).content,
        "html.parser",
    )

    assert [each.get_text() for each in page.select(".scale-places span")] == [
        str(place) for place in range(11)
    ]
    # How many stand at each place is nobody's outside the community.
    assert page.select(".scale table") == []


def test_a_receipt_before_anything_was_published(client, heard):
    client.force_login(heard.maggie)

    text = client.get(reverse("reports:my_receipt")).content.decode()

    assert "It is in the strand" in text
    assert "In the report" not in text


def test_choosing_a_name_needs_the_name(client, published):
    client.force_login(published.maggie)
    address = reverse("reports:quotable", args=[published.words.quotable.pk])

    page = client.post(address, {"quotable": "named", "credit": ""})
    client.post(address, {"quotable": "named", "credit": "Mags"})

    published.words.quotable.refresh_from_db()
    assert "Please write the name to give" in page.content.decode()
    assert published.words.quotable.credit == "Mags"
