"""Polls whose paper is typed, and what their ballots say."""

from django.utils import timezone

from joinedup.votes.models import Vote
from joinedup.votes.services.polls import close_poll, reveal_poll
from tests.factories.people import make_member
from tests.factories.votes import make_statement


def now():
    return {"at": timezone.now()}


def numbered(poll, count=3):
    return [make_statement(poll=poll, position=number) for number in range(1, count + 1)]


def reveal(poll):
    by = make_member()
    close_poll(poll=poll, by=by, **now())
    reveal_poll(poll=poll, by=by, **now())


def cast(poll):
    """What ballots say, by the numbers of statements, in no order."""
    votes = Vote.objects.filter(ballot__poll=poll)
    said = {pk: [] for pk in poll.ballots.values_list("pk", flat=True)}
    for pk, number, value in votes.values_list("ballot", "statement__position", "value"):
        said[pk].append((number, value))
    return sorted(sorted(ballot) for ballot in said.values())
