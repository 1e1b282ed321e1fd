"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    LOCAL_CONFIRMED = "local entry confirmed", OPEN, _("Local knowledge confirmed")
    LOCAL_DECLINED = "local entry declined", OPEN, _("Local knowledge declined")
    LOCAL_ENDED = "local entry ended", OPEN, _("Local knowledge no longer shown")
    LOCAL_MADE = "local entry made", OPEN, _("Local knowledge recorded")
    LOCAL_REVIEWED = "local entry reviewed", OPEN, _("Local knowledge found still right")
    DUTY_PINNED = "duty pinned", OPEN, _("Duty noted for something")
    DUTY_UNPINNED = "duty unpinned", OPEN, _("Duty no longer noted")
