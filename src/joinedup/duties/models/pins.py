from django.db import models

from joinedup.core.scopes import PLACE, ScopedModel
from joinedup.people.models import Member


class DutyPin(ScopedModel):
    """A duty that matters for some thing: who sees to it, and until when.

    The thing is any row of any app, named as the record names it. Whoever may see the thing may see
    this, so it does not keep to whom the thing belongs, which may change.
    """

    # None of its own: it is only found by its thing.
    scope = PLACE

    about_kind = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    duty_id = models.CharField(max_length=80)
    # Of which day the law counts.
    decided_on = models.DateField()
    owner = models.ForeignKey(Member, models.PROTECT, related_name="+")
    due_date = models.DateField()
    pinned_at = models.DateTimeField()

    class Meta:
        ordering = ["due_date", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_kind", "about_id", "duty_id"], name="duty_pin_once_a_thing"
            ),
        ]

    def __str__(self):
        return f"{self.duty_id} for {self.about_kind} {self.about_id}"
