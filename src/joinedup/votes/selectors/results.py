"""What came out. Asked before the results are revealed, there is no answer to give."""

from dataclasses import dataclass

from django.db.models import Count, Q

from joinedup.votes.agreement import Tally, shared
from joinedup.votes.groups import Groups
from joinedup.votes.models import Choice
from joinedup.votes.selectors.statements import released


@dataclass(frozen=True)
class Results:
    """The results of a poll that is revealed.

    ``voters`` is the number of ballots, ``tallies`` are in the order of the statements,
    ``agreed`` and ``rejected`` are those of them where the room is of one mind, and ``groups``
    is None until they are worked out.
    """

    voters: int
    tallies: list[Tally]
    agreed: list[Tally]
    rejected: list[Tally]
    groups: Groups | None


def results_of(poll):
    """The Results of a poll, or None before it is revealed."""
    if not poll.is_revealed:
        return None
    tallies = [
        Tally(each, agree=each.agree, disagree=each.disagree, passed=each.passed)
        for each in released(poll).annotate(
            agree=Count("votes", filter=Q(votes__value=Choice.AGREE)),
            disagree=Count("votes", filter=Q(votes__value=Choice.DISAGREE)),
            passed=Count("votes", filter=Q(votes__value=Choice.PASS)),
        )
    ]
    agreed, rejected = shared(tallies)
    return Results(
        voters=poll.ballots.count(),
        tallies=tallies,
        agreed=agreed,
        rejected=rejected,
        groups=Groups.read(poll.groups, [tally.statement for tally in tallies]),
    )
