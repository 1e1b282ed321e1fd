from functools import wraps

from joinedup.design.outbox import is_copy
from joinedup.series.doors import by_code
from joinedup.votes.models import Poll, PollKind
from joinedup.votes.secrets import ballot_id_of
from joinedup.votes.selectors.ballots import has_ballot


def _has_voted(request, meeting):
    polls = [Poll(meeting=meeting, kind=kind) for kind in PollKind]
    return has_ballot([ballot_id_of(request, poll) for poll in polls], meeting)


def in_the_room(view):
    """Open to whoever has the meeting's code. What is shown is for this device alone."""

    @by_code(knows=_has_voted)
    @wraps(view)
    def knock(request, meeting, **kwargs):
        response = view(request, meeting, **kwargs)
        if not is_copy(request):
            response["Cache-Control"] = "private, no-store"
        return response

    return knock
