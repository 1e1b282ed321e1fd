from joinedup.votes.models import Poll


def poll_of(meeting):
    """The poll of a meeting; one that is not saved yet when nobody has written a statement."""
    poll = Poll.objects.filter(meeting=meeting).first() or Poll()
    poll.meeting = meeting
    return poll


def turnout(poll):
    """How many ballots there are: how many took part, never what they chose."""
    return poll.ballots.count() if poll.pk else 0
