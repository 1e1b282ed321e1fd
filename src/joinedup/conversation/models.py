from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from joinedup.core.models import IdempotentModel
from joinedup.core.scopes import ScopedModel, through
from joinedup.people.models import Member, Voice
from joinedup.series.models import Meeting, Series
from joinedup.words.models import Decision


class PromptKind(models.TextChoices):
    BEST_HOPES = "best_hopes", _("Best hopes")
    PREFERRED_FUTURE = "preferred_future", _("Preferred future")
    SCALE = "scale", _("Scale from 0 to 10")
    INSTANCES = "instances", _("Where it already works")
    SMALL_STEPS = "small_steps", _("Small steps")
    OPEN = "open", _("Open question")
    TERM = "term", _("A term under discussion")


class Prompt(IdempotentModel):
    """A question put to the room."""

    scope = through("meeting")
    named_by = "question"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="prompts")
    kind = models.CharField(max_length=20, choices=PromptKind)
    question = models.TextField(max_length=500)
    term = models.CharField(max_length=80, blank=True)
    changed_at = models.DateTimeField()
    position = models.PositiveSmallIntegerField()
    is_open = models.BooleanField(default=True)
    # Until then only their authors, the facilitators and scribes read the answers.
    # The moment is in the record; nothing is ever hidden again.
    is_revealed = models.BooleanField(default=True)
    # Asked by mistake, when there were answers: these are kept, and the facilitators
    # alone still see it.
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    hidden_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_by=None, hidden_reason="")
                | Q(
                    ~Q(hidden_reason=""),
                    hidden_at__isnull=False,
                    hidden_by__isnull=False,
                    is_open=False,
                ),
                name="prompt_hidden_is_closed_and_says_why",
            ),
            models.CheckConstraint(
                condition=Q(kind="term") & ~Q(term="") | ~Q(kind="term") & Q(term=""),
                name="prompt_names_its_term",
            ),
        ]

    def __str__(self):
        return self.question


class Ruling(ScopedModel):
    """What a meeting decided about a term, with its reasons and those who saw it otherwise."""

    scope = through("prompt")

    prompt = models.OneToOneField(Prompt, models.CASCADE, related_name="ruling")
    decision = models.CharField(max_length=10, choices=Decision)
    instead = models.CharField(max_length=200, blank=True)
    reason = models.TextField(max_length=2000)
    dissent = models.TextField(max_length=2000, blank=True)
    # Hands counted in the room, where they were.
    hands_keep = models.PositiveSmallIntegerField(null=True)
    hands_care = models.PositiveSmallIntegerField(null=True)
    hands_replace = models.PositiveSmallIntegerField(null=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.decision} {self.prompt_id}"

    @property
    def hands(self):
        """The hands counted for each decision, or None where none were."""
        counted = {
            "keep": self.hands_keep,
            "care": self.hands_care,
            "replace": self.hands_replace,
        }
        if all(hands is None for hands in counted.values()):
            return None
        return {decision: hands or 0 for decision, hands in counted.items()}


class Guest(IdempotentModel):
    """Somebody who contributes to a meeting without signing in: on a phone, or through a
    scribe ("Table 3", a person at the table). Their receipt is reached by a private link."""

    scope = through("meeting")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="guests")
    name = models.CharField(max_length=80, blank=True)
    voice = models.CharField(max_length=20, choices=Voice, default=Voice.UNSTATED)
    came_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"guest {self.pk}"


class Strand(IdempotentModel):
    """A theme that runs through what people said. One word, one meaning: the theme of a
    series is its Theme; what grows from the contributions is a strand."""

    scope = through("series")

    series = models.ForeignKey(Series, models.CASCADE, related_name="strands")
    name = models.CharField(max_length=120)
    summary = models.TextField(max_length=2000, blank=True)
    # A strand merged into another stays, so that the merging can be undone.
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "name"],
                condition=Q(merged_into=None),
                name="strand_name_once_a_series",
            ),
        ]

    def __str__(self):
        return self.name


class Photo(IdempotentModel):
    """A photo of a flipchart, kept beside the text that is typed from it.

    It holds words of people who were not asked: only the facilitators and scribes
    ever see it. The picture lies here and not in a file, so that change, record and backup
    are one thing. Deleted, it leaves its row behind, on which what was typed hangs.
    """

    scope = through("meeting")
    named_by = "meeting__title"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="photos")
    prompt = models.ForeignKey(Prompt, models.SET_NULL, null=True, related_name="+")
    jpeg = models.BinaryField(null=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    taken_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField()
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(jpeg__isnull=False, deleted_at=None)
                | Q(jpeg=None, deleted_at__isnull=False),
                name="photo_deleted_keeps_no_picture",
            ),
        ]

    def __str__(self):
        return f"photo {self.pk}"


class EnteredBy(models.TextChoices):
    MEMBER = "member", _("Typed by the person, signed in")
    GUEST = "guest", _("Typed by the person, as a guest")
    SCRIBE = "scribe", _("Written down by a scribe")


class Quotable(models.TextChoices):
    NO = "no", _("Do not quote me")
    ANONYMOUS = "anonymous", _("Quote me without my name")
    NAMED = "named", _("Quote me with the name I give")


class ContributionState(models.TextChoices):
    SHOWN = "shown", _("Shown")
    HELD = "held", _("Held back for now")
    HIDDEN = "hidden", _("Hidden")


class Outcome(models.TextChoices):
    DONE = "done", _("Done")
    PARTLY = "partly", _("Partly")
    NOT_YET = "not_yet", _("Not yet")


# Characters of what somebody says in one go.
LONGEST_CONTRIBUTION = 10_000


class Contribution(IdempotentModel):
    """What somebody said, in their words. The words are never rewritten; they can be withdrawn."""

    scope = through("prompt")
    # What was asked, never what was said.
    named_by = "prompt__question"

    prompt = models.ForeignKey(Prompt, models.CASCADE, related_name="contributions")
    text = models.TextField(max_length=LONGEST_CONTRIBUTION, blank=True)
    number = models.PositiveSmallIntegerField(null=True)
    voice = models.CharField(max_length=20, choices=Voice, default=Voice.UNSTATED)
    entered_by = models.CharField(max_length=10, choices=EnteredBy)
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="contributions")
    guest = models.ForeignKey(Guest, models.CASCADE, null=True, related_name="contributions")
    # The scribe who typed it.
    typed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    # Where the scribe read it.
    photo = models.ForeignKey(Photo, models.SET_NULL, null=True, related_name="contributions")
    quotable = models.CharField(max_length=10, choices=Quotable, default=Quotable.NO)
    credit = models.CharField(max_length=80, blank=True)
    # Of words that a service gives back: whether their form undid a looser choice made before.
    is_stricter_now = False
    said_at = models.DateTimeField()
    # Made of the person, the question and the words, so that nobody says the same twice in one
    # moment. Not for a scribe, who writes down the same words of several people, nor for words
    # that were withdrawn.
    said_key = models.UUIDField(unique=True, null=True, editable=False)

    strand = models.ForeignKey(Strand, models.SET_NULL, null=True, related_name="contributions")

    state = models.CharField(
        max_length=10, choices=ContributionState, default=ContributionState.SHOWN
    )
    state_reason = models.CharField(max_length=300, blank=True)
    state_at = models.DateTimeField(null=True)
    state_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")

    # For a small step: what came of it.
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    outcome_text = models.TextField(max_length=2000, blank=True)
    outcome_at = models.DateTimeField(null=True)

    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["prompt", "-id"], name="contribution_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, guest=None) | Q(member=None, guest__isnull=False),
                name="contribution_is_by_a_member_or_a_guest",
            ),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__lte=10),
                name="contribution_scale_ends_at_ten",
            ),
            models.CheckConstraint(
                condition=Q(
                    withdrawn_at__isnull=False,
                    said_key=None,
                    text="",
                    number=None,
                    credit="",
                    outcome_text="",
                )
                | Q(~Q(text="") | Q(number__isnull=False), withdrawn_at=None),
                name="contribution_withdrawn_keeps_no_words",
            ),
            models.CheckConstraint(
                condition=Q(state="shown")
                | Q(~Q(state_reason=""), state_at__isnull=False, state_by__isnull=False),
                name="contribution_held_or_hidden_says_why",
            ),
            models.CheckConstraint(
                condition=Q(quotable="named") | Q(credit=""),
                name="contribution_credit_only_when_named",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", outcome_at=None, outcome_text="")
                | Q(~Q(outcome=""), outcome_at__isnull=False)
                | Q(withdrawn_at__isnull=False),
                name="contribution_outcome_and_moment_go_together",
            ),
        ]

    def __str__(self):
        return f"contribution {self.pk}"


class LineCorrection(ScopedModel):
    """A line as a scribe wrote it before a slip of the hand was put right. It goes when the words
    are withdrawn."""

    scope = through("contribution")

    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="corrections")
    text = models.TextField(max_length=LONGEST_CONTRIBUTION)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="line_correction_keeps_a_form"),
        ]

    def __str__(self):
        return f"correction {self.pk}"


class SaidAgain(ScopedModel):
    """The same words of the same person came again, out of a form that was fetched anew.

    Its key is kept, so that words which are withdrawn later stay so when that form arrives once
    more, late.
    """

    scope = through("contribution")

    key = models.UUIDField(primary_key=True)
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="+")

    def __str__(self):
        return f"again {self.contribution_id}"


class StrandChangeKind(models.TextChoices):
    """What somebody did in sorting."""

    MADE = "made", _("Made a strand")
    MOVED = "moved", _("Moved")
    SPLIT = "split", _("Split a strand")
    MERGED = "merged", _("Merged two strands")
    RENAMED = "renamed", _("Changed a strand's name or summary")


class StrandChange(IdempotentModel):
    """One change of the sorting, kept so that it can be undone.

    ``contributions`` maps the id of a contribution to the ids of the strands it lay in before
    and after (None: in no strand). ``strands`` maps the id of a strand to what it was before
    and after: its name, its summary and what it is merged into (None: it was not there).
    ``suggested`` is how many of the contributions had strands suggested beside them, ``taken`` how
    many of these went to one of those, ``taken_first`` to the first.
    """

    scope = through("series")

    series = models.ForeignKey(Series, models.CASCADE, related_name="strand_changes")
    kind = models.CharField(max_length=20, choices=StrandChangeKind)
    contributions = models.JSONField(default=dict)
    strands = models.JSONField(default=dict)
    suggested = models.PositiveSmallIntegerField(default=0)
    taken = models.PositiveSmallIntegerField(default=0)
    taken_first = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_first__lte=F("taken"), taken__lte=F("suggested")),
                name="no_more_taken_than_suggested",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"
