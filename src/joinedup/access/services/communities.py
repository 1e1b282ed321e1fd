"""What changes communities and the roles in them.

Whether somebody may do it is asked by the decorators of the views, in ``rules``; what must never
happen, whoever asks, is refused here.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from joinedup.access.events import Event
from joinedup.access.models import Community, Role, RoleKind
from joinedup.core.dated import end_at_once
from joinedup.people.models import Member
from joinedup.record import services as record


class LastAdministrator(Exception):
    """A community without an administrator could never be put right again."""


class CommunityNameTaken(Exception):
    """Another community has this name."""


@transaction.atomic
def add_community(
    *,
    name: str,
    purpose: str,
    contact_email: str,
    by: Member | str,
    at: datetime,
    about: str = "",
    phone: str = "",
) -> Community:
    """Begin a community. Raises CommunityNameTaken."""
    try:
        with transaction.atomic():
            community = Community.objects.create(
                name=name,
                purpose=purpose,
                contact_email=contact_email,
                about=about,
                phone=phone,
                changed_at=at,
            )
    except IntegrityError as error:
        raise CommunityNameTaken(name) from error
    record.write(Event.COMMUNITY_ADDED, about=community, by=by, at=at)
    return community


@transaction.atomic
def edit_community(
    *,
    community: Community,
    name: str,
    purpose: str,
    about: str,
    contact_email: str,
    phone: str,
    by: Member,
    at: datetime,
) -> None:
    """Change what a community says of itself. Raises CommunityNameTaken."""
    community.name, community.purpose, community.about = name, purpose, about
    community.contact_email, community.phone = contact_email, phone
    community.changed_at = at
    try:
        with transaction.atomic():
            community.save()
    except IntegrityError as error:
        raise CommunityNameTaken(name) from error
    record.write(Event.COMMUNITY_CHANGED, about=community, by=by, at=at)


@transaction.atomic
def hide_first_steps(*, community: Community, by: Member, at: datetime) -> None:
    """Lead the administrators of a community no longer. Hidden before, they stay so."""
    if Community.objects.filter(pk=community.pk, first_steps_hidden_at=None).update(
        first_steps_hidden_at=at
    ):
        record.write(Event.FIRST_STEPS_HIDDEN, about=community, by=by, at=at)


@transaction.atomic
def show_first_steps(*, community: Community, by: Member, at: datetime) -> None:
    """Lead them again, where something is still to be done."""
    hidden = Community.objects.filter(pk=community.pk, first_steps_hidden_at__isnull=False)
    if hidden.update(first_steps_hidden_at=None):
        record.write(Event.FIRST_STEPS_SHOWN, about=community, by=by, at=at)


@transaction.atomic
def give_role(
    *, member: Member, community: Community, kind: str, by: Member | str, at: datetime
) -> Role:
    """Give a role from the day of ``at`` on. A role already held stays as it is."""
    role, is_new = Role.objects.get_or_create(
        member=member,
        community=community,
        kind=kind,
        until_date=None,
        defaults={"from_date": timezone.localdate(at)},
    )
    if is_new:
        record.write(Event.ROLE_GIVEN, about=role, by=by, at=at, kind=str(kind))
    return role


@transaction.atomic
def end_role(*, role: Role, by: Member | str, at: datetime) -> None:
    """End a role at once. Raises LastAdministrator."""
    lock_communities([role.community_id])
    held = Role.objects.exclude(until_date__lt=timezone.localdate(at))
    if not held.filter(pk=role.pk).exists():
        return
    for_good = administering_for_good().filter(community=role.community_id)
    if list(for_good.values_list("pk", flat=True)) == [role.pk]:
        raise LastAdministrator
    record.write(Event.ROLE_ENDED, about=role, by=by, at=at, kind=role.kind)
    end_at_once(role, at)


def lock_communities(ids: Iterable[int]) -> None:
    """Whatever could take the last administrator of these communities away waits its turn, until
    the transaction ends. Called before any other row is locked, so that nobody waits for ever."""
    locked = Community.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    list(locked.values_list("pk"))


def administering_for_good() -> QuerySet[Role]:
    """The roles by which somebody who can sign in is administrator without a last day."""
    for_good = Role.objects.filter(kind=RoleKind.ADMINISTRATOR, until_date=None)
    return for_good.filter(member__is_active=True).exclude(member__email=None)


def refuse_last_administrator(member: Member) -> None:
    """Raise LastAdministrator when one of their communities, which are locked, would have nobody
    to administer it without them."""
    theirs = administering_for_good().filter(member=member).values("community")
    kept = administering_for_good().filter(community__in=theirs).exclude(member=member)
    if theirs.exclude(community__in=kept.values("community")).exists():
        raise LastAdministrator


@transaction.atomic
def leave_community(*, member: Member, community: Community, by: Member, at: datetime) -> None:
    """End every role a member holds in a community. Raises LastAdministrator, and then all
    of them stay."""
    lock_communities([community.pk])
    today = timezone.localdate(at)
    for role in member.roles.filter(community=community).exclude(until_date__lt=today):
        end_role(role=role, by=by, at=at)
