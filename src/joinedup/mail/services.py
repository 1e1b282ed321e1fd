"""Emails: written with the change that causes them, sent by the worker."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import formataddr, parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Protocol

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from joinedup.core.tasks import WAITS
from joinedup.mail.events import Event
from joinedup.mail.lib.problems import problem_of
from joinedup.mail.models import OutgoingEmail
from joinedup.record import services as record


class Sender(Protocol):
    """A community, as who reads an email knows it."""

    name: str
    contact_email: str


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
    of: Sender | None = None,
    calendar: str = "",
    is_to_stranger: bool = False,
    is_for_show: bool = False,
) -> OutgoingEmail:
    """Keep an email and ask the worker to send it, in the transaction of the change it tells of.

    It is sent in the name ``of`` a community, which gets the answers; without one, in the
    program's. ``calendar`` is the text of an ``.ics`` file, sent along. Line breaks in the subject
    become spaces, for a subject is one line. Of an email ``is_to_stranger`` the address is soon
    forgotten. One ``is_for_show`` is not kept and never sent, but takes as long, so that whoever
    asks for it cannot tell.
    """
    email = OutgoingEmail.objects.create(
        sender_name=" ".join(of.name.split()) if of else "",
        reply_to=of.contact_email if of else "",
        to=to,
        subject=" ".join(subject.split())[:200],
        body=body,
        calendar=calendar,
        is_to_stranger=is_to_stranger,
        queued_at=at,
        next_try_at=min(at, timezone.now()),
    )
    if is_for_show:
        OutgoingEmail.objects.filter(pk=email.pk).delete()
    send_email.enqueue(email.pk)
    return email


@task()
def send_email(email_id: int) -> None:
    """Send one email, if it is due. Run twice, it leaves one alone that has gone, was given up or
    is being tried by somebody else."""
    email = _claim(email_id, timezone.now())
    if email is None:
        return
    # Outside any transaction: a slow mail server must not hold up everybody who writes.
    try:
        _deliver(email)
    except (OSError, ValueError) as error:  # smtplib's errors are OSErrors too
        _try_again_or_give_up(email, error)
    else:
        OutgoingEmail.objects.filter(pk=email.pk).update(
            sent_at=timezone.now(), failed_at=None, body="", calendar=""
        )


def take_up_emails(at: datetime) -> int:
    """Ask the worker for the emails that wait and that no task is to send, because it was lost;
    how many."""
    waiting = OutgoingEmail.objects.filter(sent_at=None, failed_at=None).order_by("pk")
    left = dict(waiting.values_list("pk", "next_try_at"))
    if left:
        tasks = DBTaskResult.objects.filter(
            task_path=send_email.module_path,
            status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING],
        )
        for args_kwargs in tasks.values_list("args_kwargs", flat=True):
            left.pop(args_kwargs["args"][0], None)
    for pk, next_try_at in left.items():
        _send_at(pk, next_try_at, at)
    return len(left)


@transaction.atomic
def try_again(*, emails: Iterable[OutgoingEmail], by: AbstractBaseUser, at: datetime) -> int:
    """Send emails that wait or were given up once more, from the first try; how many. One
    whose text has been forgotten stays given up."""
    chosen = OutgoingEmail.objects.filter(pk__in=[email.pk for email in emails], sent_at=None)
    count = 0
    for email in chosen.exclude(body="").select_for_update().order_by("pk"):
        email.failed_at, email.tries, email.next_try_at = None, 0, at
        email.save(update_fields=["failed_at", "tries", "next_try_at"])
        send_email.enqueue(email.pk)
        record.write(Event.EMAIL_TRIED_AGAIN, about=email, by=by, at=at)
        count += 1
    return count


def _claim(email_id: int, at: datetime) -> OutgoingEmail | None:
    """The email, if it is due and ours to send; of two workers in the same moment, one gets it."""
    email = OutgoingEmail.objects.filter(pk=email_id, sent_at=None, failed_at=None).first()
    # A try further off than any wait was planned before the clock was put back.
    longest = WAITS[-1] + settings.TASK_LEASE
    if email is None or at < email.next_try_at <= at + longest:
        return None
    same = OutgoingEmail.objects.filter(
        pk=email_id, sent_at=None, failed_at=None, next_try_at=email.next_try_at
    )
    return email if same.update(next_try_at=at + settings.TASK_LEASE) else None


@transaction.atomic
def _try_again_or_give_up(email: OutgoingEmail, error: Exception) -> None:
    at = timezone.now()
    waiting = OutgoingEmail.objects.select_for_update().filter(sent_at=None, failed_at=None)
    still = waiting.filter(pk=email.pk).first()
    if still is None:  # somebody else was quicker than we, who were very slow
        return
    still.tries += 1
    still.failing_since, still.tried_at = still.failing_since or at, at
    still.problem = problem_of(error)
    if _is_final(error) or still.tries > len(WAITS):
        still.failed_at = at
        record.write(Event.EMAIL_NOT_DELIVERED, about=still, by="program", at=at)
    else:
        still.next_try_at = at + WAITS[still.tries - 1]
        _send_at(still.pk, still.next_try_at, at)
    still.save()


def _send_at(email_id: int, next_try_at: datetime, at: datetime) -> None:
    is_later = at < next_try_at
    (send_email.using(run_after=next_try_at) if is_later else send_email).enqueue(email_id)


def _is_final(error: Exception) -> bool:
    """Whether trying again is useless: an address that cannot be, or a firm no (RFC 5321: 5yz)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, SMTPDataError | SMTPSenderRefused):
        return error.smtp_code >= 500
    return isinstance(error, ValueError)


def _deliver(email: OutgoingEmail) -> None:
    message = EmailMessage(email.subject, email.body, to=[email.to])
    if email.sender_name:
        _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
        message.from_email = formataddr((email.sender_name, address))
        message.reply_to = [email.reply_to]
    if email.calendar:
        # Mail programs act on the method they read here; it must be the file's own (RFC 6047).
        method = "CANCEL" if "\r\nMETHOD:CANCEL\r\n" in email.calendar else "REQUEST"
        message.attach("invitation.ics", email.calendar, f"text/calendar; method={method}")
    message.send()
