"""One of each kind that emails leave behind, for a test that moves the clock."""

from joinedup.mail.models import OutgoingEmail
from tests.factories.mail import make_email


def make_sent(mark, at, **fields):
    email = make_email(to=f"{mark}@example.org", queued_at=at, sent_at=at, body="", **fields)
    return OutgoingEmail.objects.filter(pk=email.pk).exists


def make_sent_to_stranger(mark, at):
    return make_sent(mark, at, is_to_stranger=True)


def make_failed(mark, at):
    email = make_email(queued_at=at, failed_at=at, body=mark, calendar=mark)
    return OutgoingEmail.objects.filter(pk=email.pk, body=mark, calendar=mark).exists


MAKERS = {
    "emails": make_sent,
    "emails to strangers": make_sent_to_stranger,
    "texts of failed emails": make_failed,
}
