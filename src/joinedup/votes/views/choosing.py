"""Giving three votes to ideas, on a device of one's own. Nobody's name is looked at here."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from joinedup.core.limits import too_often
from joinedup.design.outbox import CLOSED, is_copy, private_unless_copy, taken
from joinedup.series.decorators import code_required, require_going_on
from joinedup.votes.forms.voting import ChooseForm
from joinedup.votes.lib.ballot_cookie import ballot_id_of, set_ballot_cookie
from joinedup.votes.lib.limits import BALLOTS
from joinedup.votes.lib.poll_urls import poll_url
from joinedup.votes.lib.wording import WORDING
from joinedup.votes.models import VOTES_EACH, PollKind
from joinedup.votes.selectors.ballots import answers_of
from joinedup.votes.selectors.polls import other_poll_shown, poll_of
from joinedup.votes.selectors.statements import released_statements
from joinedup.votes.services.casting import NotTakingVotes, choose_ideas, count_handed_out
from joinedup.votes.views.voting import no_ballot, refuse_ballot


@require_http_methods(["GET", "POST"])
@code_required
@private_unless_copy
@require_going_on
def choose(request, meeting):
    """All ideas on one list: tick up to three."""
    poll = poll_of(meeting, PollKind.RECOMMENDATIONS)
    ideas = released_statements(poll)
    ballot_id = ballot_id_of(request, poll)
    chosen = answers_of(ballot_id, poll)
    sent = request.POST if request.method == "POST" and ideas else None
    form = ChooseForm(sent, ideas=ideas, chosen=list(chosen))
    status, refusal = 200, None
    if form.is_valid():
        # Handed out with the page and not with the vote, as for statements.
        if ballot_id is None:
            status, refusal = CLOSED, no_ballot(request)
        elif until := refuse_ballot(request, poll, ballot_id):
            return too_often(request, BALLOTS, until)
        else:
            try:
                choose_ideas(
                    ballot_id=ballot_id,
                    in_round=poll.round,
                    poll=poll,
                    ideas=form.cleaned_data["ideas"],
                )
            except NotTakingVotes as closed:
                status, refusal = CLOSED, closed
            else:
                return taken(request, "", poll_url(poll, "vote"))
    response = render(
        request,
        "votes/choose.html",
        {
            "meeting": meeting,
            "poll": poll,
            "other": other_poll_shown(poll),
            "wording": WORDING[poll.kind],
            "ideas": ideas,
            "form": form,
            "refusal": refusal,
            "is_open": poll.is_open and not meeting.cancelled_at,
            "given": len(chosen),
            "most": VOTES_EACH,
        },
        status=status,
    )
    if ballot_id is None and poll.is_open and not is_copy(request):
        set_ballot_cookie(response, poll)
        count_handed_out(poll)
    return response
