"""Messages to people outside the page: written with the change, sent by the worker."""

from datetime import timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from joinedup.members.models import Letter

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
    """Send one letter. Safe to run twice: the row is locked and a sent letter is left alone."""
    with transaction.atomic():
        letter = Letter.objects.select_for_update().filter(pk=letter_id, sent_at=None).first()
        if letter is None or letter.failed_at:
            return
        letter.tries += 1
        try:
            _post(letter)
        except OSError:  # smtplib's errors are OSErrors too
            if letter.tries > len(WAITS):
                letter.failed_at = timezone.now()
            else:
                again = timezone.now() + WAITS[letter.tries - 1]
                send_letter.using(run_after=again).enqueue(letter.pk)
        else:
            letter.sent_at, letter.body, letter.calendar = timezone.now(), "", ""
        letter.save()


def _post(letter):
    message = EmailMessage(letter.subject, letter.body, to=[letter.to])
    if letter.calendar:
        message.attach("invitation.ics", letter.calendar, "text/calendar; method=REQUEST")
    message.send()
