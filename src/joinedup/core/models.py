import uuid

from django.db import models

from joinedup.core.scopes import PLACE, ScopedModel


class IdempotentModel(ScopedModel):
    """Something a person makes with a form.

    The key is made when the form is shown, so that a form sent twice (a double tap, a bad line,
    the back button) makes one thing and not two.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class JobRun(ScopedModel):
    """When a job by date was run for the last time."""

    scope = PLACE

    name = models.CharField(max_length=80, primary_key=True)
    ran_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
