"""What is new for the phones in the room."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.conversation.selectors.guests import votes_for_room
from joinedup.conversation.selectors.prompts import open_prompts
from joinedup.core.decorators import public
from joinedup.core.site import client_address
from joinedup.room.selectors.phones import phones_revision_by_code
from joinedup.room.views.now import fresh, is_known, nothing_new
from joinedup.series.decorators import GuessesTooOften, takes_part
from joinedup.series.selectors.meetings import meeting_by_code
from joinedup.series.services.codes import count_wrong_code, guesses_too_often


@require_safe
@public
def code_now(request, code):
    """Whether the open questions and votes changed; asked by every phone every few seconds.

    One query when they did not, and no look at the session.
    """
    revision = phones_revision_by_code(code)
    if revision is None:
        count_wrong_code(client_address(request))
        raise Http404
    if guesses_too_often(client_address(request)) and not takes_part(
        request, meeting_by_code(code)
    ):
        return fresh(HttpResponse(status=GuessesTooOften.status))
    return nothing_new() if is_known(request, revision) else _questions(request, code)


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
