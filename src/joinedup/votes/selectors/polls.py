from joinedup.votes.models import Poll


def poll_of(meeting, kind):
    """The poll of this kind (a PollKind) of a meeting; one that is not saved yet when nobody has
    written anything to vote on."""
    poll = Poll.objects.filter(meeting=meeting, kind=kind).first() or Poll(kind=kind)
    poll.meeting = meeting
    return poll


def turnout(poll):
    """How many ballots there are: how many took part, never what they chose."""
    return poll.ballots.count() if poll.pk else 0
