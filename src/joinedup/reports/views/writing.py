"""Drafting, editing and publishing a report."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.optimistic_lock import ChangedMeanwhile, fingerprint
from joinedup.core.reading import at_one_moment
from joinedup.reports import forms, rules
from joinedup.reports.models import Report
from joinedup.reports.selectors.drafts import people_quoted
from joinedup.reports.selectors.meetings import meetings_not_over
from joinedup.reports.selectors.reading import read_content
from joinedup.reports.selectors.reports import (
    findings_being_written,
    reports_written_by,
    series_reported_to,
)
from joinedup.reports.selectors.snapshot import take_snapshot
from joinedup.reports.services.drafting import change_report, draft_report
from joinedup.reports.services.publishing import (
    NothingFound,
    RestsOnNothing,
    publish_report,
    published_before,
)
from joinedup.words.lib.word_checks import attach_word_checks

TEXTS = ("title", "summary", "method", "what_next")


@require_visible(series_reported_to)
@require_permission(rules.may_write_for_series)
def report_draft(request, series):
    """One press makes a draft from what was said."""
    if request.method == "POST":
        report = draft_report(series=series, by=request.user, at=timezone.now())
        messages.success(
            request,
            _("The draft is ready. Read each finding, choose its quotations, then publish."),
        )
        return redirect("reports:report_edit", report.pk)
    report = reports_written_by(request.user).filter(series=series).first()
    if report:
        return redirect("reports:report_edit", report.pk)
    return render(request, "reports/report_draft.html", {"series": series})


@require_safe
@at_one_moment
@require_visible(reports_written_by)
@require_permission(rules.may_write)
def report_edit(request, report):
    """The draft with all that can be done to it."""
    return render(
        request,
        "reports/report_edit.html",
        {
            "report": report,
            "findings": findings_being_written(report),
            "loose_recommendations": report.recommendations.filter(finding=None).select_related(
                "recommendation__organisation"
            ),
            "latest": report.versions.defer("content").first(),
        },
    )


@require_visible(reports_written_by)
@require_permission(rules.may_write)
def report_texts(request, report):
    """Title, summary, method, what happens next."""
    form = _texts(request, report)
    if form.is_valid():
        saving = {"by": request.user, "at": timezone.now(), "expected": form.initial["seen"]}
        try:
            change_report(report=report, **form.cleaned_data, **saving)
        except ChangedMeanwhile:  # in this very moment
            report.refresh_from_db()
            form = _texts(request, report)
        else:
            messages.success(request, _("Saved."))
            return redirect("reports:report_edit", report.pk)
    context = {"report": report, "form": form}
    return render(request, "reports/report_texts.html", context, status=form.status)


def _texts(request, report):
    form = forms.ReportForm(
        request.POST or None, initial={name: getattr(report, name) for name in TEXTS}
    )
    attach_word_checks(form, Report, community=report.series.community)
    return form


@at_one_moment
@require_visible(reports_written_by)
@require_permission(rules.may_write)
def report_publish(request, report):
    """See it as everybody will, then publish it."""
    latest = report.versions.defer("content").first()
    form = forms.PublishForm(request.POST or None, is_first=latest is None)
    # Pressed twice, the second press would be asked what has changed since the first.
    if form.is_bound and (made := _published_before(request, report, form)):
        return redirect("reports:report_version", made.pk)
    if form.is_valid():
        version = _publish(request, report, form)
        if version:
            return redirect("reports:report_version", version.pk)
    content = take_snapshot(report, timezone.now())
    if form.is_bound:
        form.data = {**form.data.dict(), "expected": fingerprint(content)}
    else:
        form.initial["expected"] = fingerprint(content)
    return render(
        request,
        "reports/report_publish.html",
        {
            "report": report,
            "latest": latest,
            "form": form,
            "page": read_content(content),
            "unfounded": [each["heading"] for each in content["findings"] if not each["rests_on"]],
            "silent": [each["heading"] for each in content["findings"] if not each["quoted"]],
            "quoted": people_quoted(report),
            "not_over": meetings_not_over(report.series, timezone.now()),
            "today": timezone.localdate(),
        },
        status=form.status,
    )


def _published_before(request, report, form):
    """The version that this form published already."""
    try:
        return published_before(form.made_key(), report, request.user, form.made_note())
    except NotTaken as refused:
        form.not_taken(refused)


def _publish(request, report, form):
    try:
        version = publish_report(
            report=report, by=request.user, at=timezone.now(), **form.cleaned_data
        )
    except ChangedMeanwhile:
        form.refuse(
            _(
                "The report has changed since you looked. Here it is as it is now: "
                "please look again."
            )
        )
    except NothingFound:
        form.refuse(_("There is no finding yet. Please add one before you publish."))
    except RestsOnNothing as problem:
        form.refuse(
            _("“%(heading)s” rests on nothing anybody said. Choose its contributions first.")
            % {"heading": problem.heading}
        )
    else:
        messages.success(request, _published(version))
        return version


def _published(version):
    number = {"number": version.number}
    if not version.content["recommendations"]:
        return _("Version %(number)s is published. Everybody can read it.") % number
    return (
        _(
            "Version %(number)s is published. Everybody can read it, and what it recommends "
            "has been asked."
        )
        % number
    )
