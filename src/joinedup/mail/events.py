"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    EMAIL_TRIED_AGAIN = "email tried again", OPEN, _("Email sent once more")
    EMAIL_NOT_DELIVERED = "email not delivered", OPEN, _("Email not delivered")
