from django.utils.translation import gettext_lazy as _

from joinedup.core.keeping import Kept
from joinedup.core.roles import Rights
from joinedup.core.texts import Text, Whose
from joinedup.record.selectors import changed_by

WRITERS = [changed_by]

# The database itself makes the chain; what is old is taken away by the role that owns the tables.
RIGHTS = [
    Rights("record.RecordEntry", "SELECT, INSERT"),
    Rights("record.RecordSeal", "SELECT"),
    Rights("record.RecordStretch", "SELECT"),
]

TEXTS = [
    # Kinds and counts, never people's words.
    Text("record.RecordEntry", ("event", "about_kind", "by_kind", "details"), Whose.CODE),
    Text("record.RecordEntry", ("digest",), Whose.CODE),
    Text("record.RecordSeal", ("previous", "hash"), Whose.CODE),
    Text("record.RecordStretch", ("hash",), Whose.CODE),
    Text("record.RecordCheck", ("hash", "breaks"), Whose.CODE),
]

KEPT = [
    Kept(
        "record",
        ("record.RecordEntry", "record.RecordSeal"),
        _("Who did what, and when, without anybody’s words"),
        _("for seven years; then it goes when the program starts next"),
        _("So that people can rely on it: nobody can change it, or delete from it unseen."),
    ),
    Kept(
        "ends of the record",
        ("record.RecordStretch",),
        _("Where the record ended of which the first years are gone: a number that hides nothing"),
        _("for good"),
        _("So that it can be shown that no more is gone. It is about nobody."),
    ),
    Kept(
        "checks of the record",
        ("record.RecordCheck",),
        _("That the record was looked through, and what was wrong with it: numbers, no words"),
        _("after it was done"),
        _("So that those who administer see that somebody changed it. It is about nobody."),
        days=90,
        since=("at",),
    ),
]
