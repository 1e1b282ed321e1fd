import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from joinedup.access.models import Community
from joinedup.core.models import IdempotentModel
from joinedup.core.scopes import in_community
from joinedup.series.models import PracticeIssue


class RefusalReason(models.TextChoices):
    """What was said when somebody was turned away, in words that fit every service."""

    NOT_OURS = "not_ours", _("They do not help people like this person")
    THRESHOLD = "threshold", _("It is not serious enough for them")
    AREA = "area", _("The person is not from this area")
    NO_PLACE = "no_place", _("There is no place, or too long a wait")
    PASSED_ON = "passed_on", _("The person was sent to another service")
    BEHAVIOUR = "behaviour", _("How the person behaves")
    PAPERS = "papers", _("Papers or proof are missing")
    NO_REASON = "no_reason", _("No reason was given")
    OTHER = "other", _("Another reason")


class Refusal(IdempotentModel):
    """Somebody was told no. Whom it was about, and who says so, is kept nowhere; nor is the day,
    and the number tells no order."""

    scope = in_community("community")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    community = models.ForeignKey(Community, models.CASCADE, related_name="refusals")
    # Ids of the file of duties, and of the items of a lawful refusal that were missing.
    duty_id = models.CharField(max_length=80)
    sector = models.CharField(max_length=60)
    reason = models.CharField(max_length=20, choices=RefusalReason)
    missing = models.JSONField(default=list)
    # The first day of the month in which it was counted, and when it goes.
    month = models.DateField()
    until = models.DateTimeField()
    # What it became a part of, when enough were alike.
    practice_issue = models.ForeignKey(
        PracticeIssue, models.SET_NULL, null=True, related_name="refusals"
    )

    class Meta:
        ordering = ["month", "pk"]
        indexes = [
            models.Index(fields=["community", "duty_id", "sector", "reason"], name="refusal_alike"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reason__in=RefusalReason.values),
                name="refusal_reason_is_one_of_the_list",
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="refusal_tells_no_day"),
            models.CheckConstraint(
                condition=~models.Q(duty_id="") & ~models.Q(sector=""),
                name="refusal_says_of_what_and_by_whom",
            ),
        ]

    def __str__(self):
        return f"refusal {self.pk}"
