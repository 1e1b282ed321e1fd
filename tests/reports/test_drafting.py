"""From a series to a draft, and what people do with it."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.core.optimistic_lock import ChangedMeanwhile
from joinedup.record.models import RecordEntry
from joinedup.reports.models import Finding, Report, ReportRecommendation
from joinedup.reports.services.drafting import change_report
from joinedup.reports.services.findings import change_finding
from tests.factories.conversation import make_contribution, make_strand
from tests.factories.people import make_community, make_member, make_organisation
from tests.factories.reports import make_finding


def test_one_press_drafts_a_finding_for_each_strand_with_its_sources(client, heard):
    make_strand(series=heard.series, name="Empty")
    client.force_login(heard.coordinator)

    for _ in range(2):
        response = client.post(reverse("reports:report_draft", args=[heard.series.pk]))

    report = Report.objects.get()
    finding = report.findings.get()
    assert response.url == reverse("reports:report_edit", args=[report.pk])
    assert (finding.heading, finding.body) == ("Somebody waited", "Waiting together works.")
    assert list(finding.sources.values_list("contribution", "is_quoted")) == [
        (heard.words.quotable.pk, False),
        (heard.words.unquotable.pk, False),
    ]
    assert report.title == "Engagement: what we found"
    assert "We met once, on" in report.method
    assert list(RecordEntry.objects.values_list("event", flat=True)) == ["report drafted"]


def test_members_and_organisers_elsewhere_draft_nothing(client, heard):
    address = reverse("reports:report_draft", args=[heard.series.pk])
    answers = []
    for person in (
        make_member(community=heard.community),
        make_member(community=make_community(), role=RoleKind.COORDINATOR),
    ):
        client.force_login(person)
        answers.append(client.post(address).status_code)

    assert answers == [403, 403]
    assert not Report.objects.exists()


def test_the_texts_are_saved(client, drafted):
    client.force_login(drafted.coordinator)
    address = reverse("reports:report_texts", args=[drafted.report.pk])
    typed = {"title": "T", "summary": "S", "method": "M", "what_next": "W"}

    client.post(address, typed)

    drafted.report.refresh_from_db()
    assert {name: getattr(drafted.report, name) for name in typed} == typed


@pytest.mark.parametrize("page", ["report_texts", "finding_edit"])
def test_when_somebody_else_saved_first_both_texts_are_shown(client, drafted, page):
    client.force_login(drafted.coordinator)
    thing = drafted.report if page == "report_texts" else drafted.finding
    address = reverse(f"reports:{page}", args=[thing.pk])
    seen = client.get(address).context["form"]["seen"].value()
    if page == "report_texts":
        mine = {"title": "Mine", "summary": "My words"}
        change_report(
            report=thing,
            title="Theirs",
            summary="Their words",
            method="",
            what_next="",
            by=drafted.coordinator,
            at=timezone.now(),
        )
    else:
        mine = {"heading": "Mine", "body": "My words"}
        change_finding(
            finding=thing,
            heading="Theirs",
            body="Their words",
            by=drafted.coordinator,
            at=timezone.now(),
        )

    first = client.post(address, {**mine, "seen": seen})
    thing.refresh_from_db()
    kept = thing.title if page == "report_texts" else thing.heading
    again = client.post(address, {**mine, "seen": first.context["form"]["seen"].value()})
    thing.refresh_from_db()

    text = first.content.decode()
    assert kept == "Theirs"
    for words in ("My words", "Their words", "saved anew since you opened it"):
        assert words in text
    assert again.status_code == 302
    assert (thing.title if page == "report_texts" else thing.heading) == "Mine"


def test_a_service_refuses_what_was_changed_meanwhile(drafted):
    with pytest.raises(ChangedMeanwhile):
        change_finding(
            finding=drafted.finding,
            heading="H",
            body="B",
            by=drafted.coordinator,
            at=timezone.now(),
            expected="old",
        )


def test_a_text_that_is_too_long_is_kept_and_answered(client, drafted):
    client.force_login(drafted.coordinator)

    page = client.post(
        reverse("reports:report_texts", args=[drafted.report.pk]),
        {"title": "", "summary": "x" * 5001},
    )

    text = page.content.decode()
    assert "Please give the report a title." in text
    assert "This is 1 character too long. There is room for 5,000." in text
    assert "x" * 5001 in text


def test_findings_are_added_once_moved_and_dropped(client, drafted):
    client.force_login(drafted.coordinator)
    new = reverse("reports:finding_new", args=[drafted.report.pk])
    typed = {"key": uuid.uuid4(), "heading": "A second one", "body": ""}

    pages = [client.post(new, typed).url for _ in range(2)]
    second = Finding.objects.get(heading="A second one")
    client.post(reverse("reports:finding_move", args=[second.pk]), {"way": "up"})
    order = [each.pk for each in drafted.report.findings.all()]
    client.post(reverse("reports:finding_drop", args=[drafted.finding.pk]))

    assert pages == [reverse("reports:finding_words", args=[second.pk])] * 2
    assert order == [second.pk, drafted.finding.pk]
    assert list(drafted.report.findings.all()) == [second]
    assert ReportRecommendation.objects.get().finding is None


def test_choosing_words_changes_only_what_was_on_the_page(client, drafted):
    other = make_contribution(prompt=drafted.prompt)
    elsewhere = make_contribution(prompt=drafted.prompt)
    client.force_login(drafted.coordinator)
    words = drafted.words

    client.post(
        reverse("reports:finding_words", args=[drafted.finding.pk]),
        {
            "offered": [words.quotable.pk, other.pk, "x", "9" * 40],
            "chosen": [elsewhere.pk],
            "quoted": [other.pk],
        },
    )

    assert dict(drafted.finding.sources.values_list("contribution", "is_quoted")) == {
        words.unquotable.pk: False,
        other.pk: True,
    }


def test_the_words_of_the_strand_are_offered_and_others_on_request(client, drafted):
    other = make_contribution(prompt=drafted.prompt, text="A kettle was on.")
    client.force_login(drafted.coordinator)
    address = reverse("reports:finding_words", args=[drafted.finding.pk])

    strand, everything = client.get(address), client.get(address + "?all=1&words=KETTLE")

    assert [each.pk for each in strand.context["page"]] == [
        drafted.words.quotable.pk,
        drafted.words.unquotable.pk,
    ]
    assert [each.pk for each in everything.context["page"]] == [other.pk]


def test_a_recommendation_is_drafted_once_changed_and_taken_away(client, drafted):
    client.force_login(drafted.coordinator)
    organisation = make_organisation(name="Bus company")
    typed = {
        "key": uuid.uuid4(),
        "text": "Wait for connecting buses.",
        "why": "",
        "organisation": organisation.pk,
        "role_title": "Head of timetables",
        "owner_email": "",
    }
    new = reverse("reports:recommendation_new", args=[drafted.finding.pk])

    for _ in range(2):
        client.post(new, typed)
    ask = ReportRecommendation.objects.get(recommendation__text="Wait for connecting buses.")
    client.post(
        reverse("reports:recommendation_edit", args=[ask.pk]),
        {**typed, "text": "Wait five minutes."},
    )
    ask.recommendation.refresh_from_db()
    changed = ask.recommendation.text
    client.post(reverse("reports:recommendation_drop", args=[ask.pk]))

    assert changed == "Wait five minutes."
    assert list(ReportRecommendation.objects.all()) == [drafted.ask]


def test_words_of_a_finding_without_a_strand(client, drafted):
    lonely = make_finding(report=drafted.report, quoted=[drafted.words.quotable])
    client.force_login(drafted.coordinator)

    page = client.get(reverse("reports:finding_words", args=[lonely.pk]))

    assert [each.pk for each in page.context["page"]] == [drafted.words.quotable.pk]


@pytest.mark.parametrize("words", ("a " * 2000, "\x00", "a\x00b", "\ufffd"))
def test_any_words_may_be_looked_for_in_what_a_finding_rests_on(client, drafted, words):
    client.force_login(drafted.coordinator)
    address = reverse("reports:finding_words", args=[drafted.finding.pk])

    found = client.get(address, {"words": words})

    assert found.status_code == 200


def test_nothing_yet_is_said_kindly(client, heard):
    none = client.get(reverse("reports:series_report", args=[heard.series.pk]))
    empty = client.get(reverse("reports:report_list"))

    assert "This series has no report yet" in none.content.decode()
    assert "No report has been published yet" in empty.content.decode()
