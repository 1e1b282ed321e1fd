from joinedup.core.texts import Text, Whose
from joinedup.reports.events import Event
from joinedup.reports.services.versions import redact_content
from joinedup.reports.services.withdrawing import withdraw_everything

EVENTS = [Event]
ERASURES = [withdraw_everything]

TEXTS = [
    Text(
        "reports.Report",
        ("title", "summary", "method", "what_next"),
        Whose.EDITED,
        written="changed_at",
        series="series",
        is_checked=True,
    ),
    Text(
        "reports.Finding",
        ("heading", "body"),
        Whose.EDITED,
        written="changed_at",
        series="report__series",
        is_checked=True,
    ),
    Text("reports.Version", ("note",), Whose.EDITED, written="published_at"),
    Text(
        "reports.Version", ("content",), Whose.EDITED, written="published_at", redact=redact_content
    ),
    # The name of a file; what is in it is made of the content, and made again.
    Text("reports.Version", ("pdf",), Whose.CODE),
]
