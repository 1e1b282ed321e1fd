from django.utils.translation import gettext_lazy as _

from joinedup.core.keeping import Kept
from joinedup.room.events import Event

EVENTS = [Event]

KEPT = [
    Kept(
        "walls",
        ("room.WallChoice",),
        _("What is shown on the wall of a meeting"),
        _("for as long as there is the meeting"),
        _("So that everybody in the room sees the same. It is about nobody."),
    ),
]
