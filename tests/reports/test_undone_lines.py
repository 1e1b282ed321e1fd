"""A line that its scribe undoes leaves what was written from it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.core.seen_runs import read_texts
from joinedup.reports.models import Finding, FindingSource
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import make_member
from tests.factories.reports import make_finding, make_report
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db
WORDS = "Nobody rang me back in all those weeks, and then the flat was gone."
MINUTE = timedelta(minutes=1)


def test_a_line_that_its_scribe_undoes_leaves_reports_too(client):
    before = timezone.now() - timedelta(hours=2)
    series = make_series(announced_at=before)
    scribe = make_member(community=series.community)
    prompt = make_prompt(meeting=make_meeting(series=series, is_open=True), changed_at=before)
    prompt.meeting.scribes.add(scribe)
    said = make_contribution(
        prompt=prompt, text=WORDS, said_at=before, entered_by="scribe", typed_by=scribe
    )
    read_texts(before + MINUTE)
    finding = make_finding(
        report=make_report(series=series),
        body=f"One said: {WORDS}",
        changed_at=before + 5 * MINUTE,
        sources=[said],
    )
    client.force_login(scribe)

    client.post(reverse("conversation:scribe_undo", args=[said.pk]))

    said.refresh_from_db()
    finding = Finding.objects.get(pk=finding.pk)
    assert (said.text, finding.body) == ("", "One said: [words withdrawn].")
    assert not FindingSource.objects.exists()
