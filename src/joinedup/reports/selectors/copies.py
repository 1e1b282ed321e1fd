"""Copies of words that were taken back, which wait for somebody to decide."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Min, QuerySet

from joinedup.access.permissions import roles_of
from joinedup.conversation.models import Contribution
from joinedup.core.decisions import one_text
from joinedup.core.models import Redaction, RedactionKind
from joinedup.core.redaction import redactions_of
from joinedup.people.models import Member, Person


def copies_decided_by(person: Person) -> QuerySet[Redaction]:
    """Those that this person may decide about, decided or not: in the texts of the communities they
    run."""
    return Redaction.objects.filter(community__in=roles_of(person).organises)


def copies_waiting(person: Person) -> QuerySet[Any]:
    """Those about which this person has to decide; ``text`` is the same for those in one text."""
    return copies_decided_by(person).filter(decided_at=None).annotate(text=one_text())


def texts_waiting(person: Person) -> QuerySet[Any, int]:
    """In which texts copies wait, what goes first by itself before the others."""
    texts = copies_waiting(person).values("text").annotate(due=Min("until"))
    return texts.order_by(F("due").asc(nulls_last=True), "text").values_list("text", flat=True)


def texts_to_decide(member: Member, now: datetime) -> QuerySet[Any, str]:
    """The texts in which copies wait for the member."""
    return copies_waiting(member).order_by().values_list("text", flat=True).distinct()


def counted(texts: list[str], now: datetime) -> list[dict[str, int]]:
    """How many texts there are; nothing where there is none."""
    return [{"count": len(texts)}] if texts else []


def copies_of(contribution: Contribution) -> dict[str, int]:
    """In how many texts copies of these words were found: ``taken_out``, and ``noted``, to be
    looked at."""
    found = redactions_of(contribution).values_list("kind")
    counts = dict(found.filter(same_as=None).annotate(count=Count("pk")).order_by())
    return {kind: counts.get(kind, 0) for kind in RedactionKind.values}


def copies_by_words(contributions: Iterable[Contribution]) -> dict[int, dict[str, int]]:
    """Of those that were withdrawn: in how many texts copies wait for a decision, by id and kind.
    One query, and none where nothing was withdrawn."""
    withdrawn = [each.pk for each in contributions if each.withdrawn_at]
    waiting: defaultdict[int, dict[str, int]] = defaultdict(dict)
    if withdrawn:
        copies = Redaction.objects.filter(
            words_model=Contribution._meta.label, words__in=withdrawn, decided_at=None
        )
        counts = copies.order_by().values_list("words", "kind").annotate(count=Count("pk"))
        for number, kind, count in counts:
            waiting[number][kind] = count
    return waiting


def taken_out_since(contribution: Contribution, moment: datetime) -> int:
    """Out of how many texts copies of the words of the same receipt were taken."""
    theirs = Contribution.objects.filter(
        member=contribution.member_id, guest=contribution.guest_id
    ).values("pk")
    taken_out = Redaction.objects.filter(
        kind=RedactionKind.TAKEN_OUT, made_at__gt=moment, same_as=None
    )
    return taken_out.filter(words_model=Contribution._meta.label, words__in=theirs).count()
