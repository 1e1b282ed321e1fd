from joinedup.core.erasure import delete_rows
from joinedup.core.samples import Sample
from joinedup.core.texts import Text, Whose
from joinedup.mail.events import Event

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
    # Gone when the email is sent; kept while it waits, and when it could not be delivered.
    Text("mail.OutgoingEmail", ("subject", "body", "calendar"), Whose.EDITED, written="queued_at"),
]
