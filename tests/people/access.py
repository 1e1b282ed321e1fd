"""Who is answered what about accounts, who may read of whom, and the people of the world."""

from datetime import timedelta

from django.utils import timezone

from joinedup.people.models import NewAddress, Session, SignInCode
from tests.factories.mail import make_email
from tests.factories.people import make_member
from tests.people.passkeys import make_passkey

ROWS = """
people:sign_in - | p rrr rrr rrr | e rrr rrr rrr
people:sign_in_code - | s rrr rrr rrr | s rrr rrr rrr
people:sign_in_app - | s rrr rrr rrr | s rrr rrr rrr
people:passkey_sign_in - | m mmm mmm mmm | s rrr rrr rrr
people:sign_out - | m mmm mmm mmm | r rrr rrr rrr
people:sign_out_everywhere - | m mmm mmm mmm | s rrr rrr rrr
people:sign_out_elsewhere - | m mmm mmm mmm | s rrr rrr rrr
people:confirm - | s rrr rrr rrr | s rrr rrr rrr
people:confirm_code - | s rrr rrr rrr | s rrr rrr rrr
people:profile - | s ppp ppp ppp | s rrr rrr rrr
people:passkey_confirm - | m mmm mmm mmm | s rrr rrr rrr
people:passkey_new - | s ppp ppp ppp | s ppp ppp ppp
people:passkey_remove passkey | s nnn npn nnn | s nnn nrn nnn
people:app_new - | s ppp ppp ppp | s ppp ppp ppp
people:app_remove - | s rrr rrr rrr | s rrr rrr rrr
people:recovery_codes - | s rrr rrr rrr | s rrr rrr rrr
"""
WORDS = """
listed-name       | . y.. yyy yyy y | a person in the directory
listed-experience | . y.. yyy yyy . | what they say of themselves
listed-help       | . y.. yyy yyy .
listed-email      | . ... .y. .yy . | how to reach them
passkey-name      | . ... .y. ... . | what somebody calls their passkey
waiting-address   | . ... .y. .yy . | an address that waits to be shown to be read
listed-phone      | . ... .y. .yy .
unlisted-name     | . ... y.y yyy y | a member not in the directory; a scribe greets them
unlisted-experience | . ... y.. yyy .
unlisted-help     | . ... y.. yyy .
unlisted-email    | . ... y.. .yy .
unlisted-phone    | . ... y.. .yy .
scribe-name       | . ... ..y yyy y
scribe-experience | . ... ..y yyy .
scribe-help       | . ... ..y yyy .
scribe-email      | . ... ..y .yy .
scribe-phone      | . ... ..y .yy .
facilitator-name  | . ... yyy yyy . | members know who runs their community
facilitator-experience | . ... ... yyy .
facilitator-help  | . ... ... yyy .
facilitator-email | . ... ... yyy .
facilitator-phone | . ... ... yyy .
coordinator-name  | . ... yyy yyy .
coordinator-experience | . ... ... yyy .
coordinator-help  | . ... ... yyy .
coordinator-email | . ... ... .yy .
coordinator-phone | . ... ... .yy .
administrator-name | . ... yyy yyy .
administrator-experience | . ... ... yyy .
administrator-help | . ... ... yyy .
administrator-email | . ... ... .yy .
administrator-phone | . ... ... .yy .
owner-name        | . .y. ... ... .
owner-experience  | . .y. ... ... .
owner-help        | . .y. ... ... .
owner-email       | . .y. ... ... .
owner-phone       | . .y. ... ... .
invited-name      | . ..y ... yyy y
invited-experience | . ..y ... ... .
invited-help      | . ..y ... ... .
invited-email     | . ..y ... ... .
invited-phone     | . ..y ... ... .
left-name         | . ... ... .yy . | somebody who left
"""


def build(room):
    """Everybody who has a part in the community, or had one."""
    for name in (
        *("unlisted", "scribe", "facilitator", "coordinator", "administrator"),
        *("owner", "invited"),
    ):
        _person(room, name)
    _person(
        room,
        "listed",
        is_listed=True,
        description="A nurse.",
        occupation="Nursing",
        study="Law",
        wants_to_know="Who waits for whom.",
    )
    # Somebody who left, with all that was said of them.
    _person(room, "left", is_listed=True)
    room.passkey = make_passkey(room.listed, name=room.secret("passkey-name"))
    NewAddress.objects.create(
        member=room.listed,
        email=f"{room.secret('waiting-address')}@example.org",
        asked_at=timezone.now(),
    )
    Session.objects.create(
        session_key=f"session-{room.side}",
        expire_date=timezone.now() + timedelta(days=7),
        member=room.listed,
        device="Firefox on Android",
        since=timezone.now(),
        last_day=timezone.localdate(),
    )
    SignInCode.objects.create(
        email=room.listed.email,
        member=room.listed,
        code_hash="x",
        asked_at=timezone.now(),
    )


def _person(room, name, **fields):
    member = make_member(
        name=f"{name.title()} {room.secret(f'{name}-name')}",
        email=f"{room.secret(f'{name}-email')}@example.org",
        phone=room.secret(f"{name}-phone"),
        experience=room.secret(f"{name}-experience"),
        can_help_with=room.secret(f"{name}-help"),
        **fields,
    )
    setattr(room, name, member)


def grow(room):
    """A newcomer, to whom an email could not be sent."""
    room.newcomer = make_member(is_listed=True, study="Law")
    make_email(to=room.newcomer.email, failed_at=timezone.now())
