"""What was said at a meeting, ready to be read; the same few queries however much was said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from joinedup.conversation.lib.distribution import Distribution, distribution_to_show
from joinedup.conversation.models import Contribution, Prompt, PromptKind
from joinedup.conversation.selectors.contributions import (
    contributions_for,
    scale_counts,
    searched,
)
from joinedup.people.models import Member
from joinedup.series.models import Meeting

A_FEW = 4  # of each question, when all are shown together
A_PAGE = 30


class AnswerRow(TypedDict):
    """What is read of an answer: a row, not an object, for no other page is read so often."""

    pk: int
    prompt_id: int
    member_id: int | None
    text: str
    voice: str
    credit: str
    entered_by: str
    quotable: str
    state: str
    state_reason: str
    outcome: str
    outcome_text: str


READ = tuple(AnswerRow.__annotations__)


@dataclass
class PromptAnswers:
    """A prompt with what this reader may read of its answers."""

    prompt: Prompt
    count: int
    spread: Distribution | None
    said: list[AnswerRow]

    @property
    def answers(self) -> int:
        """How many answered, as the reader may know: on a scale also those without words."""
        return self.spread.people if self.spread else self.count

    @property
    def more(self) -> int:
        """How many answers are not shown here."""
        return self.count - len(self.said)


@dataclass
class MeetingAnswers:
    """The conversation of a meeting as one person reads it.

    ``questions`` are all of them; ``chosen`` is the one that is read alone. ``page`` is there
    when the answers come page by page: to one question, or to a search.
    """

    questions: list[PromptAnswers]
    chosen: PromptAnswers | None = None
    page: "Page[AnswerRow] | None" = None


class _Counted(Paginator):
    """A paginator that was told how many there are."""

    def __init__(
        self, rows: QuerySet[Contribution, AnswerRow], per_page: int, *, count: int
    ) -> None:
        super().__init__(rows, per_page)
        self.__dict__["count"] = count


def meeting_answers(
    meeting: Meeting,
    *,
    person: Member,
    organises: bool,
    reads_everything: bool = False,
    prompt: int | None = None,
    q: str = "",
    page: int = 1,
) -> MeetingAnswers:
    """Read the conversation of a meeting: all questions, or one, or what holds these words.

    The person is one who hears the meeting (``meetings_for_member``); ``reads_everything`` is
    for those who run it and its scribes.
    """
    prompts = list(meeting.prompts.select_related("ruling").order_by("position", "pk"))
    reads_everything = reads_everything or organises
    readable = contributions_for(prompts, person=person, reads_everything=reads_everything).exclude(
        text=""
    )
    latest = readable.order_by("-pk").values(*READ)
    chosen = next((each for each in prompts if each.pk == prompt), None)
    shown = None
    if chosen or q:
        counts = dict(readable.order_by().values_list("prompt_id").annotate(Count("pk")))
        shown = _page(latest, chosen=chosen, counts=counts, q=q, number=page)
        rows: Iterable[AnswerRow] = shown.object_list
    else:
        rows, counts = _a_few_of_each(readable) if prompts else ([], {})
    spreads = _spreads(prompts)
    questions = {
        each.pk: PromptAnswers(
            prompt=each,
            count=counts.get(each.pk, 0),
            spread=distribution_to_show(spreads.get(each.pk, ()), organises=organises)
            if each.is_revealed or reads_everything
            else None,
            said=[],
        )
        for each in prompts
    }
    for row in rows:
        questions[row["prompt_id"]].said.append(row)
    return MeetingAnswers(
        questions=list(questions.values()),
        chosen=questions[chosen.pk] if chosen else None,
        page=shown,
    )


def _page(
    latest: QuerySet[Contribution, AnswerRow],
    *,
    chosen: Prompt | None,
    counts: Mapping[int, int],
    q: str,
    number: int,
) -> "Page[AnswerRow]":
    if chosen:
        latest = latest.filter(prompt=chosen)
    if q or not chosen:
        return Paginator(searched(latest, q), A_PAGE).get_page(number)
    return _Counted(latest, A_PAGE, count=counts.get(chosen.pk, 0)).get_page(number)


def _a_few_of_each(
    readable: QuerySet[Contribution],
) -> tuple[Iterable[AnswerRow], dict[int, int]]:
    """The latest answers to each question, and how many each has: rows, counts.

    First only numbers are put in their places, because a window over whole rows carries the
    words of a thousand contributions along; then the few are read.
    """
    placed = readable.values("pk", "prompt_id").annotate(
        place=Window(RowNumber(), partition_by=F("prompt_id"), order_by=F("pk").desc()),
        count=Window(Count("pk"), partition_by=F("prompt_id")),
    )
    few = list(placed.filter(place__lte=A_FEW).order_by())
    latest = Contribution.objects.filter(pk__in=[each["pk"] for each in few])
    rows = latest.order_by("-pk").values(*READ) if few else []
    return rows, {each["prompt_id"]: each["count"] for each in few}


def _spreads(prompts: Sequence[Prompt]) -> dict[int, list[int]]:
    scales = [each for each in prompts if each.kind == PromptKind.SCALE]
    return scale_counts(scales) if scales else {}
