"""What changes members, roles, organisations and communities.

Whether somebody may do it is asked at the door, in ``rules``; what must never happen,
whoever asks, is refused here.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.core.erasure import erase
from joinedup.members.events import Event
from joinedup.members.letters import write_letter
from joinedup.members.links import site_url
from joinedup.members.models import Affiliation, Community, Member, Organisation, Role, RoleKind
from joinedup.members.standing import held_today
from joinedup.record import services as record


class LastAdministrator(Exception):
    """A community without an administrator could never be put right again."""


class AddressTaken(Exception):
    """Another member has this email address."""


class NameTaken(Exception):
    """Another organisation or community has this name."""


@transaction.atomic
def add_community(*, name, purpose, contact_email, by, at, about=""):
    """Begin a community. Raises NameTaken."""
    try:
        with transaction.atomic():
            community = Community.objects.create(
                name=name,
                purpose=purpose,
                contact_email=contact_email,
                about=about,
                changed_at=at,
            )
    except IntegrityError as error:
        raise NameTaken(name) from error
    record.write(Event.COMMUNITY_ADDED, about=community, by=by, at=at)
    return community


@transaction.atomic
def edit_community(*, community, name, purpose, about, contact_email, by, at):
    """Change what a community says of itself. Raises NameTaken."""
    community.name, community.purpose = name, purpose
    community.about, community.contact_email = about, contact_email
    community.changed_at = at
    try:
        with transaction.atomic():
            community.save()
    except IntegrityError as error:
        raise NameTaken(name) from error
    record.write(Event.COMMUNITY_CHANGED, about=community, by=by, at=at)


@transaction.atomic
def add_member(
    *,
    key,
    name,
    email,
    phone,
    by,
    at,
    community=None,
    organisation=None,
    job_title="",
    welcome=True,
):
    """Add somebody, and give them the role of a member in the community.

    An address that belongs to a member already brings that member in; what they wrote about
    themselves stays. Whoever has an address gets a letter saying who added them and how to
    sign in, unless ``welcome`` is False because another letter already says it.
    """
    email = (email or "").strip().lower() or None
    member, is_new = _find_or_make_member(
        key=key, email=email, name=name, phone=phone or "", joined_at=at
    )
    if is_new:
        record.write(Event.MEMBER_ADDED, about=member, by=by, at=at, scope=community)
    joins = community and not member.roles.filter(community=community, until_date=None).exists()
    if joins:
        give_role(member=member, community=community, kind=RoleKind.MEMBER, by=by, at=at)
    if organisation and not _works_for(member, organisation):
        affiliate(member=member, organisation=organisation, job_title=job_title, by=by, at=at)
    if welcome and joins and member.email:
        _welcome(member, community, at)
    return member


def _find_or_make_member(*, key, email, **fields):
    known = Q(key=key) | Q(email=email) if email else Q(key=key)
    member = Member.objects.filter(known).first()
    if member:
        return member, False
    try:
        with transaction.atomic():
            return Member.objects.create_user(key=key, email=email, **fields), True
    except IntegrityError:  # somebody else was quicker, by a moment
        return Member.objects.get(known), False


def _works_for(member, organisation):
    return member.affiliations.filter(organisation=organisation, until_date=None).exists()


def _welcome(member, community, at):
    write_letter(
        to=member.email,
        subject=_("Welcome to %(community)s") % {"community": community},
        body=_(
            "Hello %(name)s,\n\n"
            "you have been added to %(community)s.\n\n"
            "To come in, give your email address here and we send you a code:\n"
            "%(address)s\n\n"
            "You are not listed in the directory unless you choose to be. If you did not "
            "expect this letter, please write to %(contact)s.\n"
        )
        % {
            "name": member.name,
            "community": community,
            "address": site_url("/members/sign-in/"),
            "contact": community.contact_email,
        },
        at=at,
    )


@transaction.atomic
def give_role(*, member, community, kind, by, at):
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
def end_role(*, role, by, at):
    """End a role at once. Raises LastAdministrator."""
    # Locked together, so that two administrators cannot end each other's role in one moment.
    held = (
        Role.objects.select_for_update(of=["self"])
        .filter(community=role.community)
        .exclude(until_date__lt=timezone.localdate(at))
        .select_related("member")
    )
    open_roles = {each.pk: each for each in held}
    if role.pk not in open_roles:
        return
    if [role.pk] == [each.pk for each in open_roles.values() if _administers_for_good(each)]:
        raise LastAdministrator
    record.write(Event.ROLE_ENDED, about=role, by=by, at=at, kind=role.kind)
    _end_now(role, at)


def _administers_for_good(role):
    """Whether somebody who can sign in is administrator without a last day."""
    return role.kind == RoleKind.ADMINISTRATOR and role.until_date is None and role.member.is_active


@transaction.atomic
def leave_community(*, member, community, by, at):
    """End every role a member holds in a community. Raises LastAdministrator, and then all
    of them stay."""
    today = timezone.localdate(at)
    for role in member.roles.filter(community=community).exclude(until_date__lt=today):
        end_role(role=role, by=by, at=at)


@transaction.atomic
def deactivate_member(*, member, by, at, tell=True):
    """Keep somebody from signing in, at once and on every device. What they said stays theirs,
    and ``activate_member`` undoes it. With ``tell`` they get a letter."""
    # Both locked, so that two administrators cannot shut each other out in one moment.
    both = Member.objects.select_for_update().in_bulk([member.pk, by.pk])
    member = both[member.pk]
    if not member.is_active or not both[by.pk].is_active:
        return
    member.is_active = False
    member.save(update_fields=["is_active"])
    record.write(Event.MEMBER_DEACTIVATED, about=member, by=by, at=at)
    if tell and member.email:
        contacts = Community.objects.filter(roles__in=member.roles.filter(held_today()))
        write_letter(
            to=member.email,
            subject=_("You can no longer sign in"),
            body=_(
                "Hello %(name)s,\n\n"
                "your way in has been closed by those who run your communities. What you said "
                "there stays yours.\n\n"
                "If you think that this is a mistake, or if you want your words taken out, "
                "please write to %(contacts)s.\n"
            )
            % {
                "name": member.name,
                "contacts": ", ".join(
                    contacts.distinct().order_by("name").values_list("contact_email", flat=True)
                ),
            },
            at=at,
        )


@transaction.atomic
def activate_member(*, member, by, at):
    """Let somebody sign in again."""
    member = Member.objects.select_for_update().get(pk=member.pk)
    if not member.is_active:
        member.is_active = True
        member.save(update_fields=["is_active"])
        record.write(Event.MEMBER_ACTIVATED, about=member, by=by, at=at)


@transaction.atomic
def erase_person(*, member, by, at):
    """Take away everything a member said or gave of themselves, because they asked for it: words,
    name, addresses, and their way in. Raises LastAdministrator, and then all of it stays."""
    today = timezone.localdate(at)
    for role in member.roles.exclude(until_date__lt=today).select_related("community"):
        end_role(role=role, by=by, at=at)
    for affiliation in member.affiliations.filter(until_date=None):
        end_affiliation(affiliation=affiliation, by=by, at=at)
    erase(member, by=by, at=at)
    record.write(Event.MEMBER_ERASED, about=member, by=by, at=at)


@transaction.atomic
def affiliate(*, member, organisation, by, at, job_title="", speaks_for=None):
    """Say that a member works for an organisation, from today; said again, it is corrected.

    ``speaks_for`` left out stays as it was, or No.
    """
    fields = {"job_title": job_title}
    if speaks_for is not None:
        fields["speaks_for"] = speaks_for
    affiliation, is_new = Affiliation.objects.update_or_create(
        member=member,
        organisation=organisation,
        until_date=None,
        defaults=fields,
        create_defaults={**fields, "from_date": timezone.localdate(at)},
    )
    what = Event.AFFILIATION_ADDED if is_new else Event.AFFILIATION_CHANGED
    record.write(what, about=affiliation, by=by, at=at, speaks_for=affiliation.speaks_for)
    return affiliation


@transaction.atomic
def end_affiliation(*, affiliation, by, at):
    """End at once what a member does for an organisation."""
    if affiliation.until_date is None:
        record.write(Event.AFFILIATION_ENDED, about=affiliation, by=by, at=at)
        _end_now(affiliation, at)


def _end_now(held, at):
    """Make yesterday the last day, so that nothing is still open this evening.

    What began today was a slip: it goes, and the record keeps that it was there.
    """
    today = timezone.localdate(at)
    if held.from_date >= today:
        held.delete()
    else:
        held.until_date = today - timedelta(days=1)
        held.save(update_fields=["until_date"])


@transaction.atomic
def add_organisation(*, key, name, sector, kind, by, at, about=""):
    """Add an organisation of the place. Raises NameTaken."""
    about_it = {
        "name": name,
        "sector": sector,
        "kind": kind,
        "about": about,
        "changed_at": at,
    }
    try:
        with transaction.atomic():
            organisation, is_new = Organisation.objects.get_or_create(key=key, defaults=about_it)
    except IntegrityError as error:
        raise NameTaken(name) from error
    if not is_new:
        return organisation
    record.write(Event.ORGANISATION_ADDED, about=organisation, by=by, at=at)
    return organisation


@transaction.atomic
def edit_organisation(*, organisation, name, sector, kind, by, at, about=""):
    """Correct what is said of an organisation. Raises NameTaken."""
    organisation.name, organisation.about = name, about
    organisation.sector, organisation.kind = sector, kind
    organisation.changed_at = at
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError as error:
        raise NameTaken(name) from error
    record.write(Event.ORGANISATION_CHANGED, about=organisation, by=by, at=at)


@transaction.atomic
def edit_profile(*, member, by, at, **fields):
    """Change what members say about themselves. ``fields`` are fields of Member.

    The record keeps which fields changed, not what they say.
    """
    changed = [name for name, value in fields.items() if getattr(member, name) != value]
    for name in changed:
        setattr(member, name, fields[name])
    if changed:
        member.save(update_fields=changed)
        record.write(Event.PROFILE_CHANGED, about=member, by=by, at=at, fields=changed)


@transaction.atomic
def edit_member(*, member, name, email, phone, by, at):
    """Change somebody's name and how to reach them. Raises AddressTaken.

    Where a new address takes the place of another, the old one gets a letter, so that nobody
    loses their way in without knowing.
    """
    email = (email or "").strip().lower() or None
    before = member.email
    try:
        with transaction.atomic():
            edit_profile(member=member, by=by, at=at, name=name, email=email, phone=phone)
    except IntegrityError as error:
        member.refresh_from_db()
        raise AddressTaken from error
    if before and before != email:
        write_letter(
            to=before,
            subject=_("Your email address here has changed"),
            body=_(
                "Hello %(name)s,\n\n"
                "this address can no longer be used to sign in; another was given in its "
                "place, by %(who)s.\n\n"
                "If that is not right, please tell your coordinator.\n"
            )
            % {"name": name, "who": by.name if by != member else _("yourself")},
            at=at,
        )
