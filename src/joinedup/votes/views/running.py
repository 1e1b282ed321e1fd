"""For the facilitators: statements, opening, closing and revealing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.series.decorators import require_going_on
from joinedup.series.rules import may_run_meeting
from joinedup.series.selectors.meetings import meetings_for_member
from joinedup.votes import rules
from joinedup.votes.forms.writing import WRITE_FORMS, HideForm
from joinedup.votes.lib.poll_urls import poll_url
from joinedup.votes.lib.wording import WORDING
from joinedup.votes.models import Poll, PollKind
from joinedup.votes.selectors.polls import poll_of, turnout
from joinedup.votes.selectors.statements import (
    by_state,
    statements_visible_to,
)
from joinedup.votes.services.casting import NotTakingVotes
from joinedup.votes.services.polls import (
    StillOpen,
    close_poll,
    open_poll,
    reveal_poll,
    start_anew,
)
from joinedup.votes.services.statements import (
    hide_statement,
    move_statement,
    release_statement,
    write_statements,
)


def _back(poll):
    return redirect(poll_url(poll, "statement_list"))


def _both(meeting):
    # To lead from one kind to the other it does not matter whether there is such a poll yet.
    return [Poll(meeting=meeting, kind=kind) for kind in PollKind]


@require_http_methods(["GET", "POST"])
@at_one_moment
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
@require_going_on
def statement_list(request, meeting, kind):
    """All statements of a meeting, or all ideas: write, release, hide, order; open, close and
    reveal."""
    poll = poll_of(meeting, kind)
    wording = WORDING[kind]
    form = WRITE_FORMS[kind](request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            write_statements(
                key=form.cleaned_data["key"],
                meeting=meeting,
                kind=kind,
                texts=form.texts,
                by=request.user,
                at=timezone.now(),
            )
        except NotTakingVotes as late:
            form.refuse(late)
        else:
            messages.success(request, wording.written)
            return _back(poll)
    statements = statements_visible_to(request.user)
    return render(
        request,
        "votes/statement_list.html",
        {
            "meeting": meeting,
            "poll": poll,
            "polls": _both(meeting),
            "wording": wording,
            "form": form,
            "lists": by_state(statements.filter(poll__meeting=meeting, poll__kind=kind)),
            "turnout": turnout(poll),
            "present": meeting.attendances.count(),
        },
        status=form.status,
    )


@require_POST
@require_visible(statements_visible_to)
@require_permission(rules.may_change_statement)
def statement_release(request, statement):
    """Let the room vote on a statement."""
    release_statement(statement=statement, by=request.user, at=timezone.now())
    messages.success(request, _("The room votes on it now."))
    return _back(statement.poll)


@require_http_methods(["GET", "POST"])
@require_visible(statements_visible_to)
@require_permission(rules.may_change_statement)
def statement_hide(request, statement):
    """Take a statement away from the room, with a reason."""
    form = HideForm(request.POST or None, initial={"reason": statement.reason})
    if request.method == "POST" and form.is_valid():
        hide_statement(statement=statement, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, WORDING[statement.poll.kind].hidden)
        return _back(statement.poll)
    return render(
        request,
        "votes/statement_hide.html",
        {
            "statement": statement,
            "poll": statement.poll,
            "meeting": statement.poll.meeting,
            "wording": WORDING[statement.poll.kind],
            "form": form,
        },
        status=form.status,
    )


@require_POST
@require_visible(statements_visible_to)
@require_permission(rules.may_change_statement)
def statement_move(request, statement):
    """Move a statement one place up or down."""
    places = -1 if request.POST.get("to") == "up" else 1
    move_statement(statement=statement, places=places, by=request.user, at=timezone.now())
    return _back(statement.poll)


@require_POST
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
@require_going_on
def poll_open(request, meeting, kind):
    """Take votes."""
    poll = open_poll(meeting=meeting, kind=kind, by=request.user, at=timezone.now())
    messages.success(request, _("Voting is open."))
    return _back(poll)


@require_POST
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
def poll_close(request, meeting, kind):
    """Take no more votes."""
    poll = poll_of(meeting, kind)
    if poll.pk:
        close_poll(poll=poll, by=request.user, at=timezone.now())
        messages.success(request, _("Voting is closed. Results stay hidden until you reveal them."))
    return _back(poll)


@require_POST
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
def poll_reveal(request, meeting, kind):
    """Show everybody what came out."""
    poll = poll_of(meeting, kind)
    try:
        if not poll.pk:
            raise StillOpen
        reveal_poll(poll=poll, by=request.user, at=timezone.now())
    except StillOpen:
        messages.warning(request, _("Open the vote and close it first; then reveal what came out."))
        return _back(poll)
    return redirect(poll_url(poll, "results"))


@require_http_methods(["GET", "POST"])
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
@require_going_on
def poll_anew(request, meeting, kind):
    """Ask once more, then begin the vote again without its ballots."""
    poll = poll_of(meeting, kind)
    if not poll.opened_at or poll.is_revealed:
        return _back(poll)
    if request.method == "POST":
        seen = request.POST.get("round")
        if seen == str(poll.round):
            start_anew(poll=poll, from_round=poll.round, by=request.user, at=timezone.now())
            messages.success(
                request,
                _("The vote has started anew and is open. Ask everybody to open their page again."),
            )
        return _back(poll)
    return render(
        request,
        "votes/poll_anew.html",
        {
            "poll": poll,
            "meeting": meeting,
            "wording": WORDING[kind],
            "turnout": turnout(poll),
            "typed": poll.typed_ballots.filter(is_out=False).count(),
        },
    )
