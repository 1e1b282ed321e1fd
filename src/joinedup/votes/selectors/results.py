"""What came out. Asked before the results are revealed, there is no answer to give."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from joinedup.core.suppression import SMALLEST_TOLD
from joinedup.series.models import Meeting, Series
from joinedup.votes.lib.groups import Groups
from joinedup.votes.lib.tallies import Tally, shared
from joinedup.votes.models import Choice, Poll, PollKind, Statement, StatementState
from joinedup.votes.selectors.polls import count_ballots, turnout
from joinedup.votes.selectors.statements import released_statements

_SUMS = {
    "agree": Count("votes", filter=Q(votes__value=Choice.AGREE)),
    "disagree": Count("votes", filter=Q(votes__value=Choice.DISAGREE)),
    "passed": Count("votes", filter=Q(votes__value=Choice.PASS)),
}


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


def results_of(poll: Poll) -> Results | None:
    """The Results of a poll on statements, or None before it is revealed."""
    if not poll.is_revealed or poll.kind != PollKind.STATEMENTS:
        return None
    tallies = [_tally(each) for each in released_statements(poll).annotate(**_SUMS)]
    agreed, rejected = shared(tallies)
    return Results(
        voters=turnout(poll),
        tallies=tallies,
        agreed=agreed,
        rejected=rejected,
        groups=Groups.read(poll.groups, [tally.statement for tally in tallies]),
    )


@dataclass(frozen=True)
class Chosen:
    """How many ballots chose one idea; ``votes`` is None where that is too few to say."""

    statement: Statement
    votes: int | None


@dataclass(frozen=True)
class Choices:
    """What came out of a poll on ideas that is revealed.

    ``voters`` is the number of ballots, of which all votes are counted; ``ideas`` are in the
    order of the list.
    """

    voters: int
    ideas: list[Chosen]

    @property
    def is_shown(self) -> bool:
        """Enough people took part to say how many chose what. Else no idea has its number."""
        return self.voters >= SMALLEST_TOLD

    @property
    def by_votes(self) -> list[Chosen]:
        """The ideas with the most votes first; with as many, in the order of the list."""
        return sorted(self.ideas, key=lambda each: -(each.votes or 0))

    @property
    def most(self) -> Chosen | None:
        """The idea that more chose than any other, if there is one and numbers are told."""
        first, second = [*self.by_votes, None, None][:2]
        if not self.is_shown or not first or not first.votes:
            return None
        return None if second and second.votes == first.votes else first


def choices_of(poll: Poll) -> Choices | None:
    """The Choices of a poll on ideas for recommendations, or None before it is revealed."""
    if not poll.is_revealed or poll.kind != PollKind.RECOMMENDATIONS:
        return None
    return _count([(poll, turnout(poll))])[poll]


def choices_in(series: Series) -> list[tuple[Meeting, Choices]]:
    """What the meetings of a series chose, as far as it is revealed: pairs of a meeting and its
    Choices, earliest first."""
    polls = (
        Poll.objects.filter(
            kind=PollKind.RECOMMENDATIONS, meeting__series=series, revealed_at__isnull=False
        )
        .select_related("meeting")
        .annotate(voters=count_ballots())
        .order_by("meeting__starts_at", "pk")
    )
    found = _count([(poll, poll.voters) for poll in polls])
    return [(poll.meeting, choices) for poll, choices in found.items()]


def tallies_in(series: Series) -> list[tuple[Meeting, Tally]]:
    """What the meetings of a series said to each statement, as far as it is revealed: pairs of a
    meeting and its Tally, earliest first. One query."""
    statements = Statement.objects.filter(
        state=StatementState.RELEASED,
        poll__kind=PollKind.STATEMENTS,
        poll__meeting__series=series,
        poll__revealed_at__isnull=False,
    ).select_related("poll__meeting")
    counted = statements.annotate(**_SUMS).order_by("poll__meeting__starts_at", "poll", "position")
    return [(each.poll.meeting, _tally(each)) for each in counted]


def _tally(statement: Any) -> Tally:
    return Tally(
        statement,
        agree=statement.agree,
        disagree=statement.disagree,
        passed=statement.passed,
    )


def _count(polls: Sequence[tuple[Poll, int]]) -> dict[Poll, Choices]:
    """The Choices of revealed polls, given with their numbers of ballots. One query."""
    listed: dict[int, list[tuple[Statement, int]]] = {poll.pk: [] for poll, _voters in polls}
    statements = Statement.objects.filter(poll__in=listed, state=StatementState.RELEASED)
    # A vote without a spot is no vote on an idea, however it came there.
    votes = Count("votes", filter=Q(votes__spot__isnull=False))
    for each in statements.annotate(given=votes).order_by("position"):
        listed[each.poll_id].append((each, each.given))
    return {
        poll: Choices(
            voters,
            [
                Chosen(idea, given if voters >= SMALLEST_TOLD else None)
                for idea, given in listed[poll.pk]
            ],
        )
        for poll, voters in polls
    }
