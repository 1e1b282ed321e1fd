"""What was said at a meeting, ready to be read; the same few queries however much was said."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypedDict

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from joinedup.conversation.lib.distribution import Distribution, distribution_to_show
from joinedup.conversation.models import Contribution, Prompt, PromptKind
from joinedup.conversation.selectors.contributions import (
    answers_read_by,
    revealed,
    scale_counts,
    searched,
)
from joinedup.core.prepared import Prepared
from joinedup.people.models import Member
from joinedup.series.models import Meeting

A_FEW = 3  # of each question, when all are shown together
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
    is_answered: bool  # by this reader
    is_asking: bool  # takes answers at this moment
    spread: Distribution | None
    said: list[AnswerRow]

    @property
    def waits_for_own(self) -> bool:
        """Whether where others stand is told once the reader has said where they stand."""
        scale = self.prompt.kind == PromptKind.SCALE
        return scale and self.is_asking and not self.is_answered

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

    @property
    def read(self) -> list[PromptAnswers]:
        """The questions that are read: the chosen one, or all."""
        return [self.chosen] if self.chosen else self.questions

    @property
    def asking(self) -> list[PromptAnswers]:
        """The questions that take answers, of those that are read."""
        return [each for each in self.read if each.is_asking]


_prompts = Prepared(
    lambda meeting: (
        Prompt.objects.filter(meeting=meeting).select_related("ruling").order_by("position", "pk")
    )
)


class _Answers:
    """What is asked of the answers that somebody may read, who reads everything or not."""

    def __init__(self, *, reads_everything: bool) -> None:
        self._reads_everything = reads_everything
        self.counts = Prepared(
            lambda person, told, asked: (
                self._readable(person, told, asked)
                .values_list("prompt_id")
                .annotate(
                    with_words=Count("pk", filter=~Q(text="")),
                    own=Count("pk", filter=Q(member=person, withdrawn_at=None)),
                )
            )
        )
        self.few = Prepared(
            lambda person, told, prompt: self.latest(person, told, [prompt])[:A_FEW]
        )

    def latest(
        self, person: int, told: Collection[int], asked: Collection[int]
    ) -> QuerySet[Contribution, AnswerRow]:
        """To the questions ``asked``, of which those ``told`` are revealed."""
        with_words = self._readable(person, told, asked).exclude(text="")
        return with_words.order_by("-pk").values(*READ)

    def _readable(
        self, person: int, told: Collection[int], asked: Collection[int]
    ) -> QuerySet[Contribution]:
        return answers_read_by(
            person, told, asked, reads_everything=self._reads_everything
        ).order_by()


_ANSWERS = {everything: _Answers(reads_everything=everything) for everything in (False, True)}


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
    reads_everything = reads_everything or organises
    prompts = [each for each in _prompts(meeting.pk) if reads_everything or not each.hidden_at]
    told, asked = revealed(prompts), [each.pk for each in prompts]
    answers = _ANSWERS[reads_everything]
    counted = answers.counts(person.pk, told, asked)
    counts = {pk: with_words for pk, with_words, _own in counted}
    answered = {pk for pk, _with_words, own in counted if own}
    chosen = next((each for each in prompts if each.pk == prompt), None)
    shown = None
    if chosen or q:
        latest = answers.latest(person.pk, told, asked)
        shown = _page(latest, chosen=chosen, counts=counts, q=q, number=page)
        rows: Iterable[AnswerRow] = shown.object_list
    else:
        few = answers.few.of_each([(person.pk, told, each) for each in asked])
        rows = sorted(few, key=itemgetter("pk"), reverse=True)
    spreads = _spreads(prompts)
    is_taking_words = meeting.is_open and not meeting.cancelled_at
    questions = {
        each.pk: PromptAnswers(
            prompt=each,
            count=counts.get(each.pk, 0),
            is_answered=each.pk in answered,
            is_asking=is_taking_words and each.is_open,
            spread=distribution_to_show(spreads.get(each.pk, ()), organises=organises)
            if each.is_revealed or reads_everything
            else None,
            said=[],
        )
        for each in prompts
    }
    for row in rows:
        questions[row["prompt_id"]].said.append(row)
    for question in questions.values():
        if question.waits_for_own:
            question.spread = None
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


def _spreads(prompts: Sequence[Prompt]) -> dict[int, list[int]]:
    scales = [each for each in prompts if each.kind == PromptKind.SCALE]
    return scale_counts(scales) if scales else {}
