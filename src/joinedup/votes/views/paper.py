"""Ballots from paper, for scribes: typing them, and putting right what was typed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.models import TakenAs
from joinedup.series.decorators import require_going_on
from joinedup.series.rules import may_scribe
from joinedup.series.selectors.meetings import meetings_for_member
from joinedup.votes.forms.paper import BallotForm, PaperForm
from joinedup.votes.lib.paper_ballots import write_ballot
from joinedup.votes.lib.poll_urls import poll_url
from joinedup.votes.lib.wording import WORDING
from joinedup.votes.models import Poll, PollKind
from joinedup.votes.selectors.paper import line_of, typed_ballots_of
from joinedup.votes.selectors.polls import poll_of
from joinedup.votes.selectors.statements import numbered_statements, statements_for_paper
from joinedup.votes.services.casting import NotTakingVotes
from joinedup.votes.services.paper import (
    NotOnTheList,
    change_typed_ballot,
    put_back_typed_ballot,
    take_out_typed_ballot,
    type_ballots,
)


@require_http_methods(["GET", "POST"])
@require_visible(meetings_for_member)
@require_permission(may_scribe)
@require_going_on
def paper(request, meeting, kind):
    """Type ballots that were filled in on paper, and see what one has typed."""
    poll = poll_of(meeting, kind)
    statements = statements_for_paper(poll)
    form = PaperForm(request.POST or None, **_reading(poll, statements))
    typed = typed_ballots_of(request.user, poll)
    counting = [line for line in typed if not line.is_out]
    above = line_of(counting, request.GET.get("above", ""))
    if request.method == "POST" and form.is_valid():
        ballots = form.cleaned_data["lines"]
        try:
            taken_as = type_ballots(
                key=form.cleaned_data["key"],
                poll=poll,
                ballots=ballots,
                above=above,
                by=request.user,
                at=timezone.now(),
            )
        except NotTaken as refused:
            form.not_taken(refused)
        except NotTakingVotes as closed:
            form.refuse(closed)
        else:
            messages.success(request, _said(taken_as, len(ballots)))
            return redirect(poll_url(poll, "paper"))
    return render(
        request,
        "votes/paper.html",
        {
            "meeting": meeting,
            "poll": poll,
            # To lead to the other kind it does not matter whether there is such a poll yet.
            "polls": [Poll(meeting=meeting, kind=each) for each in PollKind],
            "wording": WORDING[kind],
            "form": form,
            "typed": typed,
            "count": len(counting),
            "above": above,
            "statements": statements,
        },
        status=form.status,
    )


@require_http_methods(["GET", "POST"])
@require_visible(meetings_for_member)
@require_permission(may_scribe)
@require_going_on
def ballot_change(request, meeting, kind, line):
    """Change one ballot of one's list."""
    poll = poll_of(meeting, kind)
    typed = line_of(typed_ballots_of(request.user, poll), str(line))
    if typed is None and request.method != "POST":
        return _refused(request, poll, NotOnTheList())
    form = BallotForm(
        request.POST if request.method == "POST" else None,
        initial={"lines": typed.counted if typed else ""},
        **_reading(poll, statements_for_paper(poll)),
    )
    if typed is None:
        form.refuse(NotOnTheList())
    elif form.is_valid():
        (ballot,) = form.cleaned_data["lines"]
        changing = {"poll": poll, "line": line, "by": request.user, "at": timezone.now()}
        try:
            before = change_typed_ballot(ballot=ballot, **changing)
        except (NotOnTheList, NotTakingVotes) as refused:
            form.refuse(refused)
        else:
            said = _("The ballot is changed: %(now)s instead of %(before)s.")
            now = write_ballot(ballot, kind)
            messages.success(request, said % {"now": now, "before": before.counted})
            return _back(poll, line)
    return render(
        request,
        "votes/ballot_change.html",
        {
            "meeting": meeting,
            "poll": poll,
            "wording": WORDING[kind],
            "form": form,
            "line": typed,
        },
        status=form.status,
    )


@require_POST
@require_visible(meetings_for_member)
@require_permission(may_scribe)
def ballot_take_out(request, meeting, kind, line):
    """Count one ballot of one's list no more."""
    poll = poll_of(meeting, kind)
    try:
        before = take_out_typed_ballot(poll=poll, line=line, by=request.user, at=timezone.now())
    except (NotOnTheList, NotTakingVotes) as refused:
        return _refused(request, poll, refused)
    said = _("The ballot %(ballot)s is taken out. It stays in your list, to be put back.")
    messages.success(request, said % {"ballot": before.counted})
    return _back(poll, line)


@require_POST
@require_visible(meetings_for_member)
@require_permission(may_scribe)
def ballot_put_back(request, meeting, kind, line):
    """Undo that a ballot was taken out, or changed."""
    poll = poll_of(meeting, kind)
    try:
        before = put_back_typed_ballot(poll=poll, line=line, by=request.user, at=timezone.now())
    except (NotOnTheList, NotTakingVotes) as refused:
        return _refused(request, poll, refused)
    now = before.counted if before.is_out else before.typed
    messages.success(request, _("The ballot counts again as %(ballot)s.") % {"ballot": now})
    return _back(poll, line)


def _reading(poll, statements):
    """What a form needs to read ballots of a poll."""
    hidden = numbered_statements(poll).keys() - statements.keys()
    return {"kind": poll.kind, "numbers": list(statements), "hidden": hidden}


def _said(taken_as, count):
    if taken_as is TakenAs.SAME:
        return _("These ballots are saved already.")
    if taken_as is TakenAs.CHANGE:
        return ngettext(
            "Your list is changed: of what you had sent, %(count)d ballot is kept now.",
            "Your list is changed: of what you had sent, %(count)d ballots are kept now.",
            count,
        ) % {"count": count}
    said = ngettext("%(count)d ballot is saved.", "%(count)d ballots are saved.", count)
    return said % {"count": count}


def _back(poll, line):
    return redirect(f"{poll_url(poll, 'paper')}#ballot-{line}")


def _refused(request, poll, why):
    messages.warning(request, str(why))
    return redirect(poll_url(poll, "paper"))
