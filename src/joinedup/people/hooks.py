from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from joinedup.core.erasure import delete_rows
from joinedup.core.jobs import Job
from joinedup.core.keeping import Kept
from joinedup.core.sections import PageSection
from joinedup.core.texts import Text, Whose, Writer
from joinedup.people.events import Event
from joinedup.people.lib import limits
from joinedup.people.selectors import waiting_address
from joinedup.people.services.app import seal_anew
from joinedup.people.services.erasing import erase_member

EVENTS = [Event]
SAMPLE_PEOPLE = ["joinedup.people.sample.members.people_to_sign_in_as"]

LIMITS = [
    limits.CODES_OF_AN_ADDRESS,
    limits.CODES_OF_A_CONNECTION,
    limits.EMAILS_TO_STRANGERS,
    limits.APP_CODES,
    limits.PASSKEYS,
    limits.PASSKEY_ANSWERS,
]

JOBS = [Job("seal anew", timedelta(days=1), seal_anew)]

TEXTS = [
    Text(
        "people.Member",
        ("name", "email", "phone"),
        Whose.PERSONAL,
        member="self",
        erase=erase_member,
    ),
    Text(
        "people.Member",
        ("description", "experience", "occupation", "study", "can_help_with", "wants_to_know"),
        Whose.PERSONAL,
        by=Writer.MEMBERS,
        member="self",
        written="changed_at",
        is_searched=True,
        called=_("What somebody says of themselves"),
    ),
    Text("people.Member", ("password",), Whose.CODE),
    Text("people.SignInCode", ("email",), Whose.PERSONAL, email="email", erase=delete_rows),
    Text("people.Session", ("device",), Whose.PERSONAL, member="member", erase=delete_rows),
    Text("people.Session", ("session_key", "session_data"), Whose.CODE),
    Text("people.NewAddress", ("email",), Whose.PERSONAL, member="member", erase=delete_rows),
    # Nobody reads the address from it.
    Text("people.LeftAlone", ("mark",), Whose.CODE),
    Text("people.SignInCode", ("code_hash",), Whose.CODE),
    Text("people.AuthenticatorApp", ("secret",), Whose.CODE, member="member", erase=delete_rows),
    Text("people.Passkey", ("name",), Whose.PERSONAL, member="member", erase=delete_rows),
    Text("people.Passkey", ("credential_id", "credential"), Whose.CODE),
    Text("people.RecoveryCode", ("code",), Whose.CODE, member="member", erase=delete_rows),
]

KEPT = [
    Kept(
        "sessions",
        ("people.Session",),
        _(
            "That you are signed in: on what kind of phone or computer, since when, and the day "
            "you last used it; or that you are a guest at a meeting"
        ),
        _(
            "seven days after the day you last used it, ninety days after you signed in, or two "
            "weeks after you last took part as a guest; or until you sign out"
        ),
        _("So that you need not type a code each time, and see where you are signed in."),
        # A session knows itself until when it is good.
        days=0,
        since=("expire_date",),
    ),
    Kept(
        "sign-in codes",
        ("people.SignInCode",),
        _("That somebody asked for a code to sign in: the address, and how often it was tried"),
        _("after it was asked for"),
        _("So that nobody can guess one, or use it twice. A code works for fifteen minutes."),
        days=1,
        since=("asked_at",),
    ),
    Kept(
        "new addresses",
        ("people.NewAddress",),
        _("A new address that was given as yours, and by whom"),
        _("after it was given"),
        _("So that a slip shuts nobody out, and nobody takes an address that is not theirs."),
        days=7,
        since=("asked_at",),
    ),
    Kept(
        "addresses left alone",
        ("people.LeftAlone",),
        _("A mark made of your address, from which nobody can read the address"),
        _("from when you ask us to forget you, or say no, until you come back"),
        _("So that nobody adds you again from a list, or writes to you unasked."),
    ),
    Kept(
        "authenticator apps",
        ("people.AuthenticatorApp", "people.RecoveryCode"),
        _(
            "What your authenticator app and the codes that stand in for it are known by, sealed, "
            "and when they were last used"
        ),
        _("until you turn the app off, or ask us to forget you"),
        _("So that whoever reads your email cannot sign in as you."),
    ),
    Kept(
        "passkeys",
        ("people.Passkey",),
        _(
            "What your passkeys are called and known by, when you added them and when you last "
            "used them; your finger or face never leaves your device"
        ),
        _("until you remove them, or ask us to forget you"),
        _("So that you can sign in with them."),
    ),
    Kept(
        "members",
        ("people.Member",),
        _("Your name, how to reach you, and what you say of yourself"),
        _("until you ask us to forget you; you can change it yourself"),
        _("So that you can take part, and be invited."),
    ),
]

PROFILE_SECTIONS = [
    PageSection(
        "reach",
        20,
        lambda viewer, member: {
            "member": member,
            "waiting": waiting_address(member, timezone.now()),
        },
        "people/_reach.html",
    ),
]
