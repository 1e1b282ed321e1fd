from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.core.scopes import PLACE, ScopedModel


class Problem(models.TextChoices):
    """Why the latest try of an email failed. What the server said may hold an address, so only
    its kind is kept."""

    UNREACHABLE = "unreachable", _("The mail server could not be reached")
    SIGN_IN = "sign_in", _("The mail server did not let us sign in")
    SENDER = "sender", _("The mail server does not take emails from our address")
    ADDRESS = "address", _("The address does not take emails")
    OTHER = "other", _("The mail server refused the email")


# Those that are no fault of one address: nothing goes out until somebody looks.
OF_THE_SERVER = [Problem.UNREACHABLE, Problem.SIGN_IN, Problem.SENDER]


class OutgoingEmail(ScopedModel):
    """An email, written with the change that causes it.

    It is sent by the worker, after the change has been kept. When it has gone its words
    are removed, for they may hold private links.
    """

    scope = PLACE

    # The community it is written for, as whom it is sent and whom an answer reaches; none of an
    # email about an account.
    sender_name = models.CharField(max_length=120, blank=True)
    reply_to = models.EmailField(blank=True)
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
    # The first and the latest try that failed, and why the latest did.
    failing_since = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=20, choices=Problem, blank=True)
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
            models.CheckConstraint(
                condition=Q(failing_since=None, tried_at=None, problem="")
                | Q(~Q(problem=""), failing_since__isnull=False, tried_at__isnull=False),
                name="outgoing_email_problem_and_moments_go_together",
            ),
        ]

    def __str__(self):
        return f"outgoing email {self.pk}"
