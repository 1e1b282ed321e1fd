from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from joinedup.access.models import Community
from joinedup.core.models import IdempotentModel
from joinedup.core.scopes import ScopedModel, in_community, through
from joinedup.organisations.models import Organisation
from joinedup.people.models import Member


class Answer(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted")
    ADAPTED = "adapted", _("Accepted with changes")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    DONE = "done", _("Done")


class Recommendation(IdempotentModel):
    """Something asked of a named organisation and role.

    It is a draft until it is asked (when the report it stands in is published). Then it
    waits for an answer, comes back for review, and is closed with a statement by somebody
    other than its owner. It keeps a sentence and a link to where it comes from, and knows
    nothing of reports.
    """

    scope = in_community("community")
    named_by = "organisation__name"

    community = models.ForeignKey(Community, models.CASCADE, related_name="recommendations")
    text = models.TextField(max_length=1000)
    why = models.TextField(max_length=2000, blank=True)
    source_title = models.CharField(max_length=200, blank=True)
    source_path = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField()
    # The owner is an organisation and a role in it, because people leave.
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="recommendations")
    role_title = models.CharField(max_length=120)
    # Where the question is sent. Shown to nobody but those who run the community.
    owner_email = models.EmailField(blank=True)

    asked_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    answer_due_date = models.DateField(null=True)

    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answer_text = models.TextField(max_length=5000, blank=True)
    evidence = models.TextField(max_length=5000, blank=True)
    answered_at = models.DateTimeField(null=True)

    # When those who coordinate were told that it is overdue: once.
    overdue_told_at = models.DateTimeField(null=True)

    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    closing_statement = models.TextField(max_length=5000, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_at=None, asked_by=None, answer_due_date=None)
                | Q(
                    asked_at__isnull=False,
                    asked_by__isnull=False,
                    answer_due_date__isnull=False,
                ),
                name="recommendation_asked_at_by_and_due_go_together",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answer_text="", evidence="")
                | Q(~Q(answer=""), answered_at__isnull=False, asked_at__isnull=False),
                name="recommendation_answer_and_moment_go_together",
            ),
            models.CheckConstraint(
                condition=~Q(answer__in=["adapted", "not_accepted"]) | ~Q(answer_text=""),
                name="recommendation_adapted_or_refused_says_how_or_why",
            ),
            models.CheckConstraint(
                condition=~Q(answer="done") | ~Q(evidence=""),
                name="recommendation_done_shows_evidence",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None, closing_statement="")
                | Q(
                    ~Q(closing_statement=""),
                    closed_at__isnull=False,
                    closed_by__isnull=False,
                ),
                name="recommendation_closed_with_a_statement",
            ),
        ]

    def __str__(self):
        return self.text[:80]

    def get_absolute_url(self):
        return reverse("recommendations:recommendation_detail", args=[self.pk])


class Review(ScopedModel):
    """A day on which a recommendation is looked at again, and what was seen."""

    scope = through("recommendation")

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="reviews")
    due_date = models.DateField()
    text = models.TextField(max_length=5000, blank=True)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["due_date"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "due_date"], name="review_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(text="", done_at=None, done_by=None)
                | Q(~Q(text=""), done_at__isnull=False, done_by__isnull=False),
                name="review_done_says_what_and_by_whom",
            ),
        ]

    def __str__(self):
        return f"review {self.due_date}"


class HistoryKind(models.TextChoices):
    ASKED = "asked", _("Asked")
    ANSWERED = "answered", _("Answered")
    REVIEWED = "reviewed", _("Looked at again")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Reopened")
    REMINDED = "reminded", _("Reminded")


class AnswerChannel(models.TextChoices):
    """How an answer reached us."""

    LINK = "link", _("By the private link")
    MEMBER = "member", _("Signed in")
    PHONE = "phone", _("By phone")
    PAPER = "paper", _("On paper or by email")


class HistoryEntry(IdempotentModel):
    """One thing that happened to a recommendation, kept in the words it was told in."""

    scope = through("recommendation")

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="history")
    kind = models.CharField(max_length=20, choices=HistoryKind)
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    text = models.TextField(max_length=5000, blank=True)
    evidence = models.TextField(max_length=5000, blank=True)
    # Of an answer only.
    via = models.CharField(max_length=10, choices=AnswerChannel, blank=True)
    at = models.DateTimeField()
    # Empty when the owner answered by a private link, without an account, and of a reminder that
    # the program sent by date.
    by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="answered") & ~Q(answer="") & ~Q(via="")
                | ~Q(kind="answered") & Q(answer="", evidence="", via=""),
                name="history_answer_belongs_to_answering",
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=False) | Q(via="link") | Q(kind="reminded"),
                name="history_without_a_name_came_by_link_or_date",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d}"
