from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.core.erasure import delete_rows
from joinedup.core.jobs import Job
from joinedup.core.keeping import Kept, blank
from joinedup.core.samples import Sample
from joinedup.core.texts import Text, Whose, Writer
from joinedup.mail.events import Event
from joinedup.mail.services import take_up_emails

EVENTS = [Event]
SAMPLE = [Sample("mail", (), "joinedup.mail.sample.loading.load")]

TEXTS = [
    Text(
        "mail.OutgoingEmail",
        ("to",),
        Whose.PERSONAL,
        email="to",
        erase=delete_rows,
    ),
    Text("mail.OutgoingEmail", ("reply_to",), Whose.CODE),
    # Gone when the email is sent, or some days after it could not be: see KEPT.
    Text(
        "mail.OutgoingEmail",
        ("sender_name", "subject", "body", "calendar"),
        Whose.EDITED,
        by=Writer.PROGRAM,
        written="queued_at",
    ),
]

JOBS = [Job("take up emails", timedelta(minutes=1), take_up_emails)]

KEPT = [
    Kept(
        "emails to strangers",
        ("mail.OutgoingEmail",),
        _("An address that we do not know, given by somebody who wanted to sign in"),
        _("after the answer was sent"),
        _("So that the answer can be sent, and sent again if it does not arrive."),
        days=1,
        since=("sent_at", "failed_at"),
        rows=Q(is_to_stranger=True),
    ),
    Kept(
        "texts of failed emails",
        ("mail.OutgoingEmail",),
        _("The text of an email that could not be delivered; every other goes when it is sent"),
        _("after the last try"),
        _("So that it can be sent again when the address or the mail server was put right."),
        days=14,
        since=("failed_at",),
        rows=~Q(body="") | ~Q(calendar=""),
        forget=blank("body", "calendar"),
    ),
    Kept(
        "emails",
        ("mail.OutgoingEmail",),
        _("Which address an email went to, and its subject"),
        _("after it was sent, or could not be"),
        _("So that those who coordinate see whether emails reach you."),
        days=30,
        since=("sent_at", "failed_at"),
    ),
]
