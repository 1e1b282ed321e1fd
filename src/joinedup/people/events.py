"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import FRESH, OPEN, EventChoices


class Event(EventChoices):
    ADDRESS_GIVEN = (
        "address given",
        OPEN,
        FRESH,
        _("New address given, yet to be confirmed"),
    )
    CONFIRMED = "confirmed", OPEN, _("Showed again that it is they")
    PROFILE_CHANGED = "profile changed", OPEN, _("Profile changed")
    SESSION_ENDED = "session ended", OPEN, _("Signed out on another device")
    SESSIONS_ENDED = "sessions ended", OPEN, _("Signed out everywhere")
    SIGNED_IN = "signed in", OPEN, _("Signed in")
