"""What may be read of lexicons, and by whom."""

from collections.abc import Collection, Iterable

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise

from engines.words import Entry
from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.people.models import Person
from joinedup.words.models import Argument, Dismissal, DismissalReason, LexiconChange


def communities_read_by(person: Person) -> QuerySet[Community]:
    """Communities whose lexicon this person may read: their own, and those that published it."""
    return Community.objects.filter(
        Q(pk__in=roles_of(person).communities) | Q(lexicon__published_at__isnull=False)
    ).select_related("lexicon")


def communities_of(person: Person) -> QuerySet[Community]:
    """Communities this person belongs to today."""
    return Community.objects.filter(pk__in=roles_of(person).communities).select_related("lexicon")


def arguments_visible_to(person: Person) -> QuerySet[Argument]:
    """What members said about words, in the communities this person belongs to."""
    return Argument.objects.filter(
        Argument.within(roles_of(person).communities), withdrawn_at=None
    ).select_related("community", "by")


def arguments_about(community: Community, entry_id: str, *, person: Person) -> QuerySet[Argument]:
    """What was said for and against an entry, oldest first."""
    return arguments_visible_to(person).filter(community=community, entry_id=entry_id)


def changes_of(community: Community, entry_id: str | None = None) -> QuerySet[LexiconChange]:
    """The changes of a lexicon, or of one entry, latest first."""
    changes = LexiconChange.objects.filter(lexicon__community=community).select_related("by")
    return changes.filter(entry_id=entry_id) if entry_id else changes


def dismissal_counts(community: Community) -> dict[str, int]:
    """How often each entry's marks were found fine: entry id -> number of times."""
    found = Dismissal.objects.filter(community=community).values_list("entry_id")
    return dict(found.annotate(Count("pk")).order_by())


def dismissal_reasons(community: Community, entry_id: str) -> list[tuple[str | Promise, int]]:
    """Why the marks of one entry were found fine: label and number of times, commonest first."""
    found = (
        Dismissal.objects.filter(community=community, entry_id=entry_id)
        .values_list("reason")
        .annotate(times=Count("pk"))
        .order_by("-times", "reason")
    )
    return [(DismissalReason(reason).label, times) for reason, times in found]


def matching_entries(
    entries: Iterable[Entry],
    *,
    changed: Collection[str],
    q: str = "",
    category: str = "",
    severity: str = "",
    ours: str = "",
) -> list[Entry]:
    """Entries that hold every one of the words and are of this kind and strength, by their words.

    ``changed`` are the ids of those the community changed.
    """
    found = [
        each
        for each in entries
        if (not category or each.category == category)
        and (not severity or each.severity == severity)
        and (not ours or each.id in changed)
        and _holds(each, q.casefold().split())
    ]
    return sorted(found, key=lambda each: each.id)


def _holds(entry: Entry, words: Iterable[str]) -> bool:
    text = " ".join([entry.id.replace("-", " "), *entry.patterns, *entry.instead, entry.why])
    return all(word in text.casefold() for word in words)
