"""Passkeys: adding and removing them, signing in with one, and showing with one that it is they."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from joinedup.people import emails
from joinedup.people.events import Event
from joinedup.people.lib.limits import PASSKEY_ANSWERS
from joinedup.people.lib.passkeys import (
    NotAccepted,
    Question,
    ask_for_any,
    ask_for_new,
    challenge_of,
    check_answer,
    named_in,
    read_new,
)
from joinedup.people.models import Member, Passkey
from joinedup.people.services.confirming import confirm
from joinedup.people.services.sign_in import let_in
from joinedup.record import services as record

_SIGN_IN = "sign in"


def question_to_sign_in() -> Question:
    """For whoever is not known yet."""
    return ask_for_any(_SIGN_IN)


def question_to_confirm(member: Member) -> Question:
    """For whoever is signed in, and shows again that it is they."""
    return ask_for_any(f"confirm {member.pk}")


def question_for_new(member: Member) -> Question:
    """For a new passkey, on a device that has none of theirs yet."""
    return ask_for_new(
        f"add {member.pk}",
        number=member.pk,
        email=member.email or member.name,
        name=member.name,
        known=list(member.passkeys.values_list("credential", flat=True)),
    )


def add_passkey(
    *, member: Member, token: str, answer: str, name: str, by: Member, at: datetime
) -> None:
    """Keep a new passkey. Raises NotAccepted."""
    new = read_new(_challenge(token, f"add {member.pk}", at), answer)
    try:
        with transaction.atomic():
            Passkey.objects.create(
                member=member,
                name=name,
                credential_id=new.credential_id,
                credential=new.credential,
                added_at=at,
            )
            record.write(Event.PASSKEY_ADDED, about=member, by=by, at=at)
            what = _("A passkey was added: “%(name)s”.") % {"name": name}
            emails.queue_way_in_changed(member=member, what=what, at=at)
    except IntegrityError as error:  # it is somebody's already
        raise NotAccepted from error


@transaction.atomic
def remove_passkey(*, passkey: Passkey, by: Member, at: datetime) -> None:
    """Let nobody sign in with it any more."""
    member, name = passkey.member, passkey.name
    if not Passkey.objects.filter(pk=passkey.pk).delete()[0]:
        return
    record.write(Event.PASSKEY_REMOVED, about=member, by=by, at=at)
    what = _("A passkey was removed: “%(name)s”.") % {"name": name}
    emails.queue_way_in_changed(member=member, what=what, at=at)


def sign_in_with_passkey(
    request: HttpRequest, *, token: str, answer: str, is_shared: bool, at: datetime
) -> None:
    """Sign in whoever's passkey has answered. Raises NotAccepted."""
    passkey = _answered(token, answer, _SIGN_IN, at)
    if not passkey.member.is_active:
        raise NotAccepted
    with transaction.atomic():
        _note_used(passkey, at)
        let_in(request, passkey.member, is_shared=is_shared, at=at)


def confirm_with_passkey(
    request: HttpRequest, *, member: Member, token: str, answer: str, at: datetime
) -> None:
    """Take a passkey's word that it is the member. Raises NotAccepted."""
    passkey = _answered(token, answer, f"confirm {member.pk}", at)
    if passkey.member != member:
        raise NotAccepted
    with transaction.atomic():
        _note_used(passkey, at)
        confirm(request, member=member, at=at)


def _answered(token: str, answer: str, purpose: str, at: datetime) -> Passkey:
    challenge = _challenge(token, purpose, at)
    known = Passkey.objects.select_related("member")
    passkey = known.filter(credential_id=named_in(answer)).first()
    if passkey is None:
        raise NotAccepted
    check_answer(challenge, answer, passkey.credential)
    return passkey


def _challenge(token: str, purpose: str, at: datetime) -> str:
    """What names the question, which is answered once: counted before anything is looked at."""
    challenge = challenge_of(token, purpose)
    if not PASSKEY_ANSWERS.count(challenge, at=at):
        raise NotAccepted
    return challenge


def _note_used(passkey: Passkey, at: datetime) -> None:
    # One that was removed in this moment is good no more.
    if not Passkey.objects.filter(pk=passkey.pk).update(used_at=at):
        raise NotAccepted
