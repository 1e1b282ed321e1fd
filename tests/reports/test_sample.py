"""The reports of the sample community, what they quote and what they ask for."""

import json
from collections import Counter

import pytest
from django.db import connection

from joinedup.conversation.models import Contribution
from joinedup.conversation.sample.content import contributions_of, every_contribution
from joinedup.recommendations.sample.history import recommendations
from joinedup.reports.models import Finding, FindingSource, Report, Version
from joinedup.reports.sample.loading import reports
from joinedup.series.sample.content import find_series

(ENGAGEMENT,) = [report for report in reports() if report["series"] == "engagement"]
(WITHDRAWN,) = [words for words in every_contribution() if words.get("withdrawn")]

loaded = pytest.mark.usefixtures("sample_community")


@pytest.mark.parametrize("report", reports(), ids=lambda report: report["series"])
def test_findings_quote_words_of_their_own_strand_that_may_be_quoted(report):
    said = contributions_of(report["series"])
    for finding in report["findings"]:
        for reference in finding["quotes"]:
            assert said[reference]["quotable"] != "no", reference
            assert said[reference].get("strand") == finding["strand"], reference


def test_every_recommendation_rests_on_one_finding():
    named = Counter(
        recommendation
        for report in reports()
        for finding in report["findings"]
        for recommendation in finding.get("recommendations", [])
    )

    assert named == Counter(one["id"] for one in recommendations())


def test_the_withdrawn_words_were_in_the_first_report_and_went_before_the_second():
    quoted = [ref for finding in ENGAGEMENT["findings"] for ref in finding["quotes"]]

    assert WITHDRAWN["ref"] in quoted
    first, second = ENGAGEMENT["published_day"], ENGAGEMENT["second_version_day"]
    assert first < WITHDRAWN["withdrawn_day"] < second < 0


@loaded
@pytest.mark.django_db
def test_reports_and_their_findings_are_there():
    assert Report.objects.count() == len(reports())
    assert list(Finding.objects.order_by("report", "position").values_list("heading")) == [
        (finding["heading"],) for report in reports() for finding in report["findings"]
    ]


@loaded
@pytest.mark.django_db
def test_the_report_was_published_again_after_words_were_withdrawn():
    report = Report.objects.get(series__title=find_series("engagement")["title"])
    first, second = report.versions.order_by("number")
    withdrawn = Contribution.objects.exclude(withdrawn_at=None).get()
    findings = ENGAGEMENT["findings"]

    assert [version.note for version in (first, second)] == ["", ENGAGEMENT["second_version_note"]]
    assert first.published_at < withdrawn.withdrawn_at < second.published_at
    assert [one["heading"] for one in second.content["findings"]] == [
        one["heading"] for one in findings
    ]
    quoted = [len(one["quoted"]) for one in second.content["findings"]]
    assert sum(quoted) == sum(len(one["quotes"]) for one in findings) - 1
    assert FindingSource.objects.filter(is_quoted=True, contribution__quotable="no").count() == 0
    assert Version.objects.count() == 3


@loaded
@pytest.mark.django_db
def test_withdrawn_words_are_nowhere_in_the_database():
    text = WITHDRAWN["text"].replace("\n", " ")
    spoken = [part.strip() for part in text.split(".") if part.strip()]

    # The search finds what is there.
    assert found_in_database(contributions_of("engagement")["tennis"]["text"])
    assert [place for words in spoken for place in found_in_database(words)] == []
    assert Contribution.objects.exclude(withdrawn_at=None).count() == 1


def found_in_database(words):
    """Every column of every table in which these words stand, plain or as JSON writes them."""
    places = []
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            for column in connection.introspection.get_table_description(cursor, table):
                cursor.execute(
                    f'SELECT COUNT(*) FROM "{table}" WHERE CAST("{column.name}" AS TEXT) LIKE %s '
                    f'OR CAST("{column.name}" AS TEXT) LIKE %s',
                    [f"%{words}%", f"%{json.dumps(words)[1:-1]}%"],
                )
                if cursor.fetchone()[0]:
                    places.append((table, column.name))
    return places
