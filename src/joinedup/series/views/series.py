from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.access.selectors import communities_coordinated_by
from joinedup.core.attempts import NotTaken, tell
from joinedup.core.cleaning import whole_number
from joinedup.core.decorators import public, require_permission, require_visible
from joinedup.core.registry import contributions
from joinedup.design.undo import say_with_undo
from joinedup.recommendations.lib.state import RecommendationState
from joinedup.series import rules
from joinedup.series.forms.series import SeriesEditForm, SeriesFilterForm, SeriesForm
from joinedup.series.models import Series, Theme
from joinedup.series.selectors.invitations import join_requests_visible_to
from joinedup.series.selectors.meetings import meetings_announced_to, series_with_meetings
from joinedup.series.selectors.series import (
    communities_of_series,
    earlier_recommendations,
    matching_series,
    practice_issues_visible_to,
    series_visible_to,
    themes_with_history,
)
from joinedup.series.services.series import (
    SeriesBegun,
    announce_series,
    change_series,
    close_series,
    drop_series,
    find_or_make_theme,
    open_series_again,
    plan_series,
)
from joinedup.words.lib.word_checks import attach_word_checks

SERIES_A_PAGE = 20


@public
def series_list(request):
    """Every announced series of the place with its meetings, and the drafts of those who run
    communities."""
    found = series_with_meetings(request.user)
    form = SeriesFilterForm(request.GET, communities=list(communities_of_series(found)))
    narrowed = matching_series(found, **form.cleaned_data) if form.is_valid() else found
    page = Paginator(narrowed, SERIES_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "series/series_list.html",
        {
            "page": page,
            "form": form,
            "now": timezone.now(),
            "may_plan": rules.may_plan_series(request.user),
        },
    )


@require_visible(series_visible_to)
def series_detail(request, series):
    """The public page of a series, and for those who run it what comes next."""
    may_coordinate = rules.may_coordinate_series(request.user, series)
    meetings = list(meetings_announced_to(request.user).filter(series=series))
    now = timezone.now()
    coming = [each for each in meetings if not each.is_over(now) and not each.cancelled_at]
    return render(
        request,
        "series/series_detail.html",
        {
            "series": series,
            "meetings": meetings,
            "next_meeting": coming[0] if coming else None,
            **_asked_before(series.theme, before=series),
            "may_see_meetings": rules.may_see_meetings(request.user, series),
            "may_see_plans": rules.may_see_plans(request.user, series),
            "may_coordinate": may_coordinate,
            "join_requests": join_requests_visible_to(request.user).filter(
                series=series, decided_at=None
            )
            if may_coordinate
            else [],
            "files": list(contributions("SERIES_FILES")) if may_coordinate else [],
            "now": now,
        },
    )


@require_permission(rules.may_plan_series)
def series_new(request):
    """First the theme, with what was asked before on it; then the series itself."""
    chosen = request.GET.get("theme", "")
    if not chosen:
        themes = themes_with_history()
        return render(request, "series/series_new.html", {"themes": themes})
    theme = None if chosen == "new" else get_object_or_404(Theme, pk=whole_number(chosen))
    form = SeriesForm(
        request.POST or None,
        communities=communities_coordinated_by(request.user),
        with_new_theme=theme is None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            series = _plan_series(form.cleaned_data, theme, request.user)
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            messages.success(request, _say_planned(series))
            return redirect(series)
    return render(
        request,
        "series/series_new.html",
        {
            "form": form,
            "theme": theme,
            **_asked_before(theme),
            "practice_issues": practice_issues_visible_to(request.user).filter(
                theme=theme, hidden_at=None
            )
            if theme
            else [],
        },
        status=form.status,
    )


def _asked_before(theme, *, before=None):
    """What was asked before on a theme, and how much of it is still open or overdue."""
    asked = list(earlier_recommendations(theme, before=before)) if theme else []
    return {
        "earlier_recommendations": asked,
        "still_open": sum(each.state != RecommendationState.CLOSED for each in asked),
        "overdue": sum(each.state == RecommendationState.OVERDUE for each in asked),
    }


def _plan_series(cleaned, theme, by):
    at = timezone.now()
    theme = theme or find_or_make_theme(name=cleaned["new_theme"], by=by, at=at)
    return plan_series(
        key=cleaned["key"],
        community=cleaned["community"],
        theme=theme,
        title=cleaned["title"],
        question=cleaned["question"],
        wider_question=cleaned["wider_question"],
        about=cleaned["about"],
        by=by,
        at=at,
    )


def _say_planned(series):
    return tell(
        series,
        _("The series is kept as a draft. Next, plan its first meeting, then announce it."),
        changed=_("The series you planned before is changed: it is now as you sent it last."),
    )


@require_visible(series_visible_to)
@require_permission(rules.may_coordinate_series)
def series_edit(request, series):
    """Change what a series says of itself."""
    initial = {
        name: getattr(series, name)
        for name in ("title", "question", "wider_question", "about", "theme")
    }
    form = SeriesEditForm(request.POST or None, initial=initial)
    attach_word_checks(form, Series, community=series.community)
    if request.method == "POST" and form.is_valid():
        cleaned, at = form.cleaned_data, timezone.now()
        new_theme = cleaned.pop("new_theme")
        if new_theme:
            cleaned["theme"] = find_or_make_theme(name=new_theme, by=request.user, at=at)
        change_series(series=series, by=request.user, at=at, **cleaned)
        messages.success(request, _("The series has been changed."))
        return redirect(series)
    page = {"series": series, "form": form}
    return render(request, "series/series_edit.html", page, status=form.status)


@require_visible(series_visible_to)
@require_permission(rules.may_coordinate_series)
def series_announce(request, series):
    """Ask once more, then give the series its public page."""
    if request.method == "POST":
        announce_series(series=series, by=request.user, at=timezone.now())
        messages.success(
            request, _("The series is announced: its page is public. Next, invite people.")
        )
        return redirect(series)
    meetings = meetings_announced_to(request.user).filter(series=series)
    return render(request, "series/series_announce.html", {"series": series, "meetings": meetings})


@require_visible(series_visible_to)
@require_permission(rules.may_coordinate_series)
def series_close(request, series):
    """Ask once more, then say that the series has met for the last time."""
    if request.method == "POST":
        close_series(series=series, by=request.user, at=timezone.now())
        again_url = reverse("series:series_open_again", args=[series.pk])
        say_with_undo(request, _("The series is closed. Next comes its report."), again_url)
        return redirect(series)
    return render(request, "series/series_close.html", {"series": series})


@require_POST
@require_visible(series_visible_to)
@require_permission(rules.may_coordinate_series)
def series_open_again(request, series):
    """Take back that it has met for the last time."""
    open_series_again(series=series, by=request.user, at=timezone.now())
    messages.success(request, _("The series is open again: meetings can be planned in it."))
    return redirect(series)


@require_visible(series_visible_to)
@require_permission(rules.may_coordinate_series)
def series_drop(request, series):
    """Ask once more, then take a draft away."""
    if request.method == "POST":
        try:
            drop_series(series=series, by=request.user, at=timezone.now())
        except SeriesBegun:
            messages.error(
                request,
                _("It stays: people know of it, or have said something in it. You can close it."),
            )
            return redirect(series)
        messages.success(request, _("The draft is removed."))
        return redirect("series:series_list")
    return render(request, "series/series_drop.html", {"series": series})
