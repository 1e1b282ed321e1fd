"""Messages to people outside the page: written with the change, sent by the worker."""

from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPSenderRefused

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from joinedup.members.events import Event
from joinedup.members.models import Letter
from joinedup.record import services as record

# After a failure the next try waits this long; after the last one we stop and say so.
WAITS = [timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6)]


def write_letter(*, to, subject, body, at, calendar=""):
    """Keep a letter and ask the worker to send it, in the transaction of the change it tells of.

    ``calendar`` is the text of an ``.ics`` file, sent along. Line breaks in the subject become
    spaces, for a subject is one line.
    """
    letter = Letter.objects.create(
        to=to, subject=" ".join(subject.split())[:200], body=body, calendar=calendar, made_at=at
    )
    send_letter.enqueue(letter.pk)
    return letter


@task()
def send_letter(letter_id):
    """Send one letter. Run again, it leaves a letter alone that has gone or was given up."""
    letter = Letter.objects.filter(pk=letter_id, sent_at=None, failed_at=None).first()
    if letter is None or not _is_ours_to_send(letter):
        return
    # Outside any transaction: a slow mail server must not hold up everybody who writes.
    try:
        _post(letter)
    except (OSError, ValueError) as error:  # smtplib's errors are OSErrors too
        _try_again_or_give_up(letter, error)
    else:
        Letter.objects.filter(pk=letter.pk).update(sent_at=timezone.now(), body="", calendar="")


def _is_ours_to_send(letter):
    """Count the try; of two workers in the same moment, only one is told yes."""
    letter.tries += 1
    waiting = Letter.objects.filter(pk=letter.pk, tries=letter.tries - 1, sent_at=None)
    return waiting.update(tries=letter.tries) == 1


@transaction.atomic
def _try_again_or_give_up(letter, error):
    if _is_final(error) or letter.tries > len(WAITS):
        letter.failed_at = timezone.now()
        letter.save(update_fields=["failed_at"])
        record.write(Event.LETTER_NOT_DELIVERED, about=letter, by="program", at=letter.failed_at)
    else:
        again = timezone.now() + WAITS[letter.tries - 1]
        send_letter.using(run_after=again).enqueue(letter.pk)


def _is_final(error):
    """Whether trying again is useless: an address that cannot be, or a firm no (RFC 5321: 5yz)."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    if isinstance(error, SMTPDataError | SMTPSenderRefused):
        return error.smtp_code >= 500
    return isinstance(error, ValueError)


def _post(letter):
    message = EmailMessage(letter.subject, letter.body, to=[letter.to])
    if letter.calendar:
        # Mail programs act on the method they read here; it must be the file's own (RFC 6047).
        method = "CANCEL" if "\r\nMETHOD:CANCEL\r\n" in letter.calendar else "REQUEST"
        message.attach("invitation.ics", letter.calendar, f"text/calendar; method={method}")
    message.send()
