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
    APP_ADDED = "app added", OPEN, FRESH, _("Authenticator app turned on")
    APP_REMOVED = "app removed", OPEN, FRESH, _("Authenticator app turned off")
    CONFIRMED = "confirmed", OPEN, _("Showed again that it is they")
    PASSKEY_ADDED = "passkey added", OPEN, FRESH, _("Passkey added")
    PASSKEY_REMOVED = "passkey removed", OPEN, FRESH, _("Passkey removed")
    PROFILE_CHANGED = "profile changed", OPEN, _("Profile changed")
    RECOVERY_CODE_USED = "recovery code used", OPEN, _("Used a code that stands in for the app")
    RECOVERY_CODES_MADE = (
        "recovery codes made",
        OPEN,
        FRESH,
        _("Codes made that stand in for the app"),
    )
    SECOND_STEP_REMOVED = (
        "second step removed",
        OPEN,
        FRESH,
        _("App and passkeys taken away by an administrator"),
    )
    SESSION_ENDED = "session ended", OPEN, _("Signed out on another device")
    SESSIONS_ENDED = "sessions ended", OPEN, _("Signed out everywhere")
    SIGNED_IN = "signed in", OPEN, _("Signed in")
