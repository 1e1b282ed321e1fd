"""Named questions about organisations, and about who works where."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from joinedup.access.models import Community, CommunityInvitation, Role
from joinedup.access.permissions import roles_of
from joinedup.access.selectors import directory_visible_to, everybody_in, with_roles
from joinedup.core.dated import held_today
from joinedup.core.texts import search_filter, search_words
from joinedup.organisations.models import Affiliation, Organisation, PeopleChange
from joinedup.people.models import Member, Person, Voice


def search_people(
    people: QuerySet[Member],
    *,
    words: str = "",
    sector: str = "",
    organisation: Organisation | None = None,
    voice: str = "",
) -> QuerySet[Member]:
    """Those whose name, own words or organisation hold every one of the words."""
    for word in search_words(words):
        there = _works_today(organisation__name__icontains=word)
        people = people.filter(search_filter(Member, word, also=("name",)) | Exists(there))
    if sector:
        people = people.filter(Exists(_works_today(organisation__sector=sector)))
    if organisation:
        people = people.filter(Exists(_works_today(organisation=organisation)))
    if voice in {Voice.EXPERIENCE, Voice.OCCUPATION, Voice.STUDY}:
        people = people.exclude(**{voice: ""})
    return people


def people_listed(
    community: Community,
    *,
    words: str = "",
    role: str = "",
    sector: str = "",
    organisation: Organisation | None = None,
    sort: str = "",
) -> QuerySet[Any]:
    """Everybody in a community, for those who coordinate it, by name or (``sort``) by
    organisation: with ``current_roles`` and ``current_affiliations``."""
    people = search_people(
        everybody_in(community), words=words, sector=sector, organisation=organisation
    )
    if role:
        held = Role.objects.filter(held_today(), community=community, kind=role)
        people = people.filter(Exists(held.filter(member=OuterRef("pk"))))
    if sort == "organisation":
        first = _works_today().order_by("organisation__name").values("organisation__name")[:1]
        people = people.annotate(first=Subquery(first)).order_by(
            F("first").asc(nulls_last=True), "name", "pk"
        )
    return with_roles(with_organisations(people), community)


def asked_of(community: Community) -> QuerySet[CommunityInvitation]:
    """Who was asked to belong to the community and has yet to answer, as it was written of them;
    latest first. For those who coordinate it."""
    waiting = community.invitations.filter(accepted_at=None).order_by("-pk")
    return waiting.select_related("asked_from__organisation")


def organisations_in(community: Community) -> QuerySet[Organisation]:
    """Where the people of a community work today."""
    there = Affiliation.objects.filter(held_today(), member__in=everybody_in(community))
    return Organisation.objects.filter(pk__in=there.order_by().values("organisation"))


def changes_visible_to(person: Person) -> QuerySet[PeopleChange]:
    """What was done to many people at once, in the communities this person coordinates."""
    theirs = PeopleChange.within(roles_of(person).coordinates)
    return PeopleChange.objects.filter(theirs).select_related("community")


def _works_today(**where: object) -> QuerySet[Affiliation]:
    return Affiliation.objects.filter(held_today(), member=OuterRef("pk"), **where)


def with_organisations(people: QuerySet[Member]) -> QuerySet[Member]:
    """Members with what they do where today: each has ``current_affiliations``, a list of
    Affiliation with its organisation, by the organisation's name."""
    today = Affiliation.objects.filter(held_today()).select_related("organisation")
    return people.prefetch_related(
        Prefetch(
            "affiliations", today.order_by("organisation__name"), to_attr="current_affiliations"
        )
    )


def all_organisations() -> QuerySet[Organisation]:
    """Every organisation of the place, for forms that name one."""
    return Organisation.objects.all()


def organisations_visible_to(person: Person) -> QuerySet[Organisation]:
    """Organisations belong to the place: members of any community see all of them."""
    return all_organisations() if roles_of(person).communities else all_organisations().none()


def search_organisations(
    found: QuerySet[Organisation], *, words: str = "", sector: str = "", kind: str = ""
) -> QuerySet[Organisation]:
    """Those whose name or description holds every one of the words."""
    found = found.filter(search_filter(Organisation, words))
    if sector:
        found = found.filter(sector=sector)
    if kind:
        found = found.filter(kind=kind)
    return found


def people_at(organisation: Organisation, *, visible_to: Any) -> QuerySet[Member]:
    """Who works there today, of those this person finds in the directory."""
    there = _works_today(organisation=organisation)
    return with_organisations(directory_visible_to(visible_to).filter(Exists(there)))


def affiliations_visible_to(person: Person) -> QuerySet[Affiliation]:
    """One's own affiliations, and those of the people one looks after as coordinator."""
    if not person.is_authenticated:
        return Affiliation.objects.none()
    looked_after = Role.objects.filter(
        held_today(), Role.within(roles_of(person).coordinates), member=OuterRef("member")
    )
    return Affiliation.objects.filter(Q(member=person) | Q(Exists(looked_after))).select_related(
        "member", "organisation"
    )


def affiliations_of(member: Member) -> QuerySet[Affiliation]:
    """What a member does where, today; by name of the organisation."""
    return (
        Affiliation.objects.filter(held_today(), member=member)
        .select_related("organisation")
        .order_by("organisation__name")
    )
