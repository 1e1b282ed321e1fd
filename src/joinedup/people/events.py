"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    PROFILE_CHANGED = "profile changed", OPEN, _("Profile changed")
    SIGNED_IN = "signed in", OPEN, _("Signed in")
