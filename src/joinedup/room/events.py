"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    WALL_CHOSEN = "wall chosen", OPEN, _("Chosen for the wall")
    WALL_FOLLOWS = "wall follows", OPEN, _("Wall left to follow the meeting")
