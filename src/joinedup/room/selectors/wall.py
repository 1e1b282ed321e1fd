from dataclasses import dataclass

from joinedup.conversation.models import Contribution, Prompt, PromptKind, Quotable, State
from joinedup.conversation.selectors import scale_spread, told_to_room
from joinedup.conversation.spread import Spread, spread_to_show

MOST = 6  # contributions


@dataclass(frozen=True)
class Wall:
    """The question on the wall, how many answers it has, and those that may be shown: rows of
    pk, text and credit, or the spread of a scale."""

    prompt: Prompt | None
    answers: int
    said: list[dict]
    spread: Spread | None

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


def read_wall(meeting) -> Wall:
    """What everybody in the room may see. Four queries at most."""
    prompt = shown_among(list(meeting.prompts.order_by("position", "pk")), meeting)
    if prompt is None:
        return Wall(prompt=None, answers=0, said=[], spread=None)
    kept = Contribution.objects.filter(prompt=prompt, withdrawn_at=None)
    answers = kept.exclude(state=State.HIDDEN).count()
    said: list[dict] = []
    spread = None
    if prompt.is_revealed and prompt.kind == PromptKind.SCALE:
        counts = scale_spread([prompt]).get(prompt.pk, ())
        # Whoever looks at the wall looks as a member, also when a facilitator opened it.
        spread = spread_to_show(counts, organises=False)
    elif prompt.is_revealed:
        quotable = kept.filter(told_to_room()).exclude(quotable=Quotable.NO).exclude(text="")
        said = list(quotable.order_by("-pk").values("pk", "text", "credit")[:MOST])
    return Wall(prompt=prompt, answers=answers, said=said, spread=spread)


def shown_among(prompts, meeting):
    """The question on the wall: the last of the open ones; else the one answered last."""
    opened = [each for each in prompts if each.is_open]
    if opened:
        return opened[-1]
    if not prompts:
        return None
    latest = Contribution.objects.filter(prompt__in=prompts).order_by("-pk")
    answered = latest.values_list("prompt", flat=True).first()
    return next((each for each in prompts if each.pk == answered), None)
