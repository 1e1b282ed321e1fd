"""What came out, once it is revealed."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.core.decorators import require_visible
from joinedup.core.reading import at_one_moment
from joinedup.design.outbox import private_unless_copy
from joinedup.series.decorators import code_required
from joinedup.series.rules import may_run_meeting
from joinedup.series.selectors.meetings import meetings_for_member
from joinedup.votes.lib.group_plot import plot_groups
from joinedup.votes.lib.wording import WORDING
from joinedup.votes.selectors.polls import other_poll_shown, poll_of
from joinedup.votes.selectors.results import choices_of, results_of


def _shown(request, meeting, kind):
    poll = poll_of(meeting, kind)
    found = results_of(poll)
    return {
        "meeting": meeting,
        "poll": poll,
        "other": other_poll_shown(poll),
        "wording": WORDING[kind],
        "results": found,
        "picture": plot_groups(found.groups) if found and found.groups else None,
        "choices": choices_of(poll),
        "is_by_votes": request.GET.get("order") == "votes",
    }


@require_safe
@at_one_moment
@require_visible(meetings_for_member)
def results(request, meeting, kind):
    """What came out of a meeting's vote, for its members."""
    runs = may_run_meeting(request.user, meeting)
    return render(request, "votes/results.html", {**_shown(request, meeting, kind), "runs": runs})


@require_safe
@code_required
@at_one_moment
@private_unless_copy
def code_results(request, meeting, kind):
    """What came out, for those in the room."""
    return render(request, "votes/code_results.html", _shown(request, meeting, kind))
