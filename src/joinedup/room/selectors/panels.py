"""What is drawn of a question or of a vote, for everybody in the room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from joinedup.conversation.lib.distribution import Distribution, distribution_to_show
from joinedup.conversation.models import (
    Contribution,
    Prompt,
    PromptKind,
    Quotable,
)
from joinedup.conversation.selectors.contributions import scale_counts, visible_in_meeting
from joinedup.conversation.selectors.prompts import counts_as_answer
from joinedup.votes.lib.tallies import Tally
from joinedup.votes.models import Poll, Statement
from joinedup.votes.selectors.polls import turnout
from joinedup.votes.selectors.results import Chosen, choices_of, results_of
from joinedup.votes.selectors.statements import statements_for_paper

MOST_CONTRIBUTIONS = 6  # contributions


@dataclass(frozen=True)
class PromptPanel:
    """A question, how many answers it has, and those that may be shown: rows of
    pk, text and credit, or the spread of a scale."""

    prompt: Prompt
    answers: int
    said: Sequence[Mapping[str, object]]
    spread: Distribution | None


def prompt_panel(prompt: Prompt) -> PromptPanel:
    """What everybody in the room may see of a question. Two queries."""
    said: Sequence[Mapping[str, object]] = []
    spread = None
    if prompt.kind == PromptKind.SCALE:
        counts = scale_counts([prompt]).get(prompt.pk, ())
        answers = sum(counts)
        # Whoever looks at the wall looks as a member, also when a facilitator opened it.
        spread = distribution_to_show(counts, organises=False) if prompt.is_revealed else None
    else:
        given = Contribution.objects.filter(counts_as_answer(), prompt=prompt)
        answers = given.count()
        shown = given.filter(visible_in_meeting()).exclude(quotable=Quotable.NO).exclude(text="")
        latest = shown.order_by("-pk").values("pk", "text", "credit")
        said = list(latest[:MOST_CONTRIBUTIONS]) if prompt.is_revealed else []
    return PromptPanel(prompt=prompt, answers=answers, said=said, spread=spread)


MOST_STATEMENTS = 6  # with their results: more are too small, or do not fit
MOST_ASKED = 12  # without; those that do not fit are not drawn


@dataclass(frozen=True)
class PollPanel:
    """A vote: before it is revealed how many ``ballots``, and what is ``asked``, by the number
    that paper ballots use.

    Once revealed, ``tallies`` are of the first statements, ``ideas`` the ideas with the most votes.
    ``listed`` is how many there are in all. ``has_numbers`` of ideas unless too few took part.
    """

    poll: Poll
    ballots: int
    asked: list[tuple[int, Statement]]
    tallies: list[Tally]
    ideas: list[Chosen]
    agreed: int
    rejected: int
    has_numbers: bool
    listed: int


def poll_panel(poll: Poll) -> PollPanel:
    """What everybody in the room may see of a vote. Three queries at most."""
    results, choices = results_of(poll), choices_of(poll)
    tallies = results.tallies if results else []
    ideas = choices.by_votes if choices else []
    of_all = statements_for_paper(poll) if poll.opened_at and not poll.is_revealed else {}
    return PollPanel(
        poll=poll,
        ballots=results.voters if results else choices.voters if choices else turnout(poll),
        asked=list(of_all.items())[:MOST_ASKED],
        tallies=tallies[:MOST_STATEMENTS],
        ideas=ideas[:MOST_STATEMENTS],
        agreed=len(results.agreed) if results else 0,
        rejected=len(results.rejected) if results else 0,
        has_numbers=bool(choices and choices.is_shown),
        listed=len(tallies) + len(ideas) + len(of_all),
    )
