"""Saying something as a member, and what happens to it afterwards."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from joinedup.conversation import rules
from joinedup.conversation.forms.contributions import (
    ContributionForm,
    ContributionStateForm,
    OutcomeForm,
)
from joinedup.conversation.lib.kept import WaysBack, say_kept
from joinedup.conversation.lib.limits import WORDS
from joinedup.conversation.lib.session import last_choices_of_member, remember_choices_of_member
from joinedup.conversation.models import ContributionState
from joinedup.conversation.selectors.contributions import contributions_visible_to, said_besides
from joinedup.conversation.selectors.prompts import prompts_visible_to
from joinedup.conversation.services import contributions
from joinedup.conversation.services.contributions import (
    NotTakingContributions,
    TakenBack,
    hide_contribution,
    hold_contribution,
    report_outcome,
    show_contribution,
)
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.limits import limited
from joinedup.design.outbox import CLOSED, is_late, opens_without_line, taken

WAYS_BACK = WaysBack(
    change=lambda words: reverse("reports:quotable", args=[words.pk]),
    withdraw=lambda words: reverse("reports:withdraw", args=[words.pk]),
    receipt=lambda: reverse("reports:my_receipt"),
)


@require_http_methods(["GET", "POST"])
@limited(WORDS)
@require_visible(prompts_visible_to)
@require_permission(rules.may_contribute)
@opens_without_line
def contribute(request, prompt):
    """Answer a question, signed in."""
    initial = last_choices_of_member(request)
    form = ContributionForm(request.POST or None, prompt=prompt, initial=initial)
    refusal = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            kept = contributions.contribute(
                key=said["key"],
                prompt=prompt,
                text=said["text"],
                number=said.get("number"),
                voice=said["voice"],
                quotable=said["quotable"],
                credit=said["name"],
                by=request.user,
                at=timezone.now(),
            )
        except TakenBack as refused:
            if is_late(request):
                return taken(request, "", "conversation:meeting_words", prompt.meeting_id)
            form.not_taken(refused)
        except NotTakingContributions as closed:
            refusal = closed
        else:
            remember_choices_of_member(request, said | {"quotable": kept.quotable})
            words = say_kept(
                kept,
                form.consent,
                said["voice"],
                said.get("number"),
                said_besides(kept),
                WAYS_BACK,
            )
            to = ("conversation:meeting_words", prompt.meeting_id)
            return taken(request, words, *to, is_news=kept.is_stricter_now)
    return render(
        request,
        "conversation/contribute.html",
        {"prompt": prompt, "meeting": prompt.meeting, "form": form, "refusal": refusal},
        status=CLOSED if refusal else form.status,
    )


@require_http_methods(["GET", "POST"])
@require_visible(contributions_visible_to)
@require_permission(rules.may_hold)
def contribution_state(request, contribution):
    """Hold a contribution back, hide it, or show it again."""
    initial = {"state": contribution.state, "reason": contribution.state_reason}
    form = ContributionStateForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        state, reason = form.cleaned_data["state"], form.cleaned_data["reason"]
        doing = {"contribution": contribution, "by": request.user, "at": timezone.now()}
        if state == ContributionState.SHOWN:
            show_contribution(**doing)
            messages.success(request, _("It is shown again."))
        elif state == ContributionState.HELD:
            hold_contribution(reason=reason, **doing)
            messages.success(request, _("It is held back. The person who said it can read why."))
        else:
            hide_contribution(reason=reason, **doing)
            messages.success(request, _("It is hidden. The person who said it can read why."))
        return redirect(_place_of(contribution))
    return render(
        request,
        "conversation/contribution_state.html",
        {"contribution": contribution, "meeting": contribution.prompt.meeting, "form": form},
        status=form.status,
    )


@require_http_methods(["GET", "POST"])
@require_visible(contributions_visible_to)
@require_permission(rules.may_report_outcome)
def outcome_report(request, contribution):
    """Say what came of a small step."""
    initial = {"outcome": contribution.outcome, "text": contribution.outcome_text}
    form = OutcomeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept = report_outcome(
            contribution=contribution, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        if kept.withdrawn_at:
            form.refuse(
                _("This step was taken back meanwhile, so nothing is kept of what came of it.")
            )
        else:
            messages.success(request, _("Thank you. What came of the step is kept with it."))
            return redirect(_place_of(contribution))
    return render(
        request,
        "conversation/outcome_report.html",
        {"contribution": contribution, "meeting": contribution.prompt.meeting, "form": form},
        status=form.status,
    )


def _place_of(contribution):
    """Where the contribution stands among the answers to its question."""
    meeting = reverse("conversation:meeting_words", args=[contribution.prompt.meeting_id])
    return f"{meeting}?prompt={contribution.prompt_id}#said-{contribution.pk}"
