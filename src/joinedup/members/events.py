"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    AFFILIATION_ADDED = "affiliation added", OPEN, _("Organisation added to a profile")
    AFFILIATION_CHANGED = "affiliation changed", OPEN, _("Work for an organisation changed")
    AFFILIATION_ENDED = "affiliation ended", OPEN, _("Organisation removed from a profile")
    COMMUNITY_ADDED = "community added", OPEN, _("Community begun")
    COMMUNITY_CHANGED = "community changed", OPEN, _("What the community says of itself changed")
    LETTER_NOT_DELIVERED = "letter not delivered", OPEN, _("Letter not delivered")
    MEMBER_ACTIVATED = "member activated", OPEN, _("Let in again")
    MEMBER_ADDED = "member added", OPEN, _("Person added")
    MEMBER_ERASED = "member erased", OPEN, _("Everything about a person taken away")
    MEMBER_DEACTIVATED = "member deactivated", OPEN, _("Way in closed")
    ORGANISATION_ADDED = "organisation added", OPEN, _("Organisation added")
    ORGANISATION_CHANGED = "organisation changed", OPEN, _("Organisation changed")
    PROFILE_CHANGED = "profile changed", OPEN, _("Profile changed")
    ROLE_ENDED = "role ended", OPEN, _("Role ended")
    ROLE_GIVEN = "role given", OPEN, _("Role given")
    SIGNED_IN = "signed in", OPEN, _("Signed in")
