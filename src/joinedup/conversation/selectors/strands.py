from collections.abc import Collection
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from joinedup.access.permissions import by_roles, roles_of
from joinedup.conversation.models import (
    Contribution,
    Strand,
    StrandChange,
)
from joinedup.conversation.selectors.contributions import contributions_visible_to
from joinedup.conversation.selectors.prompts import counts_as_answer
from joinedup.people.models import Person
from joinedup.series.models import Series
from joinedup.series.selectors.series import takes_part_in

A_PAGE = 32
LATEST_ACTS = 8


def sortable(series: Series) -> QuerySet[Contribution]:
    """What can lie in a strand: words that were not withdrawn and not hidden."""
    return Contribution.objects.filter(counts_as_answer(), prompt__meeting__series=series).exclude(
        text=""
    )


def strands_visible_to(person: Person) -> QuerySet[Strand]:
    """The strands of the series this person may hear, without those merged into others."""
    return strands_ever_visible_to(person).filter(merged_into=None)


@by_roles
def strands_ever_visible_to(
    communities: Collection[int], organises: Collection[int]
) -> QuerySet[Strand]:
    """The same with those merged into others: whoever merged two may send that again."""
    return Strand.objects.filter(takes_part_in(communities, organises, "series__")).select_related(
        "series__community"
    )


def strand_changes_visible_to(person: Person) -> QuerySet[StrandChange]:
    """The acts of sorting of the series this person may sort, latest first."""
    return StrandChange.objects.filter(
        StrandChange.within(roles_of(person).organises)
    ).select_related("series__community", "by")


def latest_changes(series: Series) -> QuerySet[StrandChange]:
    """The latest acts of sorting a series that were not undone."""
    return (
        StrandChange.objects.filter(series=series, undone_at=None)
        .select_related("by")
        .order_by("-pk")[:LATEST_ACTS]
    )


def strands_with_counts(series: Series) -> list[Any]:
    """The strands of a series, each with ``lying``: how many sortable contributions it holds.

    The oldest first, so that each keeps its number while others are begun.
    """
    lying = Count(
        "contributions",
        filter=counts_as_answer("contributions__") & ~Q(contributions__text=""),
    )
    return list(
        Strand.objects.filter(series=series, merged_into=None).annotate(lying=lying).order_by("pk")
    )


def change_that_made(strand: Strand) -> StrandChange:
    """The act of sorting that began a strand: both have the key of one form."""
    return StrandChange.objects.get(key=strand.key)


def read_strand(strand: Strand, *, person: Person, page: int = 1) -> "Page[Contribution]":
    """A page of what lies in a strand, as far as this person may read it."""
    readable = (
        contributions_visible_to(person)
        .filter(strand=strand, withdrawn_at=None)
        .exclude(text="")
        .order_by("pk")
    )
    return Paginator(readable, A_PAGE).get_page(page)


def other_strands(strand: Strand) -> QuerySet[Strand]:
    """The strands this one may be merged into."""
    return Strand.objects.filter(series=strand.series_id, merged_into=None).exclude(pk=strand.pk)
