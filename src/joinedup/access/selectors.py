"""Named questions about communities, the roles in them, and who may see whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from joinedup.access.models import Community, Role, RoleKind
from joinedup.access.permissions import COORDINATORS, ORGANISERS, roles_of
from joinedup.core.dated import held_today
from joinedup.core.tasks import unfinished_tasks
from joinedup.mail.models import OutgoingEmail
from joinedup.mail.selectors import ServerProblem, server_problem, unsent_emails
from joinedup.mail.services import send_email
from joinedup.people.models import Member, Person


def communities_visible_to(person: Person) -> QuerySet[Community]:
    """Communities this person belongs to today."""
    return Community.objects.filter(pk__in=roles_of(person).communities)


def own_communities(person: Person) -> list[Any]:
    """As ``communities_visible_to``, each with ``is_coordinated``: whether the person does."""
    coordinates = roles_of(person).coordinates
    communities: list[Any] = list(communities_visible_to(person))
    for community in communities:
        community.is_coordinated = community.pk in coordinates
    return communities


def communities_coordinated_by(person: Person) -> QuerySet[Community]:
    """Communities this person plans and decides for."""
    return Community.objects.filter(pk__in=roles_of(person).coordinates)


def members_of(community: Community) -> QuerySet[Member]:
    """Everybody who holds a role in the community today. For those who organise it."""
    held = Role.objects.filter(held_today(), community=community, member=OuterRef("pk"))
    return Member.objects.filter(Exists(held), is_active=True)


def kept_out_of(community: Community) -> QuerySet[Member]:
    """Those who hold a role in the community today but may not sign in."""
    held = Role.objects.filter(held_today(), community=community, member=OuterRef("pk"))
    return Member.objects.filter(Exists(held), is_active=False)


def directory_visible_to(person: Person) -> QuerySet[Member]:
    """Members of any community who chose to be listed; for members of any community."""
    if not roles_of(person).communities:
        return Member.objects.none()
    belongs = Role.objects.filter(held_today(), member=OuterRef("pk"))
    return Member.objects.filter(Exists(belongs), is_listed=True, is_active=True)


def members_visible_to(person: Person) -> QuerySet[Member]:
    """Oneself, the directory, and whoever has a role today in a community this person
    organises."""
    if not person.is_authenticated:
        return Member.objects.none()
    organised = Role.objects.filter(
        held_today(), Role.within(roles_of(person).organises), member=OuterRef("pk")
    )
    return Member.objects.filter(
        Q(pk=person.pk) | Q(Exists(organised)) | Q(pk__in=directory_visible_to(person).values("pk"))
    )


def roles_visible_to(person: Person) -> QuerySet[Role]:
    """Roles in the communities this person coordinates."""
    return Role.objects.filter(Role.within(roles_of(person).coordinates)).select_related(
        "member", "community"
    )


def roles_beside(role: Role) -> QuerySet[Role]:
    """The other roles their holder has in the same community today."""
    return Role.objects.filter(
        held_today(), member=role.member_id, community=role.community_id
    ).exclude(pk=role.pk)


def people_and_roles(
    community: Community, *, ended_by: list[RoleKind]
) -> tuple[list[Member], list[Role]]:
    """Everybody with a role today, then the roles that ended. For coordinators.

    Today's people are members with ``current_roles`` (each with ``may_be_ended``, true of
    the kinds in ``ended_by``); earlier roles are newest first.
    """
    roles = community.roles.select_related("member").order_by("from_date", "pk")
    people: dict[int, Any] = {
        member.pk: member for member in members_of(community).order_by("name")
    }
    earlier: list[Role] = []
    for member in people.values():
        member.current_roles = []
    role: Any
    for role in roles:
        if role.has_ended:
            earlier.insert(0, role)
        elif role.member_id in people:
            role.may_be_ended = role.kind in ended_by
            people[role.member_id].current_roles.append(role)
    return list(people.values()), earlier


def organisers_of(community: Community) -> QuerySet[Role]:
    """The roles of those who run the community today, for its members to know whom to ask."""
    return (
        community.roles.filter(held_today(), kind__in=ORGANISERS)
        .select_related("member")
        .order_by("kind", "member__name")
    )


def coordinators_of(community: Community) -> QuerySet[Member]:
    """Those who coordinate or administer the community and can be written to."""
    held = Role.objects.filter(
        held_today(), community=community, kind__in=COORDINATORS, member=OuterRef("pk")
    )
    return Member.objects.filter(Exists(held), is_active=True).exclude(email=None).order_by("pk")


@dataclass(frozen=True)
class UnsentEmail:
    """An email that waits or was given up, as an administrator may see it.

    ``name`` and ``subject`` are those of an email to somebody they look after. Of any other
    they learn only the ``server``: it tells whether one server takes nothing.
    """

    email: OutgoingEmail
    server: str
    name: str = ""
    subject: str = ""


def unsent_emails_for(person: Person, at: datetime) -> list[UnsentEmail]:
    """What has not gone out, of the whole place; oldest first. Two queries."""
    unsent = list(unsent_emails(at))
    looked_after = Role.objects.filter(
        held_today(), Role.within(roles_of(person).coordinates), member=OuterRef("pk")
    )
    members = Member.objects.filter(Exists(looked_after), email__in={each.to for each in unsent})
    names = dict(members.values_list("email", "name"))
    return [_as_seen(each, names.get(each.to, "")) for each in unsent]


def unsent_counts(member: Member, now: datetime) -> list[dict[str, int]]:
    """How many emails, and how much else, waits for too long or failed; nothing where none
    does."""
    count = unsent_emails(now).count() + len(unfinished_tasks(now, but=[send_email.module_path]))
    return [{"count": count}] if count else []


def server_problems(member: Member, now: datetime) -> list[ServerProblem]:
    """What is wrong with the mail server, where something is."""
    problem = server_problem()
    return [problem] if problem else []


def _as_seen(email: OutgoingEmail, name: str) -> UnsentEmail:
    server = email.to.rpartition("@")[2]
    return UnsentEmail(email, server, name, email.subject if name else "")
