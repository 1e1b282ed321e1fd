"""What is pressed in the same moment: a report is published once, and what was withdrawn meanwhile
is not in it."""

import uuid
from functools import partial
from threading import Event
from time import sleep

import pytest
from django.db import transaction
from django.utils import timezone

from joinedup.conversation.models import Contribution
from joinedup.conversation.services.consent import change_quotable
from joinedup.conversation.services.contributions import report_outcome
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.seen_runs import read_texts
from joinedup.reports.models import FindingSource, Report, Version
from joinedup.reports.services import publishing
from joinedup.reports.services.drafting import draft_report
from tests.at_once import at_once
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import make_member
from tests.factories.reports import make_finding, make_report, make_source
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db(transaction=True)


def a_report():
    """One that may be published: a finding that tells again, in the editor's text, what it
    rests on."""
    meeting = make_meeting(is_closed=True, starts_at=timezone.now())
    said = make_contribution(
        prompt=make_prompt(meeting=meeting), text="Nobody rang me back in all those weeks."
    )
    read_texts(timezone.now())
    report = make_report(series=meeting.series)
    make_finding(report=report, body=f"They said: {said.text}", quoted=[said])
    return report, said


def test_a_report_published_by_three_presses_is_published_once():
    report, _said = a_report()
    publish = partial(
        publishing.publish_report,
        key=uuid.uuid4(),
        report=report,
        by=make_member(),
        at=timezone.now(),
    )

    published = at_once(publish, publish, publish)

    assert published == [Version.objects.get()] * 3


def test_two_who_publish_give_two_versions_with_numbers_of_their_own():
    report, _said = a_report()
    by, at = make_member(), timezone.now()

    at_once(
        *(
            partial(publishing.publish_report, key=uuid.uuid4(), report=report, by=by, at=at)
            for _ in "ab"
        )
    )

    assert sorted(Version.objects.values_list("number", flat=True)) == [1, 2]


def test_a_report_drafted_by_three_presses_is_drafted_once():
    series = make_series()
    draft = partial(draft_report, series=series, by=make_member(), at=timezone.now())

    assert at_once(draft, draft, draft) == [Report.objects.get()] * 3


TAKE_BACK = pytest.mark.parametrize(
    "act",
    (withdraw_words, partial(change_quotable, quotable="no")),
    ids=("withdrawn", "not to be quoted"),
)


@TAKE_BACK
def test_words_withdrawn_while_a_report_is_published_do_not_stay_in_it(monkeypatch, act):
    report, said = a_report()
    by, at = make_member(), timezone.now()
    is_read, is_withdrawn = Event(), Event()
    keep_sources = publishing._keep_sources

    def keep_sources_slowly(version):
        is_read.set()
        is_withdrawn.wait(timeout=0.7)
        keep_sources(version)

    def withdraw():
        is_read.wait(timeout=5)
        act(contribution=said, by="link", at=at)
        is_withdrawn.set()

    monkeypatch.setattr(publishing, "_keep_sources", keep_sources_slowly)

    done = at_once(
        partial(publishing.publish_report, key=uuid.uuid4(), report=report, by=by, at=at),
        withdraw,
    )

    version = Version.objects.get()
    assert done == [version, None]
    assert "Nobody rang me back" not in str(version.content)


@TAKE_BACK
def test_whoever_writes_a_report_and_whoever_takes_words_back_wait_for_one_another(act):
    report, said = a_report()
    other = make_finding(report=report)
    is_held = Event()

    def write():
        with transaction.atomic():
            Report.objects.select_for_update().get(pk=report.pk)
            is_held.set()
            sleep(0.5)
            make_source(finding=other, contribution=said, is_quoted=True)

    def take_back():
        is_held.wait(timeout=5)
        act(contribution=said, by="link", at=timezone.now())

    assert at_once(write, take_back) == [None, None]
    assert not FindingSource.objects.filter(contribution=said, is_quoted=True).exists()


def test_words_withdrawn_while_their_outcome_is_told_do_not_come_back():
    said = make_contribution()
    at = timezone.now()

    at_once(
        partial(
            report_outcome,
            contribution=Contribution.objects.get(),
            outcome="done",
            text="I rang them.",
            by="link",
            at=at,
        ),
        partial(withdraw_words, contribution=said, by="link", at=at),
    )

    said.refresh_from_db()
    assert (said.text, said.outcome_text, said.withdrawn_at) == ("", "", at)
