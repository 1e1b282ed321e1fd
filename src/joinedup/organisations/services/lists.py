"""Bringing people in from a list, all of them or none, and taking them out again."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.access.models import Community, CommunityInvitation, Role
from joinedup.access.services.communities import lock_communities
from joinedup.access.services.invitations import ask_to_belong
from joinedup.core.attempts import NotTaken, make_or_change
from joinedup.core.models import TakenAs, name_key
from joinedup.core.optimistic_lock import fingerprint
from joinedup.organisations.events import Event
from joinedup.organisations.lib.people_table import Line
from joinedup.organisations.models import Affiliation, AskedFrom, Organisation, PeopleChange
from joinedup.organisations.services.list_plan import Plan, plan_list
from joinedup.people.models import Member, Voice
from joinedup.record import services as record


def bring_in(
    *,
    key: UUID,
    community: Community,
    lines: Sequence[Line],
    kind: str,
    by: Member,
    at: datetime,
) -> PeopleChange:
    """Add the people of a list who are not here yet, and ask those who have an address.

    ``kind`` is what the organisations are that come with them. The same list again adds nobody
    twice. Raises NotTaken when it was undone since, or somebody else added one of them in this
    very moment.
    """
    try:
        return _bring_in(key, community, lines, kind, by, at)
    except IntegrityError as error:
        raise NotTaken(
            _("Somebody else added one of these people just now. Nothing was added; press again.")
        ) from error


@transaction.atomic
def _bring_in(
    key: UUID,
    community: Community,
    lines: Sequence[Line],
    kind: str,
    by: Member,
    at: datetime,
) -> PeopleChange:
    lock_communities([community.pk])
    plan = plan_list(lines, community)
    change = make_or_change(
        PeopleChange,
        key=key,
        by=by,
        parts=(community, fingerprint(*map(_as_sent, lines)), kind),
        said={},
        besides={"community": community, "by": by, "done_at": at},
    )
    if change.taken_as is TakenAs.SAME:
        if change.undone_at:
            raise NotTaken(_("This list was brought in and undone. Please begin again with it."))
        return change
    change.made = _numbers(_add(plan, community, kind, by, at))
    change.save(update_fields=["made"])
    record.write(
        Event.PEOPLE_BROUGHT_IN,
        about=change,
        by=by,
        at=at,
        people=len(plan.added),
        asked=plan.asked,
        organisations=len(plan.new_organisations),
    )
    return change


def _as_sent(line: Line) -> list[str]:
    said = [line.name, line.email, line.phone, line.organisation, line.sector, line.job_title]
    return [*said, line.role, line.voice]


def _numbers(made: Iterable[Sequence[Any]]) -> dict[str, list[int]]:
    return {things[0]._meta.label: [each.pk for each in things] for things in made if things}


def _add(
    plan: Plan, community: Community, kind: str, by: Member, at: datetime
) -> list[Sequence[Any]]:
    """Make what the plan says, some rows at a time; gives what it made."""
    today = timezone.localdate(at)
    organisations = Organisation.objects.bulk_create(
        Organisation(name=line.organisation, sector=line.sector, kind=kind, changed_at=at)
        for line in plan.new_organisations.values()
    )
    by_key = {each.name_key: each for each in organisations}
    where = {
        each.line.number: each.organisation or by_key[name_key(each.line.organisation)]
        for each in plan.added
        if each.line.organisation
    }
    # Whoever has an address is asked; until a yes no member is made, and none looked for.
    asked = [each.line for each in plan.added if each.line.email]
    added = [each.line for each in plan.added if not each.line.email]
    members = Member.objects.bulk_create(_new_member(line, at) for line in added)
    roles = Role.objects.bulk_create(
        Role(member=member, community=community, kind=line.role, from_date=today)
        for line, member in zip(added, members, strict=True)
    )
    affiliations = Affiliation.objects.bulk_create(
        Affiliation(
            member=member,
            organisation=where[line.number],
            job_title=line.job_title,
            from_date=today,
            changed_at=at,
        )
        for line, member in zip(added, members, strict=True)
        if line.organisation
    )
    invitations, emails = ask_to_belong(
        invitations=[_invitation(line, community, at) for line in asked], by=by, at=at
    )
    AskedFrom.objects.bulk_create(
        AskedFrom(
            invitation=invitation,
            organisation=where[line.number],
            job_title=line.job_title,
        )
        for line, invitation in zip(asked, invitations, strict=True)
        if line.organisation
    )
    return [organisations, members, roles, affiliations, invitations, emails]


def _invitation(line: Line, community: Community, at: datetime) -> CommunityInvitation:
    return CommunityInvitation(
        community=community,
        name=line.name,
        email=line.email,
        phone=line.phone,
        voice=line.voice,
        kind=line.role,
        invited_at=at,
    )


def _new_member(line: Line, at: datetime) -> Member:
    member = Member(
        name=line.name,
        phone=line.phone,
        joined_at=at,
        password=make_password(None),
    )
    if line.voice not in ("", Voice.UNSTATED):
        setattr(member, line.voice, str(Voice(line.voice).label))
    return member
