from django.utils.translation import gettext_lazy as _

from joinedup.core.keeping import Kept
from joinedup.core.texts import Text, Whose
from joinedup.record.selectors import changed_by

WRITERS = [changed_by]

TEXTS = [
    # Kinds and counts, never people's words.
    Text("record.RecordEntry", ("event", "about_kind", "by_kind", "details"), Whose.CODE),
]

KEPT = [
    Kept(
        "record",
        ("record.RecordEntry",),
        _("Who did what, and when, without anybody’s words"),
        _("for good"),
        _("So that people can rely on it: nobody can change it or delete from it."),
    ),
]
