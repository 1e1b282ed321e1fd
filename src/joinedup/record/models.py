import uuid

from django.db import models


class MadeOnce(models.Model):
    """Something a person makes with a form.

    The key is made when the form is shown, so that a form sent twice (a double
    tap, a bad line, the back button) makes one thing and not two.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class Entry(models.Model):
    """One line of the record: who did what, to what, when. Never changed, never deleted.

    The record keeps numbers and kinds, not people's words: what was written stays in
    its own place, where it can be withdrawn.
    """

    at = models.DateTimeField()
    what = models.CharField(max_length=100)
    about_kind = models.CharField(max_length=50)
    about_id = models.BigIntegerField()
    # Numbers instead of foreign keys: the record lies below everything it writes about,
    # and outlives it.
    community_id = models.BigIntegerField(null=True)
    by_kind = models.CharField(max_length=20)
    by_id = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["about_kind", "about_id"], name="entry_about"),
            models.Index(fields=["community_id", "-id"], name="entry_community"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(by_kind="member", by_id__isnull=False)
                | models.Q(by_kind__in=["guest", "link", "program"]),
                name="entry_a_member_is_named",
            ),
        ]
        verbose_name_plural = "entries"

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.what}"
