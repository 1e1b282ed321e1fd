from joinedup.core.texts import Text, Whose
from joinedup.recommendations.events import Event

EVENTS = [Event]

TEXTS = [
    Text(
        "recommendations.Recommendation",
        ("text", "why"),
        Whose.EDITED,
        written="changed_at",
        is_searched=True,
        is_checked=True,
    ),
    Text("recommendations.Recommendation", ("source_title",), Whose.EDITED, written="changed_at"),
    Text("recommendations.Recommendation", ("role_title",), Whose.NAME, is_searched=True),
    Text("recommendations.Recommendation", ("source_path",), Whose.CODE),
    Text("recommendations.Recommendation", ("owner_email",), Whose.PERSONAL, email="owner_email"),
    Text(
        "recommendations.Recommendation",
        ("answer_text", "evidence"),
        Whose.EDITED,
        written="answered_at",
    ),
    Text(
        "recommendations.Recommendation",
        ("closing_statement",),
        Whose.EDITED,
        member="closed_by",
        written="closed_at",
    ),
    Text("recommendations.Review", ("text",), Whose.EDITED, member="done_by", written="done_at"),
    Text("recommendations.Step", ("text", "evidence"), Whose.EDITED, member="by", written="at"),
]
