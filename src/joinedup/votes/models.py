"""Statements and ideas that a room votes on. Nothing here leads from a ballot to a person."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from joinedup.core.models import IdempotentModel
from joinedup.core.scopes import ScopedModel, through
from joinedup.people.models import Member
from joinedup.series.models import Meeting

# How many ideas for recommendations one ballot may choose.
VOTES_EACH = 3


class PollKind(models.TextChoices):
    # People agree with each statement, disagree with it or pass on it.
    STATEMENTS = "statements", _("Statements")
    # People give three votes to ideas for recommendations.
    RECOMMENDATIONS = "recommendations", _("Ideas for recommendations")


class Poll(ScopedModel):
    """One voting of a meeting: not opened, open, closed, and at last revealed for good."""

    scope = through("meeting")
    named_by = "meeting__title"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="polls")
    kind = models.CharField(max_length=15, choices=PollKind, default=PollKind.STATEMENTS)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    revealed_at = models.DateTimeField(null=True)
    # What came out about groups, without anybody's ballot: see ``groups.py``. None until the
    # worker has worked it out, which begins when the results are revealed.
    groups = models.JSONField(null=True)
    # Rises when the vote is started anew. A ballot handed out before counts no more.
    round = models.PositiveSmallIntegerField(default=1)
    # How many ballots devices were given in this round: a number, and no row for each.
    handed_out = models.PositiveIntegerField(default=0)
    # How many votes came since the rows were last mixed.
    unmixed = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind"], name="poll_one_of_a_kind_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["statements", "recommendations"]),
                name="poll_kind_is_one_of_two",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(opened_at__isnull=False, opened_at__lte=F("closed_at")),
                name="poll_closed_was_open",
            ),
            models.CheckConstraint(
                condition=Q(revealed_at=None)
                | Q(closed_at__isnull=False, closed_at__lte=F("revealed_at")),
                name="poll_revealed_was_closed",
            ),
            models.CheckConstraint(
                condition=Q(groups=None) | Q(revealed_at__isnull=False),
                name="poll_groups_only_when_revealed",
            ),
        ]

    def __str__(self):
        return f"poll {self.pk}"

    @property
    def is_open(self):
        """Votes are being taken now."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_revealed(self):
        """Everybody who took part may see what came out."""
        return self.revealed_at is not None


class StatementState(models.TextChoices):
    SUGGESTED = "suggested", _("Waiting to be released")
    RELEASED = "released", _("Released")
    HIDDEN = "hidden", _("Hidden")


class Statement(IdempotentModel):
    """One sentence to agree or disagree with, or one idea for a recommendation.

    Nobody's name is kept with a suggestion.
    """

    scope = through("poll")
    # Which meeting, never the words.
    named_by = "poll__meeting__title"

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="statements")
    text = models.CharField(max_length=280)
    # The latest of its text and of the reason below.
    written_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=StatementState, default=StatementState.SUGGESTED
    )
    # Why it was hidden.
    reason = models.CharField(max_length=300, blank=True)
    # The number by which paper ballots name it. A hidden statement keeps its number, so that
    # ballots which were printed before stay right.
    position = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="hidden") & ~Q(reason="") | ~Q(state="hidden") & Q(reason=""),
                name="statement_hidden_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | Q(position__isnull=False),
                name="statement_released_has_its_place",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="statement_says_something"),
            models.CheckConstraint(
                condition=Q(state__in=["suggested", "released", "hidden"]),
                name="statement_state_is_one_of_three",
            ),
        ]

    def __str__(self):
        return self.text


class Ballot(ScopedModel):
    """Some votes of one device or one sheet of paper.

    The id is a digest of a secret that only the device holds (``lib.ballot_cookie``). There is no
    moment, no number in order and no person here on purpose: see decision 14.
    """

    scope = through("poll")

    id = models.CharField(primary_key=True, max_length=64)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="ballots")

    def __str__(self):
        return "ballot"


class Choice(models.IntegerChoices):
    AGREE = 1, _("Agree")
    DISAGREE = -1, _("Disagree")
    PASS = 0, _("Pass")


class Vote(ScopedModel):
    """What one ballot says to one statement, the last choice counts; or one idea it chooses."""

    scope = through("ballot")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="votes")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="votes")
    value = models.SmallIntegerField(choices=Choice)
    # Which of the ballot's votes it gives to an idea: there are three spots, so there are three
    # votes. They are filled in the order of the list, which tells nothing. None for a statement.
    spot = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ballot", "statement"], name="vote_once_a_statement"),
            models.UniqueConstraint(fields=["ballot", "spot"], name="vote_once_a_spot"),
            models.CheckConstraint(
                condition=Q(value__gte=-1, value__lte=1), name="vote_is_one_of_three"
            ),
            models.CheckConstraint(
                condition=Q(spot=None) | Q(spot__gte=1, spot__lte=VOTES_EACH, value=1),
                name="vote_has_one_of_the_spots",
            ),
        ]

    def __str__(self):
        return "vote"


class TypedBallot(ScopedModel):
    """A sheet of paper as somebody typed it: a line of their list.

    It is no ballot yet, so that it can be put right, and nothing ever leads from a ballot to a
    line. When results are revealed lines become ballots, and are deleted: see decision 29. Until
    then a line leads to whoever typed it, and nobody else reads it.
    """

    scope = through("poll")

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="typed_ballots")
    typed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    # Made of the key of the form it came with: sent again, that form writes its lines anew.
    form = models.UUIDField(editable=False)
    # In the list of whoever typed it.
    place = models.PositiveIntegerField()
    # "1a 2d", by the numbers on paper, which stay once voting is open: as it was typed, and as it
    # counts unless it is taken out.
    typed = models.TextField()
    counted = models.TextField()
    is_out = models.BooleanField(default=False)

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self):
        return "typed ballot"

    @property
    def is_as_typed(self):
        """It was neither changed nor taken out in the list."""
        return not self.is_out and self.counted == self.typed
