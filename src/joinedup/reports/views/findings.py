"""Findings of a draft: their words, what they rest on, and what they ask."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.core.attempts import NotTaken, tell
from joinedup.core.cleaning import clean_line
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.optimistic_lock import ChangedMeanwhile
from joinedup.recommendations.exceptions import AlreadyAsked
from joinedup.recommendations.models import Recommendation
from joinedup.reports import forms, rules
from joinedup.reports.models import Finding
from joinedup.reports.selectors.reports import (
    findings_visible_to,
    possible_sources,
    report_recommendations_visible_to,
    reports_written_by,
)
from joinedup.reports.services.findings import (
    add_finding,
    change_finding,
    drop_finding,
    move_finding,
    set_sources,
)
from joinedup.reports.services.report_recommendations import (
    add_recommendation,
    change_recommendation,
    drop_recommendation,
)
from joinedup.votes.selectors.results import choices_in
from joinedup.words.lib.word_checks import attach_word_checks

A_PAGE = 50  # contributions to choose from


@require_visible(reports_written_by)
@require_permission(rules.may_write)
def finding_new(request, report):
    """A finding of one's own; what it rests on is chosen next."""
    form = forms.FindingForm(request.POST or None)
    attach_word_checks(form, Finding, community=report.series.community)
    if form.is_valid():
        try:
            finding = add_finding(
                report=report, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            there = _("The finding is there. Now choose what it rests on.")
            changed = _("The finding you wrote before is changed: it is now as you sent it last.")
            messages.success(request, tell(finding, there, changed=changed))
            return redirect("reports:finding_words", finding.pk)
    page = {"report": report, "form": form}
    return render(request, "reports/finding_new.html", page, status=form.status)


@require_visible(findings_visible_to)
@require_permission(rules.may_write_finding)
def finding_edit(request, finding):
    """The words of a finding."""
    form = _words(request, finding)
    if form.is_valid():
        form.cleaned_data.pop("key")
        saving = {"by": request.user, "at": timezone.now(), "expected": form.initial["seen"]}
        try:
            change_finding(finding=finding, **form.cleaned_data, **saving)
        except ChangedMeanwhile:  # in this very moment
            finding.refresh_from_db()
            form = _words(request, finding)
        else:
            messages.success(request, _("Saved."))
            return _back_to(finding)
    context = {"finding": finding, "form": form}
    return render(request, "reports/finding_edit.html", context, status=form.status)


def _words(request, finding):
    initial = {"heading": finding.heading, "body": finding.body}
    form = forms.FindingForm(request.POST or None, initial=initial)
    attach_word_checks(form, Finding, community=finding.report.series.community)
    return form


@require_visible(findings_visible_to)
@require_permission(rules.may_write_finding)
def finding_words(request, finding):
    """Choose what the finding rests on, and which of it is quoted."""
    if request.method == "POST":
        set_sources(
            finding=finding,
            offered=forms.numbers_in(request.POST, "offered"),
            chosen=forms.numbers_in(request.POST, "chosen"),
            quoted=forms.numbers_in(request.POST, "quoted"),
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("Saved."))
        return _back_to(finding)
    everything = request.GET.get("all") == "1"
    words = clean_line(request.GET.get("words", ""))
    found = possible_sources(finding, everything=everything, words=words)
    context = {
        "finding": finding,
        "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
        "everything": everything,
        "words": words,
    }
    return render(request, "reports/finding_words.html", context)


@require_POST
@require_visible(findings_visible_to)
@require_permission(rules.may_write_finding)
def finding_move(request, finding):
    """One place up or down."""
    places = -1 if request.POST.get("way") == "up" else 1
    move_finding(finding=finding, places=places, by=request.user, at=timezone.now())
    return _back_to(finding)


@require_visible(findings_visible_to)
@require_permission(rules.may_write_finding)
def finding_drop(request, finding):
    """Leave a finding out, after asking."""
    if request.method == "POST":
        report = finding.report
        drop_finding(finding=finding, by=request.user, at=timezone.now())
        messages.success(request, _("The finding is left out. What people said is still there."))
        return redirect("reports:report_edit", report.pk)
    return render(request, "reports/finding_drop.html", {"finding": finding})


@require_visible(findings_visible_to)
@require_permission(rules.may_write_finding)
def recommendation_new(request, finding):
    """Something to ask of an organisation because of this finding, with an idea of the room, or
    other words that came in the address, to begin with."""
    words = clean_line(request.GET.get("text", ""))[: forms.LONGEST_RECOMMENDATION]
    form = forms.RecommendationForm(request.POST or None, initial={"text": words})
    attach_word_checks(form, Recommendation, community=finding.report.series.community)
    if form.is_valid():
        try:
            added = add_recommendation(
                finding=finding, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            messages.success(request, _say_recommended(added.recommendation))
            return _back_to(finding)
    context = {"finding": finding, "form": form, "chosen": choices_in(finding.report.series)}
    return render(request, "reports/recommendation_new.html", context, status=form.status)


def _say_recommended(recommendation):
    return tell(
        recommendation,
        _("The recommendation is there. It is asked when the report is published."),
        changed=_(
            "The recommendation you wrote before is changed: it is now as you sent it last. It is "
            "asked when the report is published."
        ),
    )


@require_visible(report_recommendations_visible_to)
@require_permission(rules.may_write_recommendation)
def recommendation_edit(request, report_recommendation):
    """Change a recommendation that was not asked yet."""
    recommendation = report_recommendation.recommendation
    names = ("text", "why", "organisation", "role_title", "owner_email")
    form = forms.RecommendationForm(
        request.POST or None, initial={name: getattr(recommendation, name) for name in names}
    )
    attach_word_checks(form, Recommendation, community=recommendation.community)
    if form.is_valid():
        form.cleaned_data.pop("key")
        try:
            change_recommendation(
                report_recommendation=report_recommendation,
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except AlreadyAsked:
            form.refuse(_was_asked())
        else:
            messages.success(request, _("Saved."))
            return redirect("reports:report_edit", report_recommendation.report_id)
    elif recommendation.asked_at and not form.is_bound:
        return _to_the_asked(request, report_recommendation)
    return render(
        request,
        "reports/recommendation_edit.html",
        {"report_recommendation": report_recommendation, "form": form},
        status=form.status,
    )


@require_visible(report_recommendations_visible_to)
@require_permission(rules.may_write_recommendation)
def recommendation_drop(request, report_recommendation):
    """Take away a recommendation that was not asked yet, after asking."""
    if report_recommendation.recommendation.asked_at:
        return _to_the_asked(request, report_recommendation)
    if request.method == "POST":
        try:
            drop_recommendation(
                report_recommendation=report_recommendation, by=request.user, at=timezone.now()
            )
        except AlreadyAsked:
            return _to_the_asked(request, report_recommendation)
        messages.success(request, _("The recommendation is taken away."))
        return redirect("reports:report_edit", report_recommendation.report_id)
    return render(
        request,
        "reports/recommendation_drop.html",
        {"report_recommendation": report_recommendation},
    )


def _back_to(finding):
    draft = reverse("reports:report_edit", args=[finding.report_id])
    return redirect(f"{draft}#finding-{finding.pk}")


def _was_asked():
    return _(
        "This has been asked already, so its words stand. What you would ask besides, write as a "
        "recommendation of its own."
    )


def _to_the_asked(request, report_recommendation):
    messages.warning(request, _was_asked())
    return redirect(
        "recommendations:recommendation_detail", report_recommendation.recommendation_id
    )
