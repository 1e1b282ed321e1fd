from joinedup.core.erasure import delete_rows
from joinedup.core.texts import Text, Whose
from joinedup.series.events import Event

EVENTS = [Event]

TEXTS = [
    Text("series.Theme", ("name",), Whose.NAME),
    Text(
        "series.PracticeIssue",
        ("statement",),
        Whose.EDITED,
        member="raised_by",
        written="raised_at",
        is_checked=True,
    ),
    Text(
        "series.Series",
        ("title", "question", "about"),
        Whose.EDITED,
        written="changed_at",
        series="pk",
        is_checked=True,
    ),
    Text("series.Series", ("wider_question",), Whose.EDITED, written="changed_at", series="pk"),
    Text(
        "series.Meeting",
        ("title", "access"),
        Whose.EDITED,
        written="changed_at",
        series="series",
    ),
    Text("series.Meeting", ("venue_name", "venue_address"), Whose.NAME),
    Text("series.Meeting", ("online_url", "code"), Whose.CODE),
    Text(
        "series.AgendaItem",
        ("title", "detail"),
        Whose.EDITED,
        written="meeting__changed_at",
        series="meeting__series",
    ),
    Text("series.Invitation", ("access_needs",), Whose.PERSONAL, member="member"),
    # Of somebody who walked in, has no account, and gave what they wished.
    Text("series.Attendance", ("name",), Whose.PERSONAL),
    Text(
        "series.JoinRequest",
        ("name", "email", "message"),
        Whose.PERSONAL,
        email="email",
        erase=delete_rows,
    ),
]
