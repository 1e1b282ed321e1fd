"""The board: what a series has to sort, and on request what is like it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, Sum

from engines.similarity import shared_words
from joinedup.conversation.lib.likeness import Likeness, Said, Taken, has_examples
from joinedup.conversation.models import Contribution, Prompt, StrandChange
from joinedup.conversation.selectors.contributions import searched
from joinedup.conversation.selectors.strands import A_PAGE, sortable, strands_with_counts
from joinedup.series.models import Series

# A row is higher with suggestions; a page is not.
A_PAGE_SUGGESTED = 12


@dataclass
class Board:
    """What a series has to sort: its strands with ``lying`` counts, a page of what matches,
    and what one may look by.

    ``like`` is what the page is ordered by likeness to; each row then has ``shared``, the words
    both hold. If ``suggests``, each row has ``suggested``, and ``taken`` tells how it went so far.
    """

    strands: list[Any]
    page: "Page[Any]"
    prompts: list[Prompt]
    sorted_count: int
    all_count: int
    may_suggest: bool
    suggests: bool
    like: Contribution | None = None
    taken: Taken = field(default_factory=Taken)


def board(
    series: Series,
    *,
    q: str = "",
    prompt: int | None = None,
    meeting: int | None = None,
    voice: str = "",
    like: int | None = None,
    suggest: bool = False,
    page: int = 1,
) -> Board:
    """The unsorted contributions of a series that match, page by page."""
    contributions = sortable(series)
    strands = strands_with_counts(series)
    unsorted = contributions.filter(strand=None).select_related("prompt__meeting")
    chosen = {"prompt": prompt, "prompt__meeting": meeting, "voice": voice}
    matching = unsorted.filter(**{name: value for name, value in chosen.items() if value})
    matching = searched(matching, q).order_by("pk")
    # The total is made of its parts, so that they add up.
    sorted_count = sum(strand.lying for strand in strands)
    may_suggest = has_examples(strand.lying for strand in strands)
    found = Board(
        strands=strands,
        page=Paginator(matching, A_PAGE).get_page(page),
        prompts=list(
            Prompt.objects.filter(meeting__series=series)
            .select_related("meeting")
            .order_by("meeting__starts_at", "meeting_id", "position", "pk")
        ),
        sorted_count=sorted_count,
        all_count=sorted_count + unsorted.count(),
        may_suggest=may_suggest,
        suggests=suggest and may_suggest,
        # What was sorted meanwhile still orders what was not.
        like=contributions.filter(pk=like).first() if like else None,
    )
    if found.like or found.suggests:
        _compare(found, series, matching, page)
    return found


def _compare(board: Board, series: Series, matching: QuerySet[Contribution], number: int) -> None:
    """Order the page by likeness, suggest strands beside its rows: what was asked for."""
    strands = {strand.pk: strand for strand in board.strands}
    said = sortable(series).order_by("pk").values_list("pk", "text", "strand_id")
    likeness = Likeness([Said(pk, text, strands.get(strand)) for pk, text, strand in said])
    ids = list(matching.values_list("pk", flat=True))
    if board.like:
        ids = likeness.in_order(board.like.pk, ids)
    page: Page[Any] = Paginator(ids, A_PAGE_SUGGESTED if board.suggests else A_PAGE).get_page(
        number
    )
    rows: dict[int, Any] = matching.in_bulk(page.object_list)
    page.object_list = [rows[pk] for pk in page.object_list if pk in rows]
    for row in page:
        if board.like and row != board.like:
            row.shared = shared_words(row.text, board.like.text)
        if board.suggests:
            row.suggested = likeness.strands_for(row.pk)
    board.page = page
    if board.suggests:
        board.taken = taken_so_far(series)


def taken_so_far(series: Series) -> Taken:
    """How the suggestions of a series did, without what was undone."""
    sums = StrandChange.objects.filter(series=series, undone_at=None).aggregate(
        **{name: Sum(name, default=0) for name in Taken._fields}
    )
    return Taken(**sums)
