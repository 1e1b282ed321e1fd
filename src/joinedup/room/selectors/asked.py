"""A question on the wall."""

from dataclasses import dataclass

from joinedup.conversation.lib.distribution import Distribution, distribution_to_show
from joinedup.conversation.models import (
    Contribution,
    ContributionState,
    Prompt,
    PromptKind,
    Quotable,
)
from joinedup.conversation.selectors.contributions import scale_counts, visible_in_meeting

MOST = 6  # contributions


@dataclass(frozen=True)
class Asked:
    """A question, how many answers it has, and those that may be shown: rows of
    pk, text and credit, or the spread of a scale."""

    prompt: Prompt
    answers: int
    said: list[dict]
    spread: Distribution | None

    @property
    def columns(self) -> list[dict]:
        """The spread as columns of a drawing, 110 wide and 60 high."""
        most = max(self.spread.counts)
        heights = [40 * count // most for count in self.spread.counts]
        return [
            {
                "place": place,
                "count": count,
                "x": place * 10 + 1,
                "middle": place * 10 + 5,
                "y": 50 - height,
                "over": 48 - height,
                "height": height,
            }
            for place, (count, height) in enumerate(zip(self.spread.counts, heights, strict=True))
        ]


def read_asked(prompt):
    """What everybody in the room may see of a question. Two queries."""
    kept = Contribution.objects.filter(prompt=prompt, withdrawn_at=None)
    answers = kept.exclude(state=ContributionState.HIDDEN).count()
    said: list[dict] = []
    spread = None
    if prompt.is_revealed and prompt.kind == PromptKind.SCALE:
        counts = scale_counts([prompt]).get(prompt.pk, ())
        # Whoever looks at the wall looks as a member, also when a facilitator opened it.
        spread = distribution_to_show(counts, organises=False)
    elif prompt.is_revealed:
        quotable = kept.filter(visible_in_meeting()).exclude(quotable=Quotable.NO).exclude(text="")
        said = list(quotable.order_by("-pk").values("pk", "text", "credit")[:MOST])
    return Asked(prompt=prompt, answers=answers, said=said, spread=spread)
