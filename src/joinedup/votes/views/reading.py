"""What came out, once it is revealed."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.core.decorators import require_visible
from joinedup.votes import rules, selectors
from joinedup.votes.picture import picture_of
from joinedup.votes.views.doors import in_the_room
from joinedup.votes.wording import WORDING


def _shown(request, meeting, kind):
    poll = selectors.poll_of(meeting, kind)
    found = selectors.results_of(poll)
    return {
        "meeting": meeting,
        "poll": poll,
        "other": selectors.other_poll_shown(poll),
        "wording": WORDING[kind],
        "results": found,
        "picture": picture_of(found.groups) if found and found.groups else None,
        "choices": selectors.choices_of(poll),
        "is_by_votes": request.GET.get("order") == "votes",
    }


@require_safe
@require_visible(selectors.meetings_heard_by)
def results(request, meeting, kind):
    """What came out of a meeting's vote, for its members."""
    runs = rules.may_run_meeting(request.user, meeting)
    return render(request, "votes/results.html", {**_shown(request, meeting, kind), "runs": runs})


@require_safe
@in_the_room
def code_results(request, meeting, kind):
    """What came out, for those in the room."""
    return render(request, "votes/code_results.html", _shown(request, meeting, kind))
