from django.db import models

from joinedup.core.scopes import PLACE, ScopedModel, ScopeKind


class RecordEntry(ScopedModel):
    """One line of the record: who did what, to what, when. Never changed, never deleted.

    The record keeps numbers and kinds, not people's words: what was written stays in
    its own place, where it can be withdrawn.
    """

    # Each line says itself to whom it belongs.
    scope = PLACE

    at = models.DateTimeField()
    event = models.CharField(max_length=100)
    about_kind = models.CharField(max_length=50)
    about_id = models.BigIntegerField()
    # Numbers instead of foreign keys: the record lies below everything it writes about,
    # and outlives it.
    scope_kind = models.CharField(max_length=20, choices=ScopeKind)
    # Only the place has no number.
    scope_id = models.BigIntegerField(null=True)
    by_kind = models.CharField(max_length=20)
    by_id = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["about_kind", "about_id"], name="entry_about"),
            models.Index(fields=["scope_kind", "scope_id", "-id"], name="entry_scope"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(by_kind="member", by_id__isnull=False)
                | models.Q(by_kind__in=["guest", "link", "program"]),
                name="entry_a_member_is_named",
            ),
            models.CheckConstraint(
                condition=models.Q(scope_kind="place", scope_id=None)
                | ~models.Q(scope_kind="place") & models.Q(scope_id__isnull=False),
                name="entry_says_to_whom_it_belongs",
            ),
        ]
        verbose_name_plural = "entries"

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.event}"
