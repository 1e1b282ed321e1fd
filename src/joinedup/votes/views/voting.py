"""Voting and suggesting, on a device of one's own. Nobody's name is looked at here."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.core.decorators import require_visible
from joinedup.core.denials import Denial, note_denial
from joinedup.core.limits import limited, too_often
from joinedup.core.site import client_network
from joinedup.design.outbox import CLOSED, is_copy, private_unless_copy, taken
from joinedup.series.decorators import code_required, require_going_on
from joinedup.series.selectors.meetings import meetings_for_member
from joinedup.votes.forms.voting import VoteForm
from joinedup.votes.forms.writing import SUGGEST_FORMS
from joinedup.votes.lib.ballot_cookie import ballot_id_of, set_ballot_cookie
from joinedup.votes.lib.limits import BALLOTS, SUGGESTIONS
from joinedup.votes.lib.next_statement import NextStatement
from joinedup.votes.lib.poll_urls import poll_url
from joinedup.votes.lib.wording import WORDING
from joinedup.votes.models import Poll, PollKind
from joinedup.votes.selectors.ballots import answers_of
from joinedup.votes.selectors.polls import other_poll_shown, poll_of
from joinedup.votes.selectors.statements import released_statements
from joinedup.votes.services.casting import (
    NotTakingVotes,
    cast_vote,
    count_ballot,
    count_handed_out,
)
from joinedup.votes.services.statements import suggest_statement


@require_http_methods(["GET", "POST"])
@code_required
@private_unless_copy
@require_going_on
def vote(request, meeting):
    """One statement at a time: agree, disagree or pass."""
    poll = poll_of(meeting, PollKind.STATEMENTS)
    statements = released_statements(poll)
    ballot_id = ballot_id_of(request, poll)
    form = VoteForm(request.POST or None, statements=statements)
    status, refusal = 200, None
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        # The secret was handed out with the page. Making a ballot now, whose secret may never
        # arrive on a bad line, would count the next try as somebody else.
        if ballot_id is None:
            status, refusal = CLOSED, no_ballot(request)
        elif until := refuse_ballot(request, poll, ballot_id):
            return too_often(request, BALLOTS, until)
        else:
            try:
                cast_vote(ballot_id=ballot_id, in_round=poll.round, **chosen)
            except NotTakingVotes as closed:
                status, refusal = CLOSED, closed
            else:
                here = reverse("votes:vote", args=[meeting.code])
                return taken(request, "", f"{here}?after={chosen['statement'].pk}")
    answers = answers_of(ballot_id, poll)
    response = render(
        request,
        "votes/vote.html",
        {
            "meeting": meeting,
            "poll": poll,
            "other": other_poll_shown(poll),
            "wording": WORDING[poll.kind],
            "form": form,
            "refusal": refusal,
            "is_open": poll.is_open and not meeting.cancelled_at,
            "next": NextStatement.of(
                list(statements),
                answers,
                asked=request.POST.get("statement") or request.GET.get("statement"),
                after=request.GET.get("after"),
            ),
        },
        status=status,
    )
    if ballot_id is None and poll.is_open and not is_copy(request):
        set_ballot_cookie(response, poll)
        count_handed_out(poll)
    return response


def refuse_ballot(request, poll, ballot_id):
    """Until when a ballot is not taken, for too many new ones came through this connection."""
    return count_ballot(ballot_id, poll, client_network(request), timezone.now())


def no_ballot(request):
    """What a device is told that sent votes and has no ballot, or one that was not handed out."""
    note_denial(request, Denial.NO_BALLOT)
    return _(
        "Your answer was not counted, for this phone had no ballot yet. Please press again. If "
        "you see this a second time, your browser keeps no cookies: ask for a paper ballot."
    )


@require_http_methods(["GET", "POST"])
@limited(SUGGESTIONS, looks_who=False)
@code_required
@private_unless_copy
@require_going_on
def suggest(request, meeting, kind):
    """Suggest a statement or an idea; it is shown when the facilitator releases it."""
    poll = poll_of(meeting, kind)
    form = SUGGEST_FORMS[kind](request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            suggest_statement(poll=poll, at=timezone.now(), **form.cleaned_data)
        except NotTakingVotes as closed:
            form.refuse(closed, what_next=_("Copy it, or give it to the facilitator."))
        else:
            return taken(
                request,
                _(
                    "Thank you. It is kept, and so is anything you suggested before. The "
                    "facilitator reads it first, and then puts it to all. To take something back, "
                    "tell them."
                ),
                poll_url(poll, "vote"),
            )
    if request.method == "GET" and not (poll.is_open and not meeting.cancelled_at):
        return redirect(poll_url(poll, "vote"))
    return render(
        request,
        "votes/suggest.html",
        {"meeting": meeting, "poll": poll, "wording": WORDING[kind], "form": form},
        status=form.status,
    )


@require_safe
@require_visible(meetings_for_member)
@require_going_on
def vote_as_member(request, meeting, kind):
    """Lead a member to the page of the room: their vote is like everybody's, without a name."""
    return redirect(poll_url(Poll(meeting=meeting, kind=kind), "vote"))
