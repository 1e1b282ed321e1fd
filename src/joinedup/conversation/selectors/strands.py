from django.db.models import Q

from joinedup.conversation.models import Contribution, State, Strand, StrandChange
from joinedup.members.standing import standing_of
from joinedup.series.models import Series


def series_sorted_by(person):
    """Series whose contributions this person may sort."""
    return Series.objects.filter(community__in=standing_of(person).organises).select_related(
        "community"
    )


def sortable(series):
    """What can lie in a strand: words that were not withdrawn and not hidden."""
    return (
        Contribution.objects.filter(prompt__meeting__series=series, withdrawn_at=None)
        .exclude(text="")
        .exclude(state=State.HIDDEN)
    )


def strands_visible_to(person):
    """The strands of the series this person may hear, without those merged into others."""
    standing = standing_of(person)
    return Strand.objects.filter(
        Q(series__community__in=standing.communities, series__announced_at__isnull=False)
        | Q(series__community__in=standing.organises),
        merged_into=None,
    ).select_related("series__community")


def strand_changes_visible_to(person):
    """The acts of sorting of the series this person may sort, latest first."""
    return StrandChange.objects.filter(
        series__community__in=standing_of(person).organises
    ).select_related("series__community", "by")
