"""The questions a meeting asks."""

import uuid

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.conversation import rules
from joinedup.conversation.forms.prompts import (
    HidePromptForm,
    NewPromptForm,
    PromptForm,
    RulingForm,
)
from joinedup.conversation.lib.default_prompts import DEFAULT_QUESTIONS
from joinedup.conversation.models import PromptKind
from joinedup.conversation.selectors.prompts import prompts_visible_to, prompts_with_counts
from joinedup.conversation.services.prompts import (
    AlreadyAnswered,
    ask_default_prompts,
    ask_prompt,
    change_prompt,
    close_prompt,
    hide_prompt,
    move_prompt,
    open_prompt,
    remove_prompt,
    rule_on_term,
    show_prompt_again,
)
from joinedup.core.attempts import NotTaken, tell
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.design.forms import IdempotentForm
from joinedup.design.undo import say_with_undo
from joinedup.series.decorators import require_going_on
from joinedup.series.rules import may_run_meeting
from joinedup.series.selectors.meetings import meetings_for_member


@require_safe
@at_one_moment
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
def prompt_list(request, meeting):
    """All questions of a meeting, to open, close and order."""
    return render(
        request,
        "conversation/prompt_list.html",
        {
            "meeting": meeting,
            "prompts": prompts_with_counts(meeting),
            "key": uuid.uuid4(),
        },
    )


@require_http_methods(["GET", "POST"])
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
@require_going_on
def prompt_new(request, meeting):
    """Ask a question: first what kind, then its words."""
    kind = request.GET.get("kind")
    if kind not in PromptKind:
        kinds = [(each, DEFAULT_QUESTIONS[each]) for each in PromptKind]
        return render(request, "conversation/prompt_new.html", {"meeting": meeting, "kinds": kinds})
    initial = {"question": DEFAULT_QUESTIONS[kind], "is_revealed": "yes"}
    form = NewPromptForm(request.POST or None, kind=kind, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            prompt = ask_prompt(
                meeting=meeting, kind=kind, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            asked = _("The question stands, and it is open.")
            changed = _("The question you asked before is changed: it is now as you sent it last.")
            messages.success(request, tell(prompt, asked, changed=changed))
            return redirect("conversation:prompt_list", meeting.pk)
    return render(
        request,
        "conversation/prompt_new.html",
        {"meeting": meeting, "form": form, "kind": PromptKind(kind)},
        status=form.status,
    )


@require_POST
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
@require_going_on
def prompt_defaults(request, meeting):
    """Add the usual questions in one press."""
    form = IdempotentForm(request.POST)
    form.full_clean()
    ask_default_prompts(
        key=form.cleaned_data["key"], meeting=meeting, by=request.user, at=timezone.now()
    )
    messages.success(request, _("The usual questions are there. The first is open."))
    return redirect("conversation:prompt_list", meeting.pk)


@require_http_methods(["GET", "POST"])
@require_visible(prompts_visible_to)
@require_permission(rules.may_change_prompt)
@require_going_on
def prompt_edit(request, prompt):
    """Word a question better."""
    initial = {"question": prompt.question, "term": prompt.term}
    form = PromptForm(request.POST or None, kind=prompt.kind, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_prompt(
            prompt=prompt,
            question=form.cleaned_data["question"],
            term=form.cleaned_data.get("term", ""),
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("The question is changed."))
        return redirect("conversation:prompt_list", prompt.meeting_id)
    return render(
        request,
        "conversation/prompt_edit.html",
        {"prompt": prompt, "meeting": prompt.meeting, "form": form},
        status=form.status,
    )


@require_http_methods(["GET", "POST"])
@require_visible(prompts_visible_to)
@require_permission(rules.may_change_prompt)
@require_going_on
def prompt_remove(request, prompt):
    """Take away a question asked by mistake, after asking; with answers, hide it."""
    is_answered = prompt.contributions.exists()
    form = HidePromptForm(request.POST or None, initial={"reason": prompt.hidden_reason})
    # Whoever wrote a reason read of answers: that these have gone since changes nothing.
    is_hidden = is_answered or "reason" in request.POST
    if request.method == "POST" and not is_hidden and _is_removed(request, prompt):
        return redirect("conversation:prompt_list", prompt.meeting_id)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        hide_prompt(prompt=prompt, reason=reason, by=request.user, at=timezone.now())
        show_url = reverse("conversation:prompt_show", args=[prompt.pk])
        say_with_undo(request, _("The question is hidden. Its answers are kept."), show_url)
        return redirect("conversation:prompt_list", prompt.meeting_id)
    page = {
        "prompt": prompt,
        "meeting": prompt.meeting,
        "form": form,
        "is_answered": is_answered or form.is_bound,
    }
    return render(request, "conversation/prompt_remove.html", page, status=form.status)


def _is_removed(request, prompt):
    try:
        remove_prompt(prompt=prompt, by=request.user, at=timezone.now())
    except AlreadyAnswered:  # by somebody, while we asked
        return False
    messages.success(request, _("The question is removed."))
    return True


@require_POST
@require_visible(prompts_visible_to)
@require_permission(rules.may_change_prompt)
@require_going_on
def prompt_show(request, prompt):
    """Show a hidden question again."""
    show_prompt_again(prompt=prompt, by=request.user, at=timezone.now())
    messages.success(request, _("The question is shown again. It is closed."))
    return redirect("conversation:prompt_list", prompt.meeting_id)


@require_POST
@require_visible(prompts_visible_to)
@require_permission(rules.may_change_prompt)
@require_going_on
def prompt_open(request, prompt):
    """Take answers to a question."""
    open_prompt(prompt=prompt, by=request.user, at=timezone.now())
    messages.success(request, _("The question is open."))
    return redirect("conversation:prompt_list", prompt.meeting_id)


@require_POST
@require_visible(prompts_visible_to)
@require_permission(rules.may_change_prompt)
def prompt_close(request, prompt):
    """Take no more answers to a question."""
    close_prompt(prompt=prompt, by=request.user, at=timezone.now())
    messages.success(request, _("The question is closed. What was said stays."))
    return redirect("conversation:prompt_list", prompt.meeting_id)


@require_POST
@require_visible(prompts_visible_to)
@require_permission(rules.may_change_prompt)
def prompt_move(request, prompt):
    """Move a question one place up or down."""
    places = -1 if request.POST.get("to") == "up" else 1
    move_prompt(prompt=prompt, places=places, by=request.user, at=timezone.now())
    return redirect("conversation:prompt_list", prompt.meeting_id)


@require_http_methods(["GET", "POST"])
@require_visible(prompts_visible_to)
@require_permission(rules.may_rule_on_term)
def term_rule(request, prompt):
    """Write down what the meeting decided about a term."""
    ruling = getattr(prompt, "ruling", None)
    hands = ("hands_keep", "hands_care", "hands_replace")
    names = ("decision", "instead", "reason", "dissent", *hands)
    form = RulingForm(
        request.POST or None, initial={name: getattr(ruling, name, "") for name in names}
    )
    if request.method == "POST" and form.is_valid():
        try:
            rule_on_term(prompt=prompt, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            messages.success(
                request, _("What was decided is written down. The lexicon follows it from now on.")
            )
            return redirect("conversation:meeting_words", prompt.meeting_id)
    return render(
        request,
        "conversation/term_rule.html",
        {"prompt": prompt, "meeting": prompt.meeting, "form": form},
        status=form.status,
    )
