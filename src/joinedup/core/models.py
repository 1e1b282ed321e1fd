import uuid
from collections.abc import Mapping
from enum import Enum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from joinedup.core.cleaning import folded
from joinedup.core.idempotency import derive_key
from joinedup.core.scopes import PLACE, ScopedModel

NAMES = uuid.UUID("2f0a4a57-6a37-4f0c-9df3-2a3f0e5c7d61")


def name_key(name: str) -> uuid.UUID:
    """A number that two names have in common if a reader takes them for the same one."""
    return derive_key(NAMES, folded(name))


def name_keys(model: type[models.Model], values: Mapping[str, Any]) -> dict[str, uuid.UUID]:
    """The numbers that belong to these values of a model's fields, for ``update``."""
    return {
        field.attname: name_key(values["name"])
        for field in model._meta.local_concrete_fields
        if isinstance(field, NameKeyField) and "name" in values
    }


class NameKeyField(models.UUIDField):
    """The number of the row's ``name``: there is one of each. Databases fold letters each in
    their own way, so they are not asked to."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"unique": True, "editable": False, **kwargs})

    def pre_save(self, model_instance: Any, add: bool) -> uuid.UUID:
        key = name_key(model_instance.name)
        setattr(model_instance, self.attname, key)
        return key


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


class Count(ScopedModel):
    """How often somebody tried something within a window of time: see ``limits``.

    Of whom and what there is only a mark. The window ends ``until``, and begins anew with the next
    try.
    """

    scope = PLACE

    mark = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["until"], name="count_until")]

    def __str__(self) -> str:
        return f"count {self.mark}"


class TextsRead(ScopedModel):
    """Up to when the texts that others wrote have been read for runs of words: one row.

    It is held by whoever reads them, takes words out of them or publishes them, one at a time.
    """

    scope = PLACE

    at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"texts read {self.at}"


class SeenRuns(ScopedModel):
    """Runs of words that were first seen in a row's texts together, as numbers.

    At ``since`` they stood there, at ``not_before`` not yet; where nobody had looked before, None.
    Kept also when the text is changed: words that stood once are nobody's to take back.
    """

    scope = PLACE

    model = models.CharField(max_length=60)
    row = models.BigIntegerField()
    since = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    runs = models.BinaryField()

    class Meta:
        indexes = [
            models.Index(fields=["model", "row"], name="seen_runs_row"),
            models.Index(fields=["since"], name="seen_runs_since"),
        ]

    def __str__(self) -> str:
        return f"runs of {self.model} {self.row}"


class RedactionKind(models.TextChoices):
    # The copy is out of sight. Without a decision it goes.
    TAKEN_OUT = "taken_out", _("Out of sight")
    # It stands where it stood. Without a decision it stays.
    NOTED = "noted", _("Left where it is")


class Redaction(ScopedModel):
    """A copy of words that were taken back, in a text of somebody else, and what is to become of
    it. Those who run the community decide within some days.

    ``path`` leads to the text inside a field of JSON. ``stands`` is the fingerprint of the text
    as it is, and ``kept`` the other text: as it was, where the copy is out of sight, and without
    the copy, where it was left. After the decision nothing is kept.
    """

    # Each says itself to whom it belongs; core knows no communities.
    scope = PLACE

    community = models.BigIntegerField()
    # Whose words they are: a contribution.
    words_model = models.CharField(max_length=60)
    words = models.BigIntegerField()
    kind = models.CharField(max_length=10, choices=RedactionKind)
    model = models.CharField(max_length=60)
    row = models.BigIntegerField()
    # The first that was found of the same words in the same text, whose history this row is.
    same_as = models.ForeignKey("self", models.CASCADE, null=True, related_name="also_in")
    field = models.CharField(max_length=60)
    path = models.JSONField(default=list)
    # Where copies begin and end in the text with them.
    cuts = models.JSONField(default=list)
    stands = models.CharField(max_length=16)
    kept = models.TextField(blank=True)
    made_at = models.DateTimeField()
    # The moment at which it goes by itself; what was only noted waits.
    until = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["community", "decided_at"], name="redaction_waiting")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_at=None) | models.Q(kept=""),
                name="redaction_decided_keeps_no_words",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="taken_out", until__isnull=False)
                | models.Q(kind="noted", until=None),
                name="redaction_goes_by_itself_when_taken_out",
            ),
        ]

    def __str__(self) -> str:
        return f"redaction {self.pk}"
