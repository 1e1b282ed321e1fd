"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    RECOMMENDATION_ANSWERED = "recommendation answered", OPEN, _("Recommendation answered")
    RECOMMENDATION_ASKED = "recommendation asked", OPEN, _("Recommendation asked")
    RECOMMENDATION_CLOSED = "recommendation closed", OPEN, _("Recommendation closed")
    RECOMMENDATION_DRAFT_CHANGED = (
        "recommendation draft changed",
        OPEN,
        _("Draft of a recommendation changed"),
    )
    RECOMMENDATION_DRAFT_DROPPED = (
        "recommendation draft dropped",
        OPEN,
        _("Draft of a recommendation dropped"),
    )
    RECOMMENDATION_DRAFTED = "recommendation drafted", OPEN, _("Recommendation drafted")
    RECOMMENDATION_OWNER_CHANGED = (
        "recommendation owner changed",
        OPEN,
        _("Owner of a recommendation changed"),
    )
    RECOMMENDATION_REMINDED = "recommendation reminded", OPEN, _("Reminder sent to the owner")
    RECOMMENDATION_REOPENED = "recommendation reopened", OPEN, _("Recommendation opened again")
    RECOMMENDATION_REVIEWED = "recommendation reviewed", OPEN, _("Recommendation reviewed")
