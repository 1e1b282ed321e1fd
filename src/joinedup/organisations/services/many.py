"""What is done to many people of a community at once, and undone again."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.access.models import Community, CommunityInvitation, Role
from joinedup.access.services.communities import (
    LastAdministrator,
    end_role,
    give_role,
    lock_communities,
)
from joinedup.core.attempts import NotTaken, attempt_key, make_or_change
from joinedup.core.dated import held_on
from joinedup.core.models import TakenAs
from joinedup.mail.models import OutgoingEmail
from joinedup.organisations.events import Event
from joinedup.organisations.models import Organisation, PeopleChange
from joinedup.people.models import Member
from joinedup.record import services as record


@transaction.atomic
def give_roles(
    *,
    key: UUID,
    community: Community,
    members: Collection[Member],
    kind: str,
    by: Member,
    at: datetime,
) -> PeopleChange:
    """Give all of these people a role; whoever has it keeps it. Raises NotTaken when it was undone
    since."""
    change = _begin(key, community, members, kind, by, at)
    if change.taken_as is TakenAs.NEW:
        held = Role.objects.filter(community=community, kind=kind, until_date=None)
        have = set(held.filter(member__in=members).values_list("member", flat=True))
        given = [
            give_role(member=member, community=community, kind=kind, by=by, at=at).pk
            for member in members
            if member.pk not in have
        ]
        change.made = {Role._meta.label: given}
        change.save(update_fields=["made"])
    return change


@transaction.atomic
def end_roles(
    *,
    key: UUID,
    community: Community,
    members: Collection[Member],
    kinds: Collection[str],
    by: Member,
    at: datetime,
) -> PeopleChange:
    """End what these people are in a community, as far as it is of these kinds. The last
    administrator stays one. Raises NotTaken when it was undone since."""
    change = _begin(key, community, members, "end", by, at)
    if change.taken_as is TakenAs.NEW:
        lock_communities([community.pk])
        held = Role.objects.filter(held_on(timezone.localdate(at)), community=community)
        for role in held.filter(member__in=members, kind__in=kinds).select_related("community"):
            ended = [role.member_id, role.kind, role.from_date.isoformat()]
            try:
                end_role(role=role, by=by, at=at)
            except LastAdministrator:
                continue
            change.ended.append(ended)
        change.save(update_fields=["ended"])
    return change


def ended_before(
    key: UUID, community: Community, members: Iterable[int], by: Member
) -> PeopleChange | None:
    """What the same press did, of which the second finds nobody any more."""
    this_press = attempt_key(key, by, community, "end", *sorted(members))
    return PeopleChange.objects.filter(key=this_press, undone_at=None).first()


def _begin(
    key: UUID,
    community: Community,
    members: Iterable[Member],
    what: str,
    by: Member,
    at: datetime,
) -> PeopleChange:
    change = make_or_change(
        PeopleChange,
        key=key,
        by=by,
        parts=(community, what, *sorted(member.pk for member in members)),
        said={},
        besides={"community": community, "by": by, "done_at": at},
    )
    if change.undone_at:
        raise NotTaken(_("This was done and undone. Please choose the people again."))
    return change


@transaction.atomic
def undo_change(*, change: PeopleChange, by: Member, at: datetime) -> int:
    """Take away exactly what was made and has not been used since, and give back what was ended.
    Gives how many people stayed because they have done something here by now."""
    lock_communities([change.community_id])
    change = PeopleChange.objects.select_for_update(of=["self"]).get(pk=change.pk)
    if change.undone_at:
        return 0
    change.undone_at = at
    change.save(update_fields=["undone_at"])
    _give_back(change, at)
    stayed = _take_away(change, by, at)
    record.write(Event.PEOPLE_CHANGE_UNDONE, about=change, by=by, at=at, stayed=stayed)
    return stayed


def _give_back(change: PeopleChange, at: datetime) -> None:
    yesterday = timezone.localdate(change.done_at) - timedelta(days=1)
    active = set(
        Member.objects.filter(
            pk__in=[member for member, _kind, _day in change.ended], is_active=True
        ).values_list("pk", flat=True)
    )
    roles = Role.objects.filter(community=change.community_id)
    again = set(roles.filter(until_date=None).values_list("member_id", "kind"))
    for member, kind, day in change.ended:
        if member not in active or (member, kind) in again:
            continue
        ended = roles.filter(member=member, kind=kind, from_date=day, until_date=yesterday)
        if not ended.update(until_date=None):
            # It began on that day, so it had gone.
            roles.create(
                member_id=member,
                community_id=change.community_id,
                kind=kind,
                from_date=date.fromisoformat(day),
            )


def _take_away(change: PeopleChange, by: Member, at: datetime) -> int:
    made = change.made
    OutgoingEmail.objects.filter(
        pk__in=made.get(OutgoingEmail._meta.label, ()), sent_at=None
    ).delete()
    added = Member.objects.filter(pk__in=made.get(Member._meta.label, ()))
    used = _used(Member, added, but=made)
    used |= set(
        added.exclude(last_login=None, changed_at=None, is_active=True).values_list("pk", flat=True)
    )
    accepted = CommunityInvitation.objects.filter(
        pk__in=made.get(CommunityInvitation._meta.label, ()), accepted_at__isnull=False
    )
    used |= set(accepted.values_list("member", flat=True))
    added.exclude(pk__in=used).delete()
    CommunityInvitation.objects.filter(
        pk__in=made.get(CommunityInvitation._meta.label, ()), accepted_at=None
    ).delete()
    for role in Role.objects.filter(pk__in=made.get(Role._meta.label, ())).exclude(member__in=used):
        try:
            end_role(role=role, by=by, at=at)
        except LastAdministrator:
            used.add(role.member_id)
    organisations = Organisation.objects.filter(
        pk__in=made.get(Organisation._meta.label, ()), changed_at=change.done_at
    )
    organisations.exclude(pk__in=_used(Organisation, organisations, but={})).delete()
    return len(used)


def _used(
    model: type[models.Model], rows: models.QuerySet, *, but: dict[str, list[int]]
) -> set[int]:
    """Which of these rows anything leads to, besides what is given by model. One query for each
    model that could."""
    used: set[int] = set()
    # With those that have no name here; through one of these go relations of many to many.
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        leads_here, name = relation.related_model, relation.field.name
        others = leads_here._base_manager.exclude(pk__in=but.get(leads_here._meta.label, ()))
        used |= set(others.filter(**{f"{name}__in": rows}).values_list(name, flat=True))
    return used
