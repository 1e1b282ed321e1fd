"""The emails of accounts: codes to sign in, and what happens to an address."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from joinedup.core.site import site_url
from joinedup.mail.services import queue_email, render_email
from joinedup.people.models import Member, NewAddress


def queue_sign_in_code(*, email: str, code: str, until: datetime, at: datetime) -> None:
    """Send a member the code, in two halves, and say until when it is good."""
    body = render_email("people/emails/sign_in_code.txt", **_shown(code, until))
    queue_email(to=email, subject=_("Your code for signing in"), body=body, at=at)


def queue_confirm_code(*, email: str, code: str, until: datetime, at: datetime) -> None:
    """Send somebody who is signed in a code by which they show that it is they."""
    body = render_email("people/emails/confirm_code.txt", **_shown(code, until))
    queue_email(to=email, subject=_("Your code to show that it is you"), body=body, at=at)


def _shown(code: str, until: datetime) -> dict[str, str]:
    half = len(code) // 2
    return {
        "code": f"{code[:half]}-{code[half:]}",
        "until": time_format(timezone.localtime(until), "H:i"),
    }


def queue_how_to_join(*, email: str, at: datetime, is_for_show: bool) -> None:
    """Tell a stranger that we do not know the address, and how to take part."""
    body = render_email("people/emails/how_to_join.txt", series_url=site_url("/series/"))
    subject = _("Your code for signing in")
    queue_email(
        to=email,
        subject=subject,
        body=body,
        at=at,
        is_to_stranger=True,
        is_for_show=is_for_show,
    )


def queue_address_changed(*, to: str, name: str, by: Member | None, at: datetime) -> None:
    """Tell an old address that a new one took its place; ``by`` somebody else, or None."""
    body = render_email("people/emails/address_changed.txt", name=name, by=by)
    queue_email(to=to, subject=_("Your email address here has changed"), body=body, at=at)


def queue_confirm_address(*, given: NewAddress, until: datetime, at: datetime) -> None:
    """Ask whoever reads a new address whether it is the member's."""
    body = render_email(
        "people/emails/confirm_address.txt",
        name=given.member.name,
        by=given.by if given.by != given.member else None,
        confirm_url=site_url(given.confirm_path),
        until=date_format(timezone.localtime(until)),
    )
    queue_email(to=given.email, subject=_("Is this your email address?"), body=body, at=at)


def queue_address_wanted(*, email: str, at: datetime) -> None:
    """Tell a member that somebody gave their address as another's. Nothing has changed."""
    body = render_email("people/emails/address_wanted.txt")
    queue_email(to=email, subject=_("Somebody gave your email address"), body=body, at=at)


def queue_address_given(*, to: str, name: str, by: Member, at: datetime) -> None:
    """Tell the address so far that somebody else gave another in its place."""
    body = render_email("people/emails/address_given.txt", name=name, by=by)
    queue_email(to=to, subject=_("Another email address was given for you"), body=body, at=at)


def queue_way_in_changed(*, member: Member, what: str, at: datetime) -> None:
    """Tell a member, who has an address, that how they sign in has changed."""
    if not member.email:
        return
    body = render_email(
        "people/emails/way_in_changed.txt",
        name=member.name,
        what=what,
        profile_url=site_url("/people/profile/"),
    )
    subject = _("How you sign in has changed")
    queue_email(to=member.email, subject=subject, body=body, at=at)
