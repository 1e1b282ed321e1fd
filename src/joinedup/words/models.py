from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.access.models import Community
from joinedup.core.models import IdempotentModel
from joinedup.core.scopes import ScopedModel, in_community, through
from joinedup.people.models import Member


class CommunityLexicon(ScopedModel):
    """A community's own words about words: the starting lexicon and all it changed of it.

    Its version counts the changes. Members read it; others when it was published.
    """

    scope = in_community("community")

    community = models.OneToOneField(Community, models.CASCADE, related_name="lexicon")
    version = models.PositiveIntegerField(default=0)
    # Rises when words are taken out of its changes, which makes no version.
    redactions = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.community} {self.version}"


class Severity(models.TextChoices):
    """How much an entry asks of a writer; the words are those of the starting lexicon."""

    CONSIDER = "consider", _("Worth a second look")
    AVOID = "avoid", _("Better said another way")
    NEVER = "never", _("Leave it out")


class Decision(models.TextChoices):
    """What a meeting decided about a term."""

    KEEP = "keep", _("Keep using it")
    CARE = "care", _("Use it with care")
    REPLACE = "replace", _("Use other words")
    OPEN = "open", _("Not decided")


class LexiconChangeKind(models.TextChoices):
    """What a change did to an entry."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    RETIRED = "retired", _("Retired")
    RESTORED = "restored", _("Taken up again")
    KEPT = "kept", _("Left as it is")


class LexiconChange(IdempotentModel):
    """One change of a lexicon, and so one version. Never changed afterwards.

    It holds the whole entry as it stands from then on, with the reasons, those who saw it
    otherwise, and a sentence and a link to the conversation it came from.
    """

    scope = through("lexicon")

    lexicon = models.ForeignKey(CommunityLexicon, models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=LexiconChangeKind)
    entry_id = models.SlugField(max_length=80)
    # The entry from this version on: {} when it is retired.
    entry = models.JSONField(default=dict)
    reason = models.TextField(max_length=2000)
    dissent = models.TextField(max_length=2000, blank=True)
    source_title = models.CharField(max_length=200, blank=True)
    source_path = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        indexes = [models.Index(fields=["lexicon", "entry_id"], name="change_of_entry")]
        constraints = [
            models.UniqueConstraint(fields=["lexicon", "version"], name="change_makes_one_version"),
            models.CheckConstraint(condition=~Q(reason=""), name="change_gives_its_reason"),
            models.CheckConstraint(
                condition=Q(kind="retired", entry={}) | ~Q(kind="retired") & ~Q(entry={}),
                name="change_retired_holds_no_entry",
            ),
            models.CheckConstraint(
                condition=Q(source_title="", source_path="")
                | ~Q(source_title="") & ~Q(source_path=""),
                name="change_source_has_title_and_link",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.entry_id} {self.version}"


class Argument(IdempotentModel):
    """What a member says for or against an entry."""

    scope = in_community("community")

    community = models.ForeignKey(Community, models.CASCADE, related_name="arguments")
    entry_id = models.SlugField(max_length=80)
    text = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) & ~Q(text="")
                | Q(withdrawn_at__isnull=False, text=""),
                name="argument_withdrawn_keeps_no_words",
            ),
        ]

    def __str__(self):
        return f"argument {self.pk}"


class DismissalReason(models.TextChoices):
    """Why marked words are fine where they stand."""

    THING = "thing", _("not about a person")
    OWN_WORD = "own_word", _("their own word")
    QUOTED = "quoted", _("a quotation")
    MENTION = "mention", _("about the wording")
    OTHER = "other", _("another reason")


class Dismissal(IdempotentModel):
    """Somebody found marked words fine where they stood. Neither the text nor who it was is kept:
    an entry that is often fine should be looked at again, and for that a count will do."""

    scope = in_community("community")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    entry_id = models.SlugField(max_length=80)
    reason = models.CharField(max_length=10, choices=DismissalReason)
    on_date = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["community", "entry_id"], name="dismissal_of_entry")]

    def __str__(self):
        return f"{self.entry_id} {self.reason}"
