from django.db import models
from django.db.models import Q

from joinedup.core.scopes import PLACE, ScopedModel


class OutgoingEmail(ScopedModel):
    """An email, written with the change that causes it.

    It is sent by the worker, after the change has been kept. When it has gone its words
    are removed, for they may hold private links.
    """

    scope = PLACE

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    calendar = models.TextField(blank=True)
    # Somebody whom nobody here knows: the address is forgotten sooner.
    is_to_stranger = models.BooleanField(default=False)
    queued_at = models.DateTimeField()
    # Tries that failed. One that was cut short is none.
    tries = models.PositiveSmallIntegerField(default=0)
    # When it is tried next. While it is tried, when somebody else may: by then nobody still does.
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(body="", calendar=""),
                name="outgoing_email_sent_keeps_no_words",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None),
                name="outgoing_email_sent_or_failed",
            ),
        ]

    def __str__(self):
        return f"outgoing email {self.pk}"
