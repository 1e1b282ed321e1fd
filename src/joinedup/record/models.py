import json
from datetime import UTC, datetime
from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _

from joinedup.core.scopes import PLACE, ScopedModel, ScopeKind

# What the first line of all follows.
NOTHING = "0" * 64


class RecordEntry(ScopedModel):
    """One line of the record: who did what, to what, when. Never changed, and for seven years
    never deleted.

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
    digest = models.CharField(max_length=64)

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

    def save(self, **kwargs):
        if self._state.adding:
            self.digest = self.compute_digest()
        super().save(**kwargs)

    def compute_digest(self) -> str:
        """SHA-256, in small hexadecimal, of the line as canonical JSON in UTF-8.

        That is one list: ``at`` in UTC as ``2026-11-30T17:00:00.123456Z``, always with six
        decimals, then ``event``, ``about_kind``, ``about_id``, ``scope_kind``, ``scope_id``,
        ``by_kind``, ``by_id`` and ``details``; the keys of an object sorted, no spaces, no letter
        escaped that JSON lets stand.
        """
        line = [
            as_utc(self.at, "microseconds"),
            str(self.event),
            self.about_kind,
            self.about_id,
            str(self.scope_kind),
            self.scope_id,
            self.by_kind,
            self.by_id,
            # As the database gives it back: keys that are no text become text.
            json.loads(json.dumps(self.details)),
        ]
        text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return sha256(text.encode()).hexdigest()


class RecordSeal(ScopedModel):
    """The place of one line in the chain. Made by the database itself: see ``lib.sqlite`` and
    ``lib.postgresql``."""

    scope = PLACE

    # Without gaps; 1 is the first line of all.
    number = models.BigIntegerField(primary_key=True)
    entry_id = models.BigIntegerField(unique=True)
    # The hash of the line before.
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    # By the clock of the database, to the millisecond.
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["previous"], name="seal_no_two_follow_the_same")
        ]

    def __str__(self):
        return f"seal {self.number}"

    def compute_hash(self, entry_id: int, digest: str, *, number: int | None = None) -> str:
        """SHA-256, in small hexadecimal, of five things in UTF-8 with one space between them: the
        hash of the line before (64 zeros for the first), the number, the id of the line, when it
        was sealed as ``2026-11-30T17:00:00.123Z``, and the digest of the line. Another
        ``number`` than its own tells what the hash would be in another place."""
        number = self.number if number is None else number
        moment = as_utc(self.sealed_at, "milliseconds")
        text = f"{self.previous} {number} {entry_id} {moment} {digest}"
        return sha256(text.encode()).hexdigest()


class RecordStretch(ScopedModel):
    """A stretch of lines that went after seven years: the number and hash of its last one, which
    the next line follows."""

    scope = PLACE

    number = models.BigIntegerField(primary_key=True)
    hash = models.CharField(max_length=64)
    gone_at = models.DateTimeField()

    def __str__(self):
        return f"stretch to {self.number}"


class BreakKind(models.TextChoices):
    """What can be wrong with a line, in the words that follow its number and a colon."""

    EDITED = "edited", _("changed after it was written")
    MISSING = "missing", _("gone")
    MOVED = "moved", _("in the place of another line")
    FORK = "fork", _("put after a line that had one after it already")
    LOOSE = "loose", _("not joined to the line before")
    UNSEALED = "unsealed", _("never put in the chain")
    CLOCK = "clock", _("dated before the line before it; somebody put the clock or the date back")
    AHEAD = "ahead", _("dated later than it was written")
    REWRITTEN = "rewritten", _("not what was kept of it outside the database")
    UNGUARDED = "unguarded", _("The database no longer refuses to change the record.")
    HEADS = "heads", _("The file that keeps the heads of the record was changed, or is gone.")


class RecordCheck(ScopedModel):
    """What came of looking through the whole record once."""

    scope = PLACE

    at = models.DateTimeField()
    # How far it looked: the latest line, and its hash.
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    # Each kind of break that nobody has accepted, with the first and the last line of it.
    breaks = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"check of {self.at:%Y-%m-%d}"


def as_utc(moment: datetime, precision: str) -> str:
    """A moment as the hashes read it."""
    return moment.astimezone(UTC).isoformat(timespec=precision).replace("+00:00", "Z")
