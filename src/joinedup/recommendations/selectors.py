"""Questions about recommendations."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from joinedup.access.models import Community
from joinedup.access.permissions import roles_of
from joinedup.core.dated import held_today
from joinedup.core.texts import search_filter
from joinedup.core.todos import A_FEW
from joinedup.core.tokens import TokenExpired, read_token
from joinedup.mail.models import OutgoingEmail
from joinedup.organisations.models import Affiliation, Organisation
from joinedup.people.models import Member, Person
from joinedup.recommendations.lib.answer_links import PURPOSE, address_marks
from joinedup.recommendations.lib.schedule import DAYS_BETWEEN_REMINDERS, MOST_REMINDERS
from joinedup.recommendations.lib.state import (
    RecommendationState,
    RecommendationWithState,
    with_state,
)
from joinedup.recommendations.models import HistoryEntry, HistoryKind, Recommendation, Review

# What failed or was answered is shown for so long: after that, a way was found or was not.
LATELY = timedelta(days=14)


def recommendations_visible_to(person: Person) -> QuerySet[RecommendationWithState]:
    """What has been asked, for everybody; drafts for those who run the community."""
    return _with_neighbours().filter(
        Q(asked_at__isnull=False) | Recommendation.within(roles_of(person).organises)
    )


def ledger_visible_to(person: Person) -> QuerySet[RecommendationWithState]:
    """All that has been asked, overdue first, then waiting, then due for review, then the rest."""
    return (
        recommendations_visible_to(person)
        .filter(asked_at__isnull=False)
        .order_by("rank", "next_date", "-closed_at", "pk")
    )


def waiting_section(viewer: Person, community: Community) -> Mapping[str, object] | None:
    """What a community asked for that waits for an answer, or for somebody to look again."""
    states = [RecommendationState.OVERDUE, RecommendationState.WAITING]
    waiting = ledger_visible_to(viewer).filter(community=community)
    found = list(waiting.filter(state__in=[*states, RecommendationState.REVIEW_DUE])[:A_FEW])
    return {"recommendations": found} if found else None


def recommendation_by_link(token: str) -> RecommendationWithState | None:
    """What the owner's private link is for, or None. Raises TokenExpired when the letters go to
    another address since."""
    match read_token(PURPOSE, token):
        case [int(number), str(mark)]:
            found = _with_neighbours().filter(pk=number, asked_at__isnull=False).first()
        case _:
            return None
    if found and mark not in address_marks(found):
        raise TokenExpired
    return found


def matching_recommendations(
    ledger: QuerySet[RecommendationWithState],
    *,
    organisation: Organisation | None = None,
    state: str = "",
    words: str = "",
) -> QuerySet[RecommendationWithState]:
    """The part of the ledger for one organisation, in one state, holding these words."""
    if organisation:
        ledger = ledger.filter(organisation=organisation)
    if state:
        ledger = ledger.filter(state=state)
    return ledger.filter(search_filter(Recommendation, words, also=("organisation__name",)))


def ledger_counts(ledger: QuerySet[RecommendationWithState]) -> dict[str, int]:
    """How many were asked, answered, are overdue, due for review, and closed."""
    return ledger.order_by().aggregate(
        asked=Count("pk"),
        answered=Count("pk", filter=Q(answered_at__isnull=False)),
        overdue=Count("pk", filter=Q(state=RecommendationState.OVERDUE)),
        review_due=Count("pk", filter=Q(state=RecommendationState.REVIEW_DUE)),
        closed=Count("pk", filter=Q(state=RecommendationState.CLOSED)),
    )


def organisations_asked() -> QuerySet[Organisation]:
    """Organisations something has been asked of, by name."""
    return (
        Organisation.objects.filter(recommendations__asked_at__isnull=False)
        .distinct()
        .order_by("name")
    )


def history_of(recommendation: Recommendation) -> QuerySet[HistoryEntry]:
    """All that happened to it, oldest first."""
    return recommendation.history.select_related("by")


def latest_answer(recommendation: Recommendation) -> HistoryEntry | None:
    """The step of the answer that stands, or None."""
    return recommendation.history.filter(kind=HistoryKind.ANSWERED).select_related("by").last()


def reviews_of(recommendation: Recommendation) -> QuerySet[Review]:
    """Its reviews, earliest first."""
    return recommendation.reviews.select_related("done_by", "recommendation")


def next_review_of(recommendation: Recommendation) -> Review | None:
    """The review that nobody has written yet, or None."""
    return reviews_of(recommendation).filter(done_at=None).first()


def to_answer(person: Member, now: datetime) -> QuerySet[RecommendationWithState]:
    """What waits for an answer or a review of an organisation the person speaks for, overdue
    first."""
    return waiting_for(person)[:A_FEW]


def to_look_at(person: Member, now: datetime) -> QuerySet[RecommendationWithState]:
    """What is overdue or due for review where the person helps to run a community, and what was
    answered lately where they coordinate: a few of each."""
    followed_up = followed_up_by(person).values("pk")[:A_FEW]
    answered = answered_since(person, now - LATELY).values("pk")[:A_FEW]
    return ledger_visible_to(person).filter(Q(pk__in=followed_up) | Q(pk__in=answered))


def to_follow_up(
    found: list[RecommendationWithState], now: datetime
) -> list[RecommendationWithState]:
    """What is overdue or due for review."""
    return [each for each in found if each.state != RecommendationState.ANSWERED]


def answered_lately(
    found: list[RecommendationWithState], now: datetime
) -> list[RecommendationWithState]:
    """What was answered, the latest answer first."""
    answered: list[Any] = [each for each in found if each.state == RecommendationState.ANSWERED]
    return sorted(answered, key=attrgetter("answered_at"), reverse=True)


def waiting_for(person: Member) -> QuerySet[RecommendationWithState]:
    """What this person may answer or review in the name of an organisation, overdue first."""
    speaks_for = Affiliation.objects.filter(held_today(), member=person, speaks_for=True)
    return ledger_visible_to(person).filter(
        organisation__in=speaks_for.values("organisation"),
        state__in=[
            RecommendationState.OVERDUE,
            RecommendationState.WAITING,
            RecommendationState.REVIEW_DUE,
        ],
    )


def followed_up_by(person: Member) -> QuerySet[RecommendationWithState]:
    """What is overdue or due for review in the communities this person helps to run."""
    return ledger_visible_to(person).filter(
        Recommendation.within(roles_of(person).organises),
        state__in=[RecommendationState.OVERDUE, RecommendationState.REVIEW_DUE],
    )


def answered_since(person: Member, moment: datetime) -> QuerySet[RecommendationWithState]:
    """What was answered since this moment in the communities this person coordinates, the
    latest answer first; without what is due for review and so followed up anyway."""
    return (
        recommendations_visible_to(person)
        .filter(
            Recommendation.within(roles_of(person).coordinates),
            answered_at__gte=moment,
            state=RecommendationState.ANSWERED,
        )
        .order_by("-answered_at")
    )


def overdue(at: datetime) -> QuerySet[Recommendation]:
    """What was asked and has no answer though its day is over."""
    return Recommendation.objects.filter(
        asked_at__isnull=False,
        answered_at=None,
        closed_at=None,
        answer_due_date__lt=timezone.localdate(at),
    ).select_related("community", "organisation")


def overdue_to_remind(at: datetime) -> QuerySet[Recommendation]:
    """What is overdue, whose owner has an address, got no letter for a week, and was not reminded
    by the program often enough."""
    letters = HistoryEntry.objects.filter(
        recommendation=OuterRef("pk"), kind__in=[HistoryKind.ASKED, HistoryKind.REMINDED]
    )
    by_program = Count("history", filter=Q(history__kind=HistoryKind.REMINDED, history__by=None))
    day = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    a_week_ago = day - timedelta(days=DAYS_BETWEEN_REMINDERS - 1)
    return (
        overdue(at)
        .exclude(owner_email="")
        .annotate(by_program=by_program)
        .filter(~Exists(letters.filter(at__gte=a_week_ago)), by_program__lt=MOST_REMINDERS)
        .order_by("pk")
    )


def undelivered_emails(person: Member, now: datetime) -> QuerySet[OutgoingEmail]:
    """Letters that could not be delivered lately, to people the person looks after or to owners
    of what their communities asked."""
    theirs = roles_of(person).coordinates
    people = Member.objects.filter(roles__community__in=theirs).exclude(email=None)
    owners = Recommendation.objects.filter(Recommendation.within(theirs))
    return (
        OutgoingEmail.objects.filter(failed_at__gte=now - LATELY)
        .filter(Q(to__in=people.values("email")) | Q(to__in=owners.values("owner_email")))
        .order_by("-failed_at")[:A_FEW]
    )


def _with_neighbours() -> QuerySet[RecommendationWithState]:
    asked = Recommendation.objects.select_related("organisation", "community")
    return with_state(asked, timezone.localdate())
