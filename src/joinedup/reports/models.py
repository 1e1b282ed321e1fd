from django.db import models

from joinedup.conversation.models import Contribution, Strand
from joinedup.core.models import IdempotentModel
from joinedup.core.scopes import ScopedModel, through
from joinedup.people.models import Member
from joinedup.recommendations.models import Recommendation
from joinedup.series.models import Series


class Report(IdempotentModel):
    """What a series found, edited by people until it is published, version by version."""

    scope = through("series")
    named_by = "title"

    series = models.OneToOneField(Series, models.CASCADE, related_name="report")
    title = models.CharField(max_length=200)
    summary = models.TextField(max_length=5000, blank=True)
    method = models.TextField(max_length=5000, blank=True)
    what_next = models.TextField(max_length=5000, blank=True)
    drafted_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    def __str__(self):
        return self.title


class Finding(IdempotentModel):
    """Something the series found. It rests on contributions, each one click away."""

    scope = through("report")
    named_by = "heading"

    report = models.ForeignKey(Report, models.CASCADE, related_name="findings")
    strand = models.ForeignKey(Strand, models.SET_NULL, null=True, related_name="findings")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200)
    body = models.TextField(max_length=10_000, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.heading


class FindingSource(ScopedModel):
    """A contribution a finding rests on; some are quoted in it."""

    scope = through("finding")

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="sources")
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="sources")
    is_quoted = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "contribution"], name="source_once_a_finding"
            ),
        ]

    def __str__(self):
        return f"source {self.pk}"


class QuoteNotice(ScopedModel):
    """Somebody whom a draft quotes was told so, and until when they may ask for changes."""

    scope = through("report")

    report = models.ForeignKey(Report, models.CASCADE, related_name="quote_notices")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    # The number of the version that was being written.
    version_number = models.PositiveSmallIntegerField()
    notified_at = models.DateTimeField()
    until_date = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "member", "version_number"], name="quote_notice_once_a_version"
            ),
        ]

    def __str__(self):
        return f"quote notice {self.pk}"


class ReportRecommendation(ScopedModel):
    """A recommendation that stands in a report, under the finding it answers."""

    scope = through("report")

    report = models.ForeignKey(Report, models.CASCADE, related_name="recommendations")
    finding = models.ForeignKey(Finding, models.SET_NULL, null=True, related_name="recommendations")
    recommendation = models.OneToOneField(Recommendation, models.CASCADE, related_name="in_report")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"report recommendation {self.pk}"


class Version(IdempotentModel):
    """A report as it was published.

    ``content`` is the report's structure with numbers instead of people's words: a
    quotation is the id of a contribution, read when the page is shown. So words that are
    withdrawn leave every version at once. The PDF is made by the worker and made
    again after a withdrawal.
    """

    scope = through("report")
    named_by = "report__title"

    report = models.ForeignKey(Report, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    pdf = models.FileField(upload_to="reports/", blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="version_number_once"),
        ]

    def __str__(self):
        return f"version {self.number}"


# In VersionSource.finding_id: the part of a report that tells of small steps.
SMALL_STEPS_SECTION = 0


class VersionSource(ScopedModel):
    """A contribution that a published finding rests on. From here the public door to a
    contribution is decided: published, quotable, not withdrawn."""

    scope = through("version")

    version = models.ForeignKey(Version, models.CASCADE, related_name="sources")
    finding_id = models.BigIntegerField()
    contribution = models.ForeignKey(Contribution, models.CASCADE, related_name="published_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "finding_id", "contribution"],
                name="version_source_once",
            ),
        ]

    def __str__(self):
        return f"version source {self.pk}"
