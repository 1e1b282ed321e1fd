from django.db import models

from joinedup.core.scopes import PLACE, ScopedModel, ScopeKind
from joinedup.people.models import Member


class DutyPin(ScopedModel):
    """A duty that matters for some thing: who sees to it, and until when.

    The thing is any row of any app, named as the record names it. It belongs to whatever the thing
    belongs to.
    """

    # Each says itself to whom it belongs, as its thing does.
    scope = PLACE

    about_kind = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    scope_kind = models.CharField(max_length=20, choices=ScopeKind)
    scope_id = models.BigIntegerField(null=True)
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
