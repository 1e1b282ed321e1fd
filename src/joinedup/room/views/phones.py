"""What is new for the phones in the room."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.conversation.selectors.guests import votes_for_room
from joinedup.conversation.selectors.prompts import open_prompts
from joinedup.conversation.views import remembered
from joinedup.core.decorators import public
from joinedup.room.selectors.phones import turn_by_code
from joinedup.room.views.now import fresh, is_known, nothing_new
from joinedup.series import codes
from joinedup.series.selectors.meetings import meeting_by_code

GUESSING = 429


@require_safe
@public
def code_now(request, code):
    """Whether the open questions and votes changed; asked by every phone every few seconds.

    One query when they did not, and no look at the session.
    """
    turn = turn_by_code(code)
    if turn is None:
        codes.count_wrong_code(request)
        raise Http404
    if codes.guesses_too_often(request) and not _is_in(request, code):
        return fresh(HttpResponse(status=GUESSING))
    return nothing_new() if is_known(request, turn) else _questions(request, code)


def _is_in(request, code):
    return remembered.guest_of(request, meeting_by_code(code)) is not None


def _questions(request, code):
    meeting = meeting_by_code(code)
    context = {
        "meeting": meeting,
        "prompts": list(open_prompts(meeting)),
        "polls": list(votes_for_room(meeting)),
    }
    page = fresh(render(request, "conversation/_open_questions.html", context))
    page["X-Robots-Tag"] = "noindex"
    return page
