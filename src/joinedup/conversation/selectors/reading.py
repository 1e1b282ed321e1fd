"""What was said at a meeting, ready to be read; the same few queries however much was said."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from joinedup.conversation.models import Prompt, PromptKind
from joinedup.conversation.selectors.contributions import (
    contributions_visible_to,
    scale_spread,
    searched,
)
from joinedup.conversation.spread import Spread, spread_to_show

A_FEW = 4  # of each question, when all are shown together
A_PAGE = 30
# Rows, not objects: this page is read more than any other.
READ = (
    "pk",
    "prompt_id",
    "member_id",
    "text",
    "voice",
    "credit",
    "captured",
    "quotable",
    "state",
    "state_reason",
    "outcome",
    "outcome_text",
)


@dataclass
class Question:
    """A prompt with what this reader may read of its answers."""

    prompt: Prompt
    count: int
    spread: Spread | None
    said: list[dict]

    @property
    def more(self):
        """How many answers are not shown here."""
        return self.count - len(self.said)


@dataclass
class Reading:
    """The conversation of a meeting as one person reads it.

    ``questions`` are all of them; ``chosen`` is the one that is read alone. ``page`` is there
    when the answers come page by page: to one question, or to a search.
    """

    questions: list[Question]
    chosen: Question | None = None
    page: Page | None = None


class _Counted(Paginator):
    """A paginator that was told how many there are."""

    def __init__(self, *args, count, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__["count"] = count


def read_meeting(meeting, *, person, organises, prompt=None, q="", page=1):
    """Read the conversation of a meeting: all questions, or one, or what holds these words."""
    prompts = list(meeting.prompts.select_related("ruling").order_by("position", "pk"))
    readable = contributions_visible_to(person).filter(prompt__meeting=meeting).exclude(text="")
    counts = dict(
        readable.order_by().values_list("prompt_id").annotate(Count("pk")) if prompts else []
    )
    scales = [each for each in prompts if each.kind == PromptKind.SCALE]
    spreads = scale_spread(scales) if scales else {}
    questions = [
        Question(
            prompt=each,
            count=counts.get(each.pk, 0),
            spread=spread_to_show(spreads.get(each.pk, ()), organises=organises),
            said=[],
        )
        for each in prompts
    ]
    chosen = next((each for each in questions if each.prompt.pk == prompt), None)
    reading = Reading(questions=questions, chosen=chosen)
    if chosen:
        readable = readable.filter(prompt=chosen.prompt)
    latest = readable.order_by("-pk").values(*READ)
    if q:
        reading.page = Paginator(searched(latest, q), A_PAGE).get_page(page)
    elif chosen:
        reading.page = _Counted(latest, A_PAGE, count=chosen.count).get_page(page)
    rows = reading.page.object_list if reading.page else _a_few_of_each(latest)
    by_prompt = {each.prompt.pk: each for each in questions}
    for row in rows if counts else []:
        by_prompt[row["prompt_id"]].said.append(row)
    return reading


def _a_few_of_each(latest):
    place = Window(RowNumber(), partition_by=F("prompt_id"), order_by=F("pk").desc())
    return latest.annotate(place=place).filter(place__lte=A_FEW)
