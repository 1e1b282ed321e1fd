"""Named questions about communities, the roles in them, and who may see whom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from joinedup.access.models import Community, CommunityInvitation, Role, RoleKind
from joinedup.access.permissions import COORDINATORS, ORGANISERS, roles_of
from joinedup.access.rules import may_edit_member
from joinedup.core.dated import held_today
from joinedup.core.tasks import unfinished_tasks
from joinedup.core.todos import A_FEW
from joinedup.core.tokens import read_token
from joinedup.mail.models import OutgoingEmail
from joinedup.mail.selectors import ServerProblem, server_problem, unsent_emails
from joinedup.mail.services import send_email
from joinedup.people.models import Member, NewAddress, Person
from joinedup.people.selectors import waiting_address
from joinedup.record.selectors import latest_check, what_is_wrong


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
    return everybody_in(community).filter(is_active=True)


def with_roles(members: QuerySet[Member], community: Community) -> QuerySet[Any]:
    """Members with what they are in the community today: each has ``current_roles``."""
    today = community.roles.filter(held_today()).order_by("from_date", "pk")
    return members.prefetch_related(Prefetch("roles", today, to_attr="current_roles"))


def earlier_roles(community: Community) -> QuerySet[Role]:
    """The roles that have ended, latest first. For coordinators."""
    ended = community.roles.filter(until_date__lt=timezone.localdate())
    return ended.select_related("member").order_by("-until_date", "-pk")


def invitation_by_link(token: str) -> CommunityInvitation | None:
    """The invitation to a community that a private link is for, or None."""
    return (
        CommunityInvitation.objects.filter(pk=read_token("community", token))
        .select_related("member", "community")
        .first()
    )


def new_address_by_link(token: str) -> NewAddress | None:
    """The new address that a private link was sent to, while it waits; only the latest given for a
    member, by somebody who may still give one."""
    pk = read_token("new address", token)
    found = NewAddress.objects.filter(pk=pk).select_related("member", "by").first() if pk else None
    if found is None or found != waiting_address(found.member, timezone.now()):
        return None
    return found if found.by and may_edit_member(found.by, found.member) else None


def invitations_of(member: Member, now: datetime) -> QuerySet[CommunityInvitation]:
    """The communities that have asked this member, who has not answered yet."""
    asked = CommunityInvitation.objects.filter(email=member.email or "", accepted_at=None)
    return asked.exclude(email="").select_related("community")[:A_FEW]


def invitations_visible_to(person: Person) -> QuerySet[CommunityInvitation]:
    """Who was asked and has yet to answer, in the communities this person coordinates."""
    theirs = CommunityInvitation.within(roles_of(person).coordinates)
    return CommunityInvitation.objects.filter(theirs, accepted_at=None).select_related("community")


def everybody_in(community: Community) -> QuerySet[Member]:
    """As ``members_of``, and those with a role who may not sign in at present."""
    return Member.objects.filter(Exists(_held_in(community)))


def _held_in(community: Community) -> QuerySet[Role]:
    return Role.objects.filter(held_today(), community=community, member=OuterRef("pk"))


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
    found = Member.objects.filter(Exists(held), is_active=True)
    return found.exclude(email=None).order_by("pk")


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


def record_breaks(member: Member, now: datetime) -> list[dict[str, object]]:
    """What is wrong with the record, where the latest look at it found something."""
    check = latest_check()
    return [{"at": check.at, "found": what_is_wrong(check)}] if check and check.breaks else []


def administrators() -> QuerySet[Member]:
    """Those who administer any community and can be written to."""
    held = Role.objects.filter(held_today(), kind=RoleKind.ADMINISTRATOR, member=OuterRef("pk"))
    found = Member.objects.filter(Exists(held), is_active=True)
    return found.exclude(email=None).order_by("pk")


def _as_seen(email: OutgoingEmail, name: str) -> UnsentEmail:
    server = email.to.rpartition("@")[2]
    return UnsentEmail(email, server, name, email.subject if name else "")
