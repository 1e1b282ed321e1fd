"""A vote on the wall: how many took part, and what came out once it is revealed."""

from dataclasses import dataclass

from joinedup.votes.lib.tallies import Tally
from joinedup.votes.models import Poll
from joinedup.votes.selectors.polls import turnout
from joinedup.votes.selectors.results import Chosen, choices_of, results_of

MOST = 6  # statements or ideas: more are too small, or do not fit


@dataclass(frozen=True)
class Row:
    """A statement with its tally. The room is of ``one_mind``: "agreed", "rejected" or ""."""

    tally: Tally
    one_mind: str

    @property
    def bar(self) -> list[tuple[str, int, int]]:
        """Who agreed, disagreed and passed as parts of a line 1,000 long: name, from, length."""
        parts, begins = [], 0
        for name in ("agree", "disagree", "passed"):
            length = 1000 * getattr(self.tally, name) // self.tally.answered
            parts.append((name, begins, length))
            begins += length
        return parts


@dataclass(frozen=True)
class Voted:
    """A vote: how many ``ballots``, and nothing else before it is revealed.

    ``rows`` are the first statements, ``ideas`` the ideas with the most votes; ``listed`` is how
    many there are in all. ``has_numbers`` of ideas unless too few took part.
    """

    poll: Poll
    ballots: int
    rows: list[Row]
    ideas: list[Chosen]
    agreed: int
    rejected: int
    has_numbers: bool
    listed: int


def read_voted(poll):
    """What everybody in the room may see of a vote. Three queries at most."""
    results, choices = results_of(poll), choices_of(poll)
    tallies = results.tallies if results else []
    ideas = choices.by_votes if choices else []
    agreed = results.agreed if results else []
    rejected = results.rejected if results else []
    return Voted(
        poll=poll,
        ballots=turnout(poll),
        rows=[
            Row(tally, "agreed" if tally in agreed else "rejected" if tally in rejected else "")
            for tally in tallies[:MOST]
        ],
        ideas=ideas[:MOST],
        agreed=len(agreed),
        rejected=len(rejected),
        has_numbers=bool(choices and choices.is_shown),
        listed=len(tallies) + len(ideas),
    )
