"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import FRESH, OPEN, EventChoices


class Event(EventChoices):
    AFFILIATION_ADDED = "affiliation added", OPEN, _("Organisation added to a profile")
    AFFILIATION_CHANGED = "affiliation changed", OPEN, _("Work for an organisation changed")
    AFFILIATION_ENDED = "affiliation ended", OPEN, _("Organisation removed from a profile")
    PEOPLE_BROUGHT_IN = "people brought in", OPEN, FRESH, _("People brought in from a list")
    PEOPLE_CHANGE_UNDONE = "people change undone", OPEN, _("Undone what was done to many people")
    ORGANISATION_ADDED = "organisation added", OPEN, _("Organisation added")
    ORGANISATION_CHANGED = "organisation changed", OPEN, _("Organisation changed")
