"""What somebody holds from a day and until a day (that day is the last)."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from joinedup.core.scopes import ScopedModel


class DatedModel(ScopedModel):
    """A role, or work somewhere: it begins, and perhaps ends."""

    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-from_date"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gte=F("from_date")),
                name="%(class)s_ends_after_it_begins",
            ),
        ]

    @property
    def has_ended(self) -> bool:
        """The last day is over."""
        return self.until_date is not None and self.until_date < timezone.localdate()


def held_on(day: date) -> Q:
    """Those that have begun by this day and not ended before it."""
    return Q(from_date__lte=day) & (Q(until_date=None) | Q(until_date__gte=day))


def held_today() -> Q:
    """Those that have begun and not ended."""
    return held_on(timezone.localdate())


def end_at_once(held: DatedModel, at: datetime) -> None:
    """Make yesterday the last day, so that nothing is still open this evening.

    What began today was a slip: it goes, and the record keeps that it was there.
    """
    today = timezone.localdate(at)
    if held.from_date >= today:
        held.delete()
    else:
        held.until_date = today - timedelta(days=1)
        held.save(update_fields=["until_date"])
