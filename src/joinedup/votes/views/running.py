"""For those who run the meeting: statements, opening, closing, revealing, and paper."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.members.doors import found_in, may
from joinedup.votes import rules, selectors, services
from joinedup.votes.forms import HideForm, PaperForm, StatementForm
from joinedup.votes.models import PollKind

CLOSED = 409


def _back(meeting_id):
    return redirect("votes:statement_list", meeting_id)


@require_http_methods(["GET", "POST"])
@found_in(selectors.meetings_heard_by)
@may(rules.may_run_meeting)
def statement_list(request, meeting):
    """All statements of a meeting: write, release, hide, order; open, close and reveal."""
    poll = selectors.poll_of(meeting, PollKind.STATEMENTS)
    form = StatementForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            services.write_statements(
                key=form.cleaned_data["key"],
                meeting=meeting,
                kind=PollKind.STATEMENTS,
                texts=[form.cleaned_data["text"]],
                by=request.user,
                at=timezone.now(),
            )
        except services.NotTakingVotes as late:
            form.add_error("text", str(late))
            status = CLOSED
        else:
            messages.success(request, _("The statement is on the list."))
            return _back(meeting.pk)
    statements = selectors.statements_visible_to(request.user).filter(poll__meeting=meeting)
    return render(
        request,
        "votes/statement_list.html",
        {
            "meeting": meeting,
            "poll": poll,
            "form": form,
            "lists": selectors.by_state(statements),
            "turnout": selectors.turnout(poll),
        },
        status=status,
    )


@require_POST
@found_in(selectors.statements_visible_to)
@may(rules.may_change_statement)
def statement_release(request, statement):
    """Let the room vote on a statement."""
    services.release(statement=statement, by=request.user, at=timezone.now())
    messages.success(request, _("The room votes on it now."))
    return _back(statement.poll.meeting_id)


@require_http_methods(["GET", "POST"])
@found_in(selectors.statements_visible_to)
@may(rules.may_change_statement)
def statement_hide(request, statement):
    """Take a statement away from the room, with a reason."""
    form = HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.hide(statement=statement, by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The statement is hidden."))
        return _back(statement.poll.meeting_id)
    return render(
        request,
        "votes/statement_hide.html",
        {"statement": statement, "meeting": statement.poll.meeting, "form": form},
    )


@require_POST
@found_in(selectors.statements_visible_to)
@may(rules.may_change_statement)
def statement_move(request, statement):
    """Move a statement one place up or down."""
    places = -1 if request.POST.get("to") == "up" else 1
    services.move(statement=statement, places=places, by=request.user, at=timezone.now())
    return _back(statement.poll.meeting_id)


@require_POST
@found_in(selectors.meetings_heard_by)
@may(rules.may_run_meeting)
def poll_open(request, meeting):
    """Take votes."""
    services.open_poll(
        meeting=meeting, kind=PollKind.STATEMENTS, by=request.user, at=timezone.now()
    )
    messages.success(request, _("Voting is open."))
    return _back(meeting.pk)


@require_POST
@found_in(selectors.meetings_heard_by)
@may(rules.may_run_meeting)
def poll_close(request, meeting):
    """Take no more votes."""
    poll = selectors.poll_of(meeting, PollKind.STATEMENTS)
    if poll.pk:
        services.close_poll(poll=poll, by=request.user, at=timezone.now())
        messages.success(request, _("Voting is closed. Results stay hidden until you reveal them."))
    return _back(meeting.pk)


@require_POST
@found_in(selectors.meetings_heard_by)
@may(rules.may_run_meeting)
def poll_reveal(request, meeting):
    """Show everybody what came out."""
    poll = selectors.poll_of(meeting, PollKind.STATEMENTS)
    try:
        if not poll.pk:
            raise services.StillOpen
        services.reveal(poll=poll, by=request.user, at=timezone.now())
    except services.StillOpen:
        messages.warning(request, _("Open the vote and close it first; then reveal what came out."))
        return _back(meeting.pk)
    return redirect("votes:results", meeting.pk)


@require_http_methods(["GET", "POST"])
@found_in(selectors.meetings_heard_by)
@may(rules.may_scribe)
def paper(request, meeting):
    """Type ballots that were filled in on paper."""
    poll = selectors.poll_of(meeting, PollKind.STATEMENTS)
    statements = selectors.statements_for_paper(poll)
    form = PaperForm(request.POST or None, numbers=list(statements))
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            new = services.cast_on_paper(
                key=form.cleaned_data["key"],
                poll=poll,
                ballots=form.cleaned_data["lines"],
                by=request.user,
                at=timezone.now(),
            )
        except services.NotTakingVotes as closed:
            form.add_error("lines", str(closed))
            status = CLOSED
        else:
            messages.success(
                request,
                ngettext("%(count)d ballot is kept.", "%(count)d ballots are kept.", new)
                % {"count": new}
                if new
                else _("These ballots are kept already."),
            )
            return redirect("votes:paper", meeting.pk)
    return render(
        request,
        "votes/paper.html",
        {"meeting": meeting, "poll": poll, "form": form, "statements": statements},
        status=status,
    )
