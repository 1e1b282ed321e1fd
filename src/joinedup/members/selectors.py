"""Named questions about people, organisations and communities."""

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone

from joinedup.members.models import (
    Affiliation,
    Community,
    Letter,
    Member,
    Organisation,
    Role,
    Voice,
)
from joinedup.members.standing import ORGANISERS, held_today, standing_of

# Each word of a search is a condition more; nobody remembers more than these.
MOST_WORDS = 10


def communities_visible_to(person):
    """Communities this person belongs to today."""
    return Community.objects.filter(pk__in=standing_of(person).communities)


def members_of(community):
    """Everybody who holds a role in the community today. For those who organise it."""
    held = Role.objects.filter(held_today(), community=community, member=OuterRef("pk"))
    return Member.objects.filter(Exists(held), is_active=True)


def kept_out_of(community):
    """Those who hold a role in the community today but may not sign in."""
    held = Role.objects.filter(held_today(), community=community, member=OuterRef("pk"))
    return Member.objects.filter(Exists(held), is_active=False)


def directory_visible_to(person):
    """Members of any community who chose to be listed; for members of any community."""
    if not standing_of(person).communities:
        return Member.objects.none()
    belongs = Role.objects.filter(held_today(), member=OuterRef("pk"))
    return Member.objects.filter(Exists(belongs), is_listed=True, is_active=True)


def members_visible_to(person):
    """Oneself, the directory, and whoever has a role today in a community this person
    organises."""
    if not person.is_authenticated:
        return Member.objects.none()
    organised = Role.objects.filter(
        held_today(), member=OuterRef("pk"), community__in=standing_of(person).organises
    )
    return Member.objects.filter(
        Q(pk=person.pk) | Q(Exists(organised)) | Q(pk__in=directory_visible_to(person).values("pk"))
    )


def is_unreachable(member):
    """Whether the latest letter to this member that is no longer waiting did not arrive."""
    if not member.email:
        return False
    done = Letter.objects.filter(to=member.email).exclude(sent_at=None, failed_at=None)
    latest = done.order_by("-made_at", "-pk").first()
    return latest is not None and latest.failed_at is not None


def search(people, *, words="", sector="", voice=""):
    """Those whose name, own words or organisation hold every one of the words."""
    for word in words.split()[:MOST_WORDS]:
        there = Affiliation.objects.filter(
            held_today(), member=OuterRef("pk"), organisation__name__icontains=word
        )
        people = people.filter(
            Q(name__icontains=word)
            | Q(description__icontains=word)
            | Q(experience__icontains=word)
            | Q(occupation__icontains=word)
            | Q(study__icontains=word)
            | Q(can_help_with__icontains=word)
            | Q(wants_to_know__icontains=word)
            | Exists(there)
        )
    if sector:
        people = people.filter(
            Exists(
                Affiliation.objects.filter(
                    held_today(), member=OuterRef("pk"), organisation__sector=sector
                )
            )
        )
    if voice in {Voice.EXPERIENCE, Voice.OCCUPATION, Voice.STUDY}:
        people = people.exclude(**{voice: ""})
    return people


def with_organisations(people):
    """Members with what they do where today, as ``current_affiliations``."""
    today = Affiliation.objects.filter(held_today()).select_related("organisation")
    return people.prefetch_related(
        Prefetch(
            "affiliations", today.order_by("organisation__name"), to_attr="current_affiliations"
        )
    )


def organisations():
    """Every organisation of the place, for forms that name one."""
    return Organisation.objects.all()


def organisations_visible_to(person):
    """Organisations belong to the place: members of any community see all of them."""
    return organisations() if standing_of(person).communities else organisations().none()


def search_organisations(found, *, words="", sector="", kind=""):
    """Those whose name or description holds every one of the words."""
    for word in words.split()[:MOST_WORDS]:
        found = found.filter(Q(name__icontains=word) | Q(about__icontains=word))
    if sector:
        found = found.filter(sector=sector)
    if kind:
        found = found.filter(kind=kind)
    return found


def people_at(organisation, *, visible_to):
    """Who works there today, of those this person finds in the directory."""
    there = Affiliation.objects.filter(
        held_today(), organisation=organisation, member=OuterRef("pk")
    )
    return with_organisations(directory_visible_to(visible_to).filter(Exists(there)))


def affiliations_visible_to(person):
    """One's own affiliations, and those of the people one looks after as coordinator."""
    if not person.is_authenticated:
        return Affiliation.objects.none()
    looked_after = Role.objects.filter(
        held_today(),
        member=OuterRef("member"),
        community__in=standing_of(person).coordinates,
    )
    return Affiliation.objects.filter(Q(member=person) | Q(Exists(looked_after))).select_related(
        "member", "organisation"
    )


def affiliations_of(member):
    """What a member does where, today; by name of the organisation."""
    return (
        Affiliation.objects.filter(held_today(), member=member)
        .select_related("organisation")
        .order_by("organisation__name")
    )


def roles_visible_to(person):
    """Roles in the communities this person coordinates."""
    return Role.objects.filter(community__in=standing_of(person).coordinates).select_related(
        "member", "community"
    )


def roles_beside(role):
    """The other roles their holder has in the same community today."""
    return Role.objects.filter(
        held_today(), member=role.member_id, community=role.community_id
    ).exclude(pk=role.pk)


def has_ended(held):
    """Whether the last day of a role or an affiliation is over."""
    return held.until_date is not None and held.until_date < timezone.localdate()


def people_and_roles(community, *, ended_by):
    """Everybody with a role today, then the roles that ended. For coordinators.

    Today's people are members with ``current_roles`` (each with ``may_be_ended``, true of
    the kinds in ``ended_by``) and ``current_affiliations``; earlier roles are newest first.
    """
    roles = community.roles.select_related("member").order_by("from_date", "pk")
    people = {
        member.pk: member for member in with_organisations(members_of(community)).order_by("name")
    }
    earlier: list[Role] = []
    for member in people.values():
        member.current_roles = []
    for role in roles:
        if has_ended(role):
            earlier.insert(0, role)
        elif role.member_id in people:
            role.may_be_ended = role.kind in ended_by
            people[role.member_id].current_roles.append(role)
    return list(people.values()), earlier


def organisers_of(community):
    """The roles of those who run the community today, for its members to know whom to ask."""
    return (
        community.roles.filter(held_today(), kind__in=ORGANISERS)
        .select_related("member")
        .order_by("kind", "member__name")
    )
