from django.db import models

from joinedup.core.scopes import PLACE, ScopedModel


class Provision(ScopedModel):
    """A provision that the file of duties cites, as it was when it was first looked at, or when
    somebody last said that the file follows it."""

    scope = PLACE

    address = models.URLField(max_length=500, unique=True)
    # A fingerprint of its text.
    digest = models.CharField(max_length=64)
    is_prospective = models.BooleanField()
    # Ids of changes that were made and not worked into the text yet.
    unapplied = models.JSONField(default=list)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["address"]

    def __str__(self):
        return self.address
