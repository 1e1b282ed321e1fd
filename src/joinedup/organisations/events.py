"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    AFFILIATION_ADDED = "affiliation added", OPEN, _("Organisation added to a profile")
    AFFILIATION_CHANGED = "affiliation changed", OPEN, _("Work for an organisation changed")
    AFFILIATION_ENDED = "affiliation ended", OPEN, _("Organisation removed from a profile")
    ORGANISATION_ADDED = "organisation added", OPEN, _("Organisation added")
    ORGANISATION_CHANGED = "organisation changed", OPEN, _("Organisation changed")
