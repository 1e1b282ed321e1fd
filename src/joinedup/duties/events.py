"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    DUTY_PINNED = "duty pinned", OPEN, _("Duty noted for something")
    DUTY_UNPINNED = "duty unpinned", OPEN, _("Duty no longer noted")
