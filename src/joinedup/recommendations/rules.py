"""Who may do what to a recommendation."""

from django.db.models import QuerySet
from django.utils import timezone

from joinedup.access.permissions import roles_of
from joinedup.access.rules import may_coordinate, may_organise
from joinedup.core.dated import held_today
from joinedup.organisations.models import Affiliation
from joinedup.people.models import Person
from joinedup.recommendations.models import Recommendation


def is_owner(person: Person, recommendation: Recommendation) -> bool:
    """Works or volunteers for the organisation that was asked, or has since it was asked:
    stepping out for a day makes nobody somebody else."""
    since = timezone.localdate(recommendation.asked_at)
    return (
        Affiliation.objects.filter(member=person.pk, organisation=recommendation.organisation_id)
        .exclude(until_date__lt=since)
        .exists()
    )


def speaks_for_owner(person: Person, recommendation: Recommendation) -> bool:
    """May answer today in the name of the organisation that was asked."""
    return _affiliations(person, recommendation).filter(speaks_for=True).exists()


def may_answer(person: Person, recommendation: Recommendation) -> bool:
    """The organisation answers; a coordinator enters what came by phone or on paper."""
    return may_coordinate(person, recommendation.community) or speaks_for_owner(
        person, recommendation
    )


def may_review(person: Person, recommendation: Recommendation) -> bool:
    """Those who run the community and the organisation itself say how it stands."""
    return may_organise(person, recommendation.community) or speaks_for_owner(
        person, recommendation
    )


def may_close(person: Person, recommendation: Recommendation) -> bool:
    """Members of the community. The service keeps out those who belong to the owner."""
    return _is_in_community(person, recommendation)


def may_reopen(person: Person, recommendation: Recommendation) -> bool:
    """Members of the community, the owner among them."""
    return _is_in_community(person, recommendation)


def may_remind(person: Person, recommendation: Recommendation) -> bool:
    """Those who run the community."""
    return may_organise(person, recommendation.community)


def may_change_owner(person: Person, recommendation: Recommendation) -> bool:
    """Those who run the community: people leave, and the question goes to whoever follows."""
    return may_organise(person, recommendation.community)


def allowed_to(person: Person, recommendation: Recommendation) -> set[str]:
    """What this person can do to it as it stands: names of acts, for the page."""
    is_open = recommendation.asked_at is not None and recommendation.closed_at is None
    speaks = is_open and speaks_for_owner(person, recommendation)
    acts = {
        "answer": speaks,
        "enter_answer": is_open and not speaks and may_coordinate(person, recommendation.community),
        "review": speaks or (is_open and may_organise(person, recommendation.community)),
        "remind": is_open and may_remind(person, recommendation),
        "change_owner": is_open and may_change_owner(person, recommendation),
        "close": is_open
        and may_close(person, recommendation)
        and not is_owner(person, recommendation),
        "reopen": recommendation.closed_at is not None and may_reopen(person, recommendation),
        "see_owner_email": may_see_owner_email(person, recommendation),
        "see_names": may_see_names(person, recommendation),
    }
    return {act for act, is_allowed in acts.items() if is_allowed}


def may_see_owner_email(person: Person, recommendation: Recommendation) -> bool:
    """Those who run the community."""
    return may_organise(person, recommendation.community)


def may_see_names(person: Person, recommendation: Recommendation) -> bool:
    """Members of the community see who did what; the public sees on whose behalf."""
    return _is_in_community(person, recommendation)


def _is_in_community(person: Person, recommendation: Recommendation) -> bool:
    return recommendation.community_id in roles_of(person).communities


def _affiliations(person: Person, recommendation: Recommendation) -> QuerySet[Affiliation]:
    if not person.is_authenticated:
        return Affiliation.objects.none()
    return Affiliation.objects.filter(
        held_today(), member=person, organisation=recommendation.organisation_id
    )
