"""Copies of words that were taken back, which wait for somebody to decide."""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from joinedup.access.permissions import roles_of
from joinedup.conversation.models import Contribution
from joinedup.core.models import Redaction, RedactionKind
from joinedup.core.redaction import redactions_of
from joinedup.people.models import Member, Person


def copies_decided_by(person: Person) -> QuerySet[Redaction]:
    """Those that this person may decide about, decided or not: in the texts of the communities they
    run."""
    return Redaction.objects.filter(community__in=roles_of(person).organises)


def copies_to_decide(member: Member, now: datetime) -> list[dict[str, object]]:
    """How many copies wait for the member, and when the next of them goes by itself; nothing where
    none waits. One query."""
    waiting = copies_decided_by(member).filter(decided_at=None)
    counted = waiting.aggregate(
        count=Count("pk"),
        noted=Count("pk", filter=Q(kind=RedactionKind.NOTED)),
    )
    return [counted] if counted["count"] else []


def copies_of(contribution: Contribution) -> dict[str, int]:
    """In how many texts copies of these words were found: ``taken_out``, and ``noted``, to be
    looked at."""
    found = redactions_of(contribution).values_list("kind")
    counts = dict(found.annotate(count=Count("pk")).order_by())
    return {kind: counts.get(kind, 0) for kind in RedactionKind.values}


def taken_out_since(contribution: Contribution, moment: datetime) -> int:
    """Out of how many texts copies of the words of the same receipt were taken."""
    theirs = Contribution.objects.filter(
        member=contribution.member_id, guest=contribution.guest_id
    ).values("pk")
    taken_out = Redaction.objects.filter(kind=RedactionKind.TAKEN_OUT, made_at__gt=moment)
    return taken_out.filter(words_model=Contribution._meta.label, words__in=theirs).count()
