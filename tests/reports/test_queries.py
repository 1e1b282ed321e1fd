"""The number of queries does not grow with what is on the page."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.reports.services.publishing import publish_report
from tests.factories.conversation import make_contribution
from tests.factories.reports import make_ask, make_finding


def publish_with(drafted, findings):
    for _ in range(findings - 1):
        said = [make_contribution(prompt=drafted.prompt, member=drafted.maggie) for _ in range(3)]
        make_ask(finding=make_finding(report=drafted.report, quoted=said))
    return publish_report(
        key=uuid.UUID("5c1c9fd0-3b36-4b87-8c0a-2f0b8a9f0c04"),
        report=drafted.report,
        by=drafted.coordinator,
        at=timezone.now(),
    )


@pytest.mark.parametrize("findings", (1, 3, 40))
def test_reading_a_report(client, drafted, django_assert_num_queries, findings):
    version = publish_with(drafted, findings)

    with django_assert_num_queries(4):
        page = client.get(reverse("reports:report_version", args=[version.pk]))

    assert len(page.context["page"]["findings"]) == findings


@pytest.mark.parametrize("findings", (1, 3, 40))
def test_writing_a_report(client, drafted, django_assert_num_queries, findings):
    publish_with(drafted, findings)
    client.force_login(drafted.coordinator)

    with django_assert_num_queries(8):
        page = client.get(reverse("reports:report_edit", args=[drafted.report.pk]))

    assert len(page.context["findings"]) == findings


@pytest.mark.parametrize("findings", (1, 3, 40))
def test_previewing_a_report(client, drafted, django_assert_num_queries, findings):
    publish_with(drafted, findings)
    client.force_login(drafted.coordinator)

    with django_assert_num_queries(24):
        client.get(reverse("reports:report_publish", args=[drafted.report.pk]))


@pytest.mark.parametrize("findings", (1, 3, 40))
def test_a_receipt(client, drafted, django_assert_num_queries, findings):
    publish_with(drafted, findings)
    client.force_login(drafted.maggie)

    with django_assert_num_queries(11):
        page = client.get(reverse("reports:my_receipt"))

    assert len(page.context["page"].object_list) == min(1 + 3 * (findings - 1), 25)


@pytest.mark.parametrize("findings", (1, 3, 40))
def test_the_sources_of_a_finding(client, drafted, django_assert_num_queries, findings):
    version = publish_with(drafted, findings)

    with django_assert_num_queries(4):
        client.get(reverse("reports:finding_sources", args=[version.pk, drafted.finding.pk]))
