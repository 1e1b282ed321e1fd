import uuid
from enum import Enum

from django.db import models

from joinedup.core.scopes import PLACE, ScopedModel


class TakenAs(Enum):
    """What a form that was sent was taken as."""

    NEW = "new"
    SAME = "same"
    CHANGE = "change"


class IdempotentModel(ScopedModel):
    """Something a person makes with a form.

    The key is made when the form is shown, so that a form sent twice (a double tap, a bad line,
    the back button) makes one thing and not two; ``attempts`` says what becomes of one that says
    something else the second time.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    # What the form said when it was taken last: see ``attempts.content_mark``.
    sent = models.UUIDField(null=True, editable=False)

    # Of a thing that a service gives back: what the form was taken as this time.
    taken_as: TakenAs | None = None

    class Meta:
        abstract = True


class JobRun(ScopedModel):
    """When a job by date was run for the last time."""

    scope = PLACE

    name = models.CharField(max_length=80, primary_key=True)
    ran_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
