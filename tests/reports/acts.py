"""What tests of reports do again and again."""

import uuid

from django.urls import reverse
from django.utils import timezone

from joinedup.reports.services import publishing


def publish(drafted, **given):
    return publishing.publish_report(
        **{
            "key": uuid.uuid4(),
            "report": drafted.report,
            "by": drafted.coordinator,
            "at": timezone.now(),
            **given,
        }
    )


def address_of(report):
    return reverse("reports:report_publish", args=[report.pk])
