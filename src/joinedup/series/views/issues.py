from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.access.selectors import communities_visible_to
from joinedup.core.attempts import NotTaken, tell
from joinedup.core.decorators import require_permission, require_visible
from joinedup.design.undo import say_with_undo
from joinedup.series import rules
from joinedup.series.forms.issues import HideIssueForm, IssueEditForm, IssueForm, ThemeFields
from joinedup.series.models import PracticeIssue
from joinedup.series.selectors.series import practice_issues_visible_to
from joinedup.series.services.issues import (
    change_issue,
    hide_issue,
    raise_issue,
    show_issue,
    take_back_issue,
    take_up_issue,
)
from joinedup.series.services.series import find_or_make_theme
from joinedup.words.lib.word_checks import attach_word_checks

ISSUES_A_PAGE = 20


@require_permission(rules.may_raise_issue)
def issue_list(request):
    """What gets stuck, as the members of one's communities have said."""
    issues = practice_issues_visible_to(request.user)
    page = Paginator(issues, ISSUES_A_PAGE).get_page(request.GET.get("page"))
    for issue in page:
        issue.may_take_up = rules.may_take_up_issue(request.user, issue)
        issue.may_take_back = rules.may_take_back_issue(request.user, issue)
        issue.may_hide = rules.may_hide_issue(request.user, issue)
    return render(request, "series/issue_list.html", {"page": page})


@require_permission(rules.may_raise_issue)
def issue_new(request):
    """Say what gets stuck, without identifying anybody."""
    communities = communities_visible_to(request.user)
    form = IssueForm(request.POST or None, communities=communities)
    # Whoever belongs to several is shown the words of the first; they differ little.
    attach_word_checks(form, PracticeIssue, community=communities[0])
    if request.method == "POST" and form.is_valid():
        try:
            issue = raise_issue(
                key=form.cleaned_data["key"],
                community=form.cleaned_data["community"],
                statement=form.cleaned_data["statement"],
                where_from=form.cleaned_data["where_from"],
                by=request.user,
                at=timezone.now(),
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            messages.success(request, _say_raised(issue))
            return redirect("series:issue_list")
    return render(request, "series/issue_new.html", {"form": form}, status=form.status)


def _say_raised(issue):
    return tell(
        issue,
        _(
            "Thank you. Those who coordinate may take it up as part of a theme. Until then you can "
            "take it back here."
        ),
        changed=_("Thank you. What you sent before now stands as you chose last."),
    )


@require_visible(practice_issues_visible_to)
@require_permission(rules.may_take_back_issue)
def issue_edit(request, issue):
    """Say better what gets stuck."""
    initial = {"statement": issue.statement, "where_from": issue.where_from}
    form = IssueEditForm(request.POST or None, initial=initial)
    attach_word_checks(form, PracticeIssue, community=issue.community)
    if request.method == "POST" and form.is_valid():
        change_issue(
            issue=issue,
            statement=form.cleaned_data["statement"],
            where_from=form.cleaned_data["where_from"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("The changes have been saved."))
        return redirect("series:issue_list")
    page = {"issue": issue, "form": form}
    return render(request, "series/issue_edit.html", page, status=form.status)


@require_visible(practice_issues_visible_to)
@require_permission(rules.may_take_back_issue)
def issue_take_back(request, issue):
    """Ask once more, then take away what somebody said gets stuck."""
    if request.method == "POST":
        take_back_issue(issue=issue, by=request.user, at=timezone.now())
        messages.success(request, _("Taken back: its words are gone."))
        return redirect("series:issue_list")
    return render(request, "series/issue_take_back.html", {"issue": issue})


@require_visible(practice_issues_visible_to)
@require_permission(rules.may_hide_issue)
def issue_hide(request, issue):
    """Hide an issue from the community, with a reason."""
    form = HideIssueForm(request.POST or None, initial={"reason": issue.hidden_reason})
    if request.method == "POST" and form.is_valid():
        hide_issue(
            issue=issue, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
        )
        show_url = reverse("series:issue_show", args=[issue.pk])
        said = _("Hidden. Whoever raised it still sees it, with the reason.")
        say_with_undo(request, said, show_url)
        return redirect("series:issue_list")
    page = {"issue": issue, "form": form}
    return render(request, "series/issue_hide.html", page, status=form.status)


@require_POST
@require_visible(practice_issues_visible_to)
@require_permission(rules.may_hide_issue)
def issue_show(request, issue):
    """Show a hidden issue again."""
    show_issue(issue=issue, by=request.user, at=timezone.now())
    messages.success(request, _("It is shown again."))
    return redirect("series:issue_list")


@require_visible(practice_issues_visible_to)
@require_permission(rules.may_take_up_issue)
def issue_take_up(request, issue):
    """Make an issue part of a theme, new or known."""
    form = ThemeFields(request.POST or None, initial={"theme": issue.theme})
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        theme = form.cleaned_data["theme"] or find_or_make_theme(
            name=form.cleaned_data["new_theme"], by=request.user, at=at
        )
        take_up_issue(issue=issue, theme=theme, by=request.user, at=at)
        messages.success(
            request,
            _("It has a theme now. Here is what was asked before; then plan a series if you wish."),
        )
        return redirect(theme.plan_path)
    return render(request, "series/issue_take_up.html", {"issue": issue, "form": form})
