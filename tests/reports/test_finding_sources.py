"""Sources of a finding, one click from the report."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.services.contributions import hold_contribution
from joinedup.reports.services import publishing
from tests.factories.conversation import make_contribution, make_unquotable
from tests.factories.reports import make_finding

pytestmark = pytest.mark.django_db


def test_what_a_finding_rests_on_adds_up_when_words_have_left_since(client, published):
    prompt = published.prompt
    quoted = [make_contribution(prompt=prompt, quotable="anonymous") for _ in range(2)]
    finding = make_finding(
        report=published.report,
        sources=[make_unquotable(prompt=prompt), make_contribution(prompt=prompt)],
        quoted=quoted,
    )
    version = publishing.publish_report(
        key=uuid.uuid4(),
        report=published.report,
        note="Again.",
        by=published.coordinator,
        at=timezone.now(),
    )
    hold = {"reason": "A look.", "by": published.coordinator, "at": timezone.now()}
    hold_contribution(contribution=quoted[0], **hold)

    page = client.get(reverse("reports:finding_sources", args=[version.pk, finding.pk]))
    found = page.context["finding"]

    assert found["rests_on"] == 4
    # The one that is not quoted may still be read.
    assert (found["readable"].count(), found["unquotable"], found["left"]) == (2, 1, 1)
    assert "1 has been taken back or is held back since this was published." in " ".join(
        page.content.decode().split()
    )
