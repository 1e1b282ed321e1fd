from joinedup.core.texts import Text, Whose

TEXTS = [
    # Kinds and counts, never people's words.
    Text("record.RecordEntry", ("event", "about_kind", "by_kind", "details"), Whose.CODE),
]
