from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from joinedup.access.rules import organises_somewhere
from joinedup.conversation.services.consent import ConsentFollower
from joinedup.core.keeping import Kept
from joinedup.core.navigation import Group, NavItem, signed_in
from joinedup.core.samples import Sample
from joinedup.core.searching import Found, Search
from joinedup.core.sections import PageSection
from joinedup.core.seen_runs import hold_texts
from joinedup.core.tasks import TaskName
from joinedup.core.texts import Text, Whose
from joinedup.core.todos import MINE, RUN, Todo
from joinedup.reports.events import Event
from joinedup.reports.selectors.contribution_history import members_behind
from joinedup.reports.selectors.copies import counted, texts_to_decide
from joinedup.reports.selectors.reports import reports_section, reports_visible_to
from joinedup.reports.selectors.todos import (
    drafts_to_publish,
    series_to_draft,
    series_to_report,
)
from joinedup.reports.services.files import forget_pdfs_with, make_pdf
from joinedup.reports.services.withdrawing import follow_consent, follow_withdrawal

EVENTS = [Event]
REDACTIONS = [forget_pdfs_with]
ANSWER_READERS = [members_behind]
CONSENT_FOLLOWERS = [
    ConsentFollower(lock=hold_texts, follow=follow_consent, withdraw=follow_withdrawal)
]
SAMPLE = [Sample("reports", ("mail", "conversation"), "joinedup.reports.sample.loading.load")]


def _finding_published(values, path):
    """Which finding a text is, in a report as it was published."""
    match path:
        case "content", "findings", place, *_rest:
            finding = values["content"]["findings"][place].get("id")
            return f"reports.Finding:{finding}" if finding else ""
    return ""


TEXTS = [
    Text(
        "reports.Report",
        ("title", "summary", "method", "what_next"),
        Whose.EDITED,
        written="changed_at",
        context="series",
        is_checked=True,
        called=_("A report"),
        is_public=True,
    ),
    Text(
        "reports.Finding",
        ("heading", "body"),
        Whose.EDITED,
        written="changed_at",
        context="report__series",
        is_checked=True,
        called=_("A finding of a report"),
    ),
    Text(
        "reports.Version",
        ("note", "content"),
        Whose.EDITED,
        written="published_at",
        called=_("A report as it was published"),
        is_public=True,
        thing="report",
        part=_finding_published,
    ),
    # The name of a file; what is in it is made of the content, and made again.
    Text("reports.Version", ("pdf",), Whose.CODE),
]

KEPT = [
    Kept(
        "reports",
        (
            "reports.Report",
            "reports.Finding",
            "reports.FindingSource",
            "reports.QuoteNotice",
            "reports.ReportRecommendation",
            "reports.Version",
            "reports.VersionSource",
        ),
        _("Reports, every version, and what each finding rests on"),
        _("for good"),
        _("They are public. Your words leave every version and file when you take them back."),
    ),
]

TASK_NAMES = [TaskName(make_pdf.module_path, _("The file of a report"))]

SEARCHES = [
    Search(
        _("Reports"),
        reports_visible_to,
        lambda report: Found(
            report.series.title,
            reverse("reports:report_detail", args=[report.pk]),
            report.series.theme.name,
        ),
        also=("series__title", "series__theme__name"),
    )
]

COMMUNITY_SECTIONS = [
    PageSection("reports", 20, reports_section, "reports/_of_community.html"),
]

NAVIGATION = [
    NavItem(_("Reports"), "reports:report_list", Group.REPORTS, within=("reports:",)),
    NavItem(
        _("My words"),
        "reports:my_receipt",
        Group.HOME,
        signed_in,
        order=10,
        within=("reports:receipt", "reports:quotable", "reports:withdraw"),
    ),
]

TODOS = [
    Todo(
        "copies",
        RUN,
        texts_to_decide,
        "reports/todos/copies.html",
        organises_somewhere,
        show=counted,
    ),
    Todo(
        "drafts",
        RUN,
        series_to_report,
        "reports/todos/drafts.html",
        organises_somewhere,
        show=drafts_to_publish,
    ),
    Todo(
        "to_draft",
        RUN,
        series_to_report,
        "reports/todos/to_draft.html",
        organises_somewhere,
        show=series_to_draft,
    ),
    Todo(
        "my_receipt",
        MINE,
        lambda member, now: [member],
        "reports/todos/my_receipt.html",
        asks=False,
    ),
]
