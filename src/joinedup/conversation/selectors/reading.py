"""What was said at a meeting, ready to be read; the same few queries however much was said."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from joinedup.conversation.lib.distribution import Distribution, distribution_to_show
from joinedup.conversation.models import Contribution, Prompt, PromptKind
from joinedup.conversation.selectors.contributions import (
    contributions_for,
    scale_counts,
    searched,
)

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
    "entered_by",
    "quotable",
    "state",
    "state_reason",
    "outcome",
    "outcome_text",
)


@dataclass
class PromptAnswers:
    """A prompt with what this reader may read of its answers."""

    prompt: Prompt
    count: int
    spread: Distribution | None
    said: list[dict]

    @property
    def answers(self):
        """How many answered, as the reader may know: on a scale also those without words."""
        return self.spread.people if self.spread else self.count

    @property
    def more(self):
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
    page: Page | None = None


class _Counted(Paginator):
    """A paginator that was told how many there are."""

    def __init__(self, *args, count, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__["count"] = count


def meeting_answers(
    meeting, *, person, organises, reads_everything=False, prompt=None, q="", page=1
):
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
    if chosen or q:
        counts = dict(readable.order_by().values_list("prompt_id").annotate(Count("pk")))
        page = _page(latest, chosen=chosen, counts=counts, q=q, number=page)
        rows = page.object_list
    else:
        page = None
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
        page=page,
    )


def _page(latest, *, chosen, counts, q, number):
    if chosen:
        latest = latest.filter(prompt=chosen)
    if q:
        return Paginator(searched(latest, q), A_PAGE).get_page(number)
    return _Counted(latest, A_PAGE, count=counts.get(chosen.pk, 0)).get_page(number)


def _a_few_of_each(readable):
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


def _spreads(prompts):
    scales = [each for each in prompts if each.kind == PromptKind.SCALE]
    return scale_counts(scales) if scales else {}
