"""Emails: written with the change that causes them, sent by the worker."""

from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from joinedup.mail.events import Event
from joinedup.mail.models import OutgoingEmail
from joinedup.record import services as record

# After a failure the next try waits this long; after the last one we stop and say so.
WAITS = [timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6)]


def render_email(template: str, **context: object) -> str:
    """The text of an email. Parts that are left out of it leave no gaps behind."""
    paragraphs = [part.strip("\n") for part in render_to_string(template, context).split("\n\n")]
    return "\n\n".join(part for part in paragraphs if part.strip()) + "\n"


def queue_email(
    *,
    to: str,
    subject: str,
    body: str,
    at: datetime,
    calendar: str = "",
    is_to_stranger: bool = False,
) -> OutgoingEmail:
    """Keep an email and ask the worker to send it, in the transaction of the change it tells of.

    ``calendar`` is the text of an ``.ics`` file, sent along. Line breaks in the subject become
    spaces, for a subject is one line. Of an email ``is_to_stranger`` the address is soon forgotten.
    """
    email = OutgoingEmail.objects.create(
        to=to,
        subject=" ".join(subject.split())[:200],
        body=body,
        calendar=calendar,
        is_to_stranger=is_to_stranger,
        queued_at=at,
    )
    send_email.enqueue(email.pk)
    return email


@task()
def send_email(email_id: int) -> None:
    """Send one email. Run again, it leaves one alone that has gone or was given up."""
    email = OutgoingEmail.objects.filter(pk=email_id, sent_at=None, failed_at=None).first()
    if email is None or not _is_ours_to_send(email):
        return
    # Outside any transaction: a slow mail server must not hold up everybody who writes.
    try:
        _deliver(email)
    except (OSError, ValueError) as error:  # smtplib's errors are OSErrors too
        _try_again_or_give_up(email, error)
    else:
        OutgoingEmail.objects.filter(pk=email.pk).update(
            sent_at=timezone.now(), body="", calendar=""
        )


def _is_ours_to_send(email: OutgoingEmail) -> bool:
    """Count the try; of two workers in the same moment, only one is told yes."""
    email.tries += 1
    waiting = OutgoingEmail.objects.filter(pk=email.pk, tries=email.tries - 1, sent_at=None)
    return waiting.update(tries=email.tries) == 1


@transaction.atomic
def _try_again_or_give_up(email: OutgoingEmail, error: Exception) -> None:
    if _is_final(error) or email.tries > len(WAITS):
        email.failed_at = timezone.now()
        email.save(update_fields=["failed_at"])
        record.write(Event.EMAIL_NOT_DELIVERED, about=email, by="program", at=email.failed_at)
    else:
        again = timezone.now() + WAITS[email.tries - 1]
        send_email.using(run_after=again).enqueue(email.pk)


def _is_final(error: Exception) -> bool:
    """Whether trying again is useless: an address that cannot be, or a firm no (RFC 5321: 5yz)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, SMTPDataError | SMTPSenderRefused):
        return error.smtp_code >= 500
    return isinstance(error, ValueError)


def _deliver(email: OutgoingEmail) -> None:
    message = EmailMessage(email.subject, email.body, to=[email.to])
    if email.calendar:
        # Mail programs act on the method they read here; it must be the file's own (RFC 6047).
        method = "CANCEL" if "\r\nMETHOD:CANCEL\r\n" in email.calendar else "REQUEST"
        message.attach("invitation.ics", email.calendar, f"text/calendar; method={method}")
    message.send()
