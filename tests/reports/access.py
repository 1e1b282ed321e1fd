"""Who is answered what about reports and receipts, and who may read what a report tells."""

import uuid

from django.utils import timezone

from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.models import Redaction
from joinedup.core.seen_runs import read_texts
from joinedup.reports.services.files import make_pdf
from joinedup.reports.services.publishing import publish_report
from tests.factories.conversation import (
    make_contribution,
    make_hidden,
    make_prompt,
    make_unquotable,
)
from tests.factories.recommendations import make_asked, make_recommendation
from tests.factories.reports import (
    make_ask,
    make_copy,
    make_finding,
    make_report,
    make_source,
    make_version,
)
from tests.factories.series import make_series
from tests.house.access import Link

ROWS = """
reports:report_list - | p ppp ppp ppp | m mmm mmm mmm
reports:report_detail report | p ppp ppp ppp | m mmm mmm mmm
reports:report_detail draft_report | s nnn nnn rrr | m mmm mmm mmm
reports:series_report closed_series | r rrr rrr rrr | m mmm mmm mmm
reports:series_report series | p ppp ppp rrr | m mmm mmm mmm
reports:series_report draft_series | s nnn nnn ppp | m mmm mmm mmm
reports:report_version version | p ppp ppp ppp | m mmm mmm mmm
reports:version_pdf version | p ppp ppp ppp | m mmm mmm mmm
reports:pdf_again version | m mmm mmm mmm | r rrr rrr rrr
reports:finding_sources version+finding | p ppp ppp ppp | m mmm mmm mmm
reports:finding_sources version+draft_finding | n nnn nnn nnn | m mmm mmm mmm
reports:report_draft told_series | s fff fff ppp | s fff fff rrr
reports:report_draft series | s fff fff rrr | s fff fff rrr
reports:report_draft draft_series | s nnn nnn ppp | s nnn nnn rrr
reports:report_edit draft_report | s nnn nnn ppp | m mmm mmm mmm
reports:report_edit report | s nnn nnn ppp | m mmm mmm mmm
reports:report_texts draft_report | s nnn nnn ppp | s nnn nnn eee
reports:report_notify draft_report | s nnn nnn ppp | s nnn nnn eee
reports:report_publish draft_report | s nnn nnn ppp | s nnn nnn eee
reports:report_publish report | s nnn nnn ppp | s nnn nnn eee
reports:finding_new draft_report | s nnn nnn ppp | s nnn nnn eee
reports:finding_edit draft_finding | s nnn nnn ppp | s nnn nnn eee
reports:finding_words draft_finding | s nnn nnn ppp | s nnn nnn rrr
reports:finding_words draft_finding?all=1&words=secret | s nnn nnn ppp | s nnn nnn rrr
reports:finding_move draft_finding | m mmm mmm mmm | s nnn nnn rrr
reports:finding_drop draft_finding | s nnn nnn ppp | s nnn nnn rrr
reports:recommendation_new draft_finding | s nnn nnn ppp | s nnn nnn eee
reports:recommendation_edit ask | s nnn nnn ppp | s nnn nnn eee
reports:recommendation_drop ask | s nnn nnn ppp | s nnn nnn rrr
reports:copy_list - | s pff fff ppp | m mmm mmm mmm
reports:copy_take_out copy | m mmm mmm mmm | s nnn nnn rrr
reports:copy_put_back copy | m mmm mmm mmm | s nnn nnn rrr
reports:my_receipt - | s ppp ppp ppp | m mmm mmm mmm
reports:quotable contribution | s nnn npn nnn | s nnn nen nnn
reports:quotable withdrawn | s nnn nrn nnn | s nnn nrn nnn
reports:withdraw contribution | s nnn npn ppp | s nnn nrn rrr
reports:withdraw unquotable | s nnn npn ppp | s nnn nrn rrr
reports:withdraw by_guest | s nnn nnn ppp | s nnn nnn rrr
reports:withdraw withdrawn | s nnn nrn rrr | s nnn nrn rrr
reports:receipt guest | p ppp ppp ppp | m mmm mmm mmm
reports:receipt_open guest | m mmm mmm mmm | r rrr rrr rrr
reports:receipt_quotable guest+by_guest | p ppp ppp ppp | e eee eee eee
reports:receipt_quotable guest+contribution | n nnn nnn nnn | n nnn nnn nnn
reports:receipt_withdraw guest+by_guest | p ppp ppp ppp | r rrr rrr rrr
reports:receipt_withdraw guest+contribution | n nnn nnn nnn | n nnn nnn nnn
"""
WORDS = """
told              | y yyy yyy yyy . | said, and published
told-unquotable   | . ... .yy yyy . | published too, but not to be quoted, held back, hidden
told-kept         | . ... .yy yyy .
told-held         | . ... .yy yyy .
told-hidden       | . ... .yy yyy .
withdrawn         | . ... ... yyy . | a copy of what was taken back, until it is decided about
draft-report      | . ... ... yyy . | a report before it is published
draft-finding     | . ... ... yyy .
"""
FOREIGN = """
facilitator | reports:finding_words draft_finding | offered=by_guest chosen=by_guest quoted=by_guest
"""
SENT = """
coordinator | reports:finding_new draft_report | heading=One,Two body=-,More
coordinator | reports:recommendation_new draft_finding | text=One,Two why=-,Because \
    organisation=asked_organisation role_title=Head,Chief owner_email=-,a@example.org
coordinator | reports:report_publish report | note=One,Two
"""
LINKS = {"guest": Link("receipt")}


def build(room):
    """A draft, and a report that is published, with words in it that may not be read any more."""
    _draft(room)
    _published(room)
    refresh(room)
    room.version.refresh_from_db()


def _draft(room):
    room.draft_report = make_report(
        series=room.series,
        summary=room.secret("draft-report"),
        method="We met once.",
        what_next="We meet again.",
    )
    room.draft_finding = make_finding(
        report=room.draft_report, body=room.secret("draft-finding"), quoted=[room.contribution]
    )
    room.ask = make_ask(finding=room.draft_finding, recommendation=room.draft_recommendation)


def _published(room):
    secret = room.secret
    prompt, kept_prompt = (make_prompt(meeting=room.closed_meeting) for _ in "ab")
    author = {"prompt": prompt, "member": room.listed}
    room.told = make_contribution(text=secret("told"), **author)
    told_unquotable = make_unquotable(text=secret("told-unquotable"), **author)
    told_kept = make_contribution(prompt=kept_prompt, member=room.listed, text=secret("told-kept"))
    told_held = make_contribution(text=secret("told-held"), **author)
    told_hidden = make_hidden(text=secret("told-hidden"), state_by=room.facilitator, **author)
    taken_back = make_contribution(text=f"These words are {secret('withdrawn')} for good", **author)
    read_texts(timezone.now())
    room.report = make_report(series=room.closed_series)
    room.finding = make_finding(
        report=room.report,
        body=f"They said: {taken_back.text}. And more.",
        sources=[told_unquotable, told_hidden],
        quoted=[room.told, told_kept, told_held, taken_back],
    )
    room.version = publish_report(
        key=uuid.UUID("0b4f3a5e-0000-4000-8000-00000000000" + room.side),
        report=room.report,
        note="The first.",
        by=room.coordinator,
        at=timezone.now(),
    )
    now = timezone.now()
    # What was published once, and then held back or taken back, is for the public no longer; and
    # no service keeps back what was read, but if it happened it would hold here, too.
    kept_prompt.is_revealed = False
    kept_prompt.save()
    told_held.state, told_held.state_reason = "held", "It names somebody."
    told_held.state_at, told_held.state_by = now, room.facilitator
    told_held.save()
    withdraw_words(contribution=taken_back, by=room.listed, at=timezone.now())
    room.copy = Redaction.objects.get(model="reports.Finding", words=taken_back.pk)


def grow(room):
    """A report more in each state, and more in the draft and in the published version."""
    asked_in = {"community": room.community}
    said = [make_contribution(prompt=room.prompt, member=room.listed) for _ in range(2)]
    finding = make_finding(report=room.draft_report, sources=said[:1], quoted=said[1:])
    make_ask(finding=finding, recommendation=make_recommendation(**asked_in))
    make_source(finding=room.draft_finding, contribution=said[1], is_quoted=True)
    make_copy(finding=room.finding)
    make_report(series=make_series(community=room.community))
    published = make_report(series=make_series(community=room.community))
    make_version(report=published, content=room.version.content)
    # A published version with one finding, quotation, source and recommendation more.
    version = room.version
    told = make_contribution(prompt=room.told.prompt, member=room.listed)
    number = 10**6 + told.pk
    version.content["findings"].append(
        {"id": number, "heading": "More", "body": "", "quoted": [told.pk], "rests_on": 1}
    )
    version.content["recommendations"].append(
        {"finding": number, "recommendation": make_asked(**asked_in).pk}
    )
    version.save()
    version.sources.create(finding_id=number, contribution=told)
    version.sources.create(finding_id=room.finding.pk, contribution=told)
    make_version(report=room.report, content=version.content, note="Once more.")


def refresh(room):
    """Make the file of the published version anew."""
    make_pdf.func(room.version.pk)
