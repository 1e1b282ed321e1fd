from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.access.selectors import communities_visible_to
from joinedup.core.attempts import NotTaken, tell
from joinedup.core.decorators import require_permission, require_visible
from joinedup.series import rules
from joinedup.series.forms.issues import IssueForm, ThemeFields
from joinedup.series.models import PracticeIssue
from joinedup.series.selectors.series import practice_issues_visible_to
from joinedup.series.services.issues import raise_issue, take_back_issue, take_up_issue
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


@require_POST
@require_visible(practice_issues_visible_to)
@require_permission(rules.may_take_back_issue)
def issue_take_back(request, issue):
    """Take away what somebody said gets stuck."""
    take_back_issue(issue=issue, by=request.user, at=timezone.now())
    messages.success(request, _("Taken back: its words are gone."))
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
            request, _("Taken up. Here is what was asked before; then plan a series if you wish.")
        )
        return redirect(theme.plan_path)
    return render(request, "series/issue_take_up.html", {"issue": issue, "form": form})
