"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import FRESH, OPEN, EventChoices


class Event(EventChoices):
    COMMUNITY_ADDED = "community added", OPEN, _("Community begun")
    COMMUNITY_CHANGED = (
        "community changed",
        OPEN,
        _("What the community says of itself changed"),
    )
    FIRST_STEPS_HIDDEN = "first steps hidden", OPEN, _("First steps hidden")
    FIRST_STEPS_SHOWN = "first steps shown", OPEN, _("First steps shown again")
    INVITATION_ACCEPTED = "community joined", OPEN, _("Said yes to the community")
    INVITATION_DECLINED = "community declined", _("Said no to the community")
    INVITATION_TAKEN_BACK = (
        "invitation taken back",
        OPEN,
        _("Invitation to the community taken back"),
    )
    MEMBER_ACTIVATED = "member activated", OPEN, FRESH, _("Let in again")
    MEMBER_ADDED = "member added", OPEN, _("Person added")
    MEMBER_DEACTIVATED = "member deactivated", OPEN, FRESH, _("Signing in stopped")
    MEMBER_ERASED = (
        "member erased",
        OPEN,
        FRESH,
        _("Everything about a person taken away"),
    )
    PERSON_ASKED = "person asked", OPEN, FRESH, _("Asked somebody to take part")
    ROLE_ENDED = "role ended", OPEN, FRESH, _("Role ended")
    ROLE_GIVEN = "role given", OPEN, FRESH, _("Role given")
