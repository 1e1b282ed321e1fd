from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from joinedup.access.models import Community
from joinedup.core.models import IdempotentModel, NameKeyField
from joinedup.core.scopes import PLACE, ScopedModel, in_community, through
from joinedup.core.tokens import make_token
from joinedup.organisations.models import Organisation
from joinedup.people.models import Member, Voice
from joinedup.recommendations.models import Recommendation

LONGEST_CODE = 8


class Theme(IdempotentModel):
    """What a series is about: "Engagement", "Leaving hospital". Shared by the place, so that
    what was asked before on the same theme is found before anything else."""

    scope = PLACE
    named_by = "name"

    name = models.CharField(max_length=120)
    name_key = NameKeyField()
    made_at = models.DateTimeField()
    recommendations = models.ManyToManyField(Recommendation, related_name="themes", blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def plan_path(self):
        """Where a series on this theme is planned."""
        return f"{reverse('series:series_new')}?theme={self.pk}"


class IssueOrigin(models.TextChoices):
    CASEWORK = "casework", _("Daily work")
    DECLINED_REFERRAL = "declined_referral", _("A referral that was declined")
    TRAINING = "training", _("A question at a training event")
    MEMBER = "member", _("A member's suggestion")
    EARLIER_SERIES = "earlier_series", _("An earlier series")


class PracticeIssue(IdempotentModel):
    """A recurring obstacle in daily work, stated without identifying anyone."""

    scope = in_community("community")

    community = models.ForeignKey(Community, models.CASCADE, related_name="practice_issues")
    statement = models.TextField(max_length=1000)
    where_from = models.CharField(max_length=30, choices=IssueOrigin)
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, related_name="practice_issues")
    raised_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    # Hidden, it is read by whoever raised it and by those who coordinate, with the reason.
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    hidden_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-raised_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_by=None, hidden_reason="")
                | Q(~Q(hidden_reason=""), hidden_at__isnull=False, hidden_by__isnull=False),
                name="practice_issue_hidden_says_why_and_by_whom",
            ),
        ]

    def __str__(self):
        return self.statement[:80]


class Series(IdempotentModel):
    """Several meetings on one theme, ending in a report."""

    scope = in_community("community")
    named_by = "title"

    community = models.ForeignKey(Community, models.CASCADE, related_name="series")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="series")
    title = models.CharField(max_length=120)
    question = models.TextField(max_length=500)
    wider_question = models.TextField(max_length=500, blank=True)
    about = models.TextField(max_length=5000, blank=True)
    changed_at = models.DateTimeField()
    # Until it is announced only those who run the community see it; then it has a public page.
    announced_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    # When its report was first published; reports, which rest on series, say so.
    reported_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "series"

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("series:series_detail", args=[self.pk])


class Meeting(IdempotentModel):
    """One meeting of a series, in a room, online or both."""

    scope = through("series")
    named_by = "title"

    series = models.ForeignKey(Series, models.CASCADE, related_name="meetings")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    venue_name = models.CharField(max_length=120, blank=True)
    venue_address = models.TextField(max_length=500, blank=True)
    online_url = models.URLField(max_length=500, blank=True)
    # Steps, hearing loop, toilets, parking, buses, a quiet room: what people need to know to come.
    access = models.TextField(max_length=2000, blank=True)
    # The latest change of what people wrote about it, its agenda included.
    changed_at = models.DateTimeField()
    # What a guest types to take part. Long enough not to be guessed: see ``lib.limits``.
    code = models.CharField(max_length=LONGEST_CODE, unique=True)
    # The door for words: open while both moments say so.
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    # Rises with every change, so that calendars know which version is newer (RFC 5545, SEQUENCE).
    sequence = models.PositiveIntegerField(default=0)
    scribes = models.ManyToManyField(Member, related_name="scribes_at", blank=True)
    # Rises with everything that the screens in the room show, so that they can ask what is new.
    revision = models.PositiveIntegerField(default=0)
    # The latest revision that changed what phones show.
    phones_revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(venue_name="") | ~Q(online_url=""),
                name="meeting_has_a_place",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(opened_at__isnull=False),
                name="meeting_closed_was_open",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("series:meeting_detail", args=[self.pk])

    @property
    def is_open(self):
        """Words are being taken now."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def ways(self):
        """The ways there are to take part, as Way values."""
        offered = {Way.IN_PERSON: self.venue_name, Way.ONLINE: self.online_url}
        return [way for way, place in offered.items() if place]

    @property
    def code_shown(self):
        """The code as it is read out and typed: in fours. Dashes and spaces make no difference."""
        return "-".join(self.code[at : at + 4] for at in range(0, len(self.code), 4))

    def is_over(self, at):
        """It has ended by this moment."""
        return self.ends_at <= at

    def is_on_the_day(self, at):
        """This moment is on the day of the meeting, as the clock on its wall says."""
        return timezone.localdate(at) == timezone.localdate(self.starts_at)


class AgendaItem(ScopedModel):
    scope = through("meeting")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    detail = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="agenda_item_has_its_place",
            ),
        ]

    def __str__(self):
        return self.title


class Reply(models.TextChoices):
    YES = "yes", _("Yes")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("No")


class Way(models.TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")


class ReplyChannel(models.TextChoices):
    """How an answer reached us."""

    LINK = "link", _("By the link in the invitation")
    MEMBER = "member", _("Signed in")
    PHONE = "phone", _("By phone")
    PAPER = "paper", _("On paper")


class Invitation(ScopedModel):
    """A member is asked to a meeting, and answers."""

    scope = through("meeting")
    named_by = "member__name"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    member = models.ForeignKey(Member, models.CASCADE, related_name="invitations")
    invited_at = models.DateTimeField()
    reply = models.CharField(max_length=10, choices=Reply, blank=True)
    way = models.CharField(max_length=10, choices=Way, blank=True)
    access_needs = models.TextField(max_length=1000, blank=True)
    replied_at = models.DateTimeField(null=True)
    replied_via = models.CharField(max_length=10, choices=ReplyChannel, blank=True)
    # The latest of the letters that asked once more.
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["member__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="invitation_sent_once"),
            models.CheckConstraint(
                condition=Q(reply="", replied_at=None, replied_via="", way="")
                | Q(~Q(reply=""), ~Q(replied_via=""), replied_at__isnull=False),
                name="invitation_reply_moment_and_way_go_together",
            ),
        ]

    def __str__(self):
        return f"invitation {self.pk}"

    @property
    def answer_token(self):
        """The private key to this invitation."""
        return make_token("invitation", self.pk)

    @property
    def answer_path(self):
        """The private address at which this invitation is answered without an account."""
        return reverse("series:invitation_answer", args=[self.answer_token])


class Attendance(IdempotentModel):
    """Somebody was there: a member, or a person who walked in and gave what they wished."""

    scope = through("meeting")
    named_by = "member__name"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="attendances")
    name = models.CharField(max_length=120, blank=True)
    voice = models.CharField(max_length=20, choices=Voice, default=Voice.UNSTATED)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    way = models.CharField(max_length=10, choices=Way, default=Way.IN_PERSON)
    arrived_at = models.DateTimeField()
    # None when the person checked in by themselves.
    checked_in_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    # Whether they answered the two questions about the meeting; what they said is only counted.
    feedback_asked_at = models.DateTimeField(null=True)
    has_given_feedback = models.BooleanField(default=False)

    class Meta:
        ordering = ["arrived_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "member"],
                condition=Q(member__isnull=False),
                name="attendance_once_a_meeting",
            ),
        ]

    def __str__(self):
        return f"attendance {self.pk}"

    @property
    def feedback_path(self):
        """The private address at which the two questions are answered, once."""
        return reverse("series:feedback_answer", args=[make_token("feedback", self.pk)])


class FeedbackQuestion(models.TextChoices):
    """The two questions that the agenda ends with."""

    WORTH = "worth", _("Was it worth your time?")
    HEARD = "heard", _("Could you say what you wanted to say?")


class FeedbackAnswer(models.TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class FeedbackCount(ScopedModel):
    """How many gave one answer to one question, in one way. Who said what is kept nowhere."""

    scope = through("meeting")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="feedback")
    question = models.CharField(max_length=10, choices=FeedbackQuestion)
    answer = models.CharField(max_length=10, choices=FeedbackAnswer)
    via = models.CharField(max_length=10, choices=ReplyChannel)
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "question", "answer", "via"], name="feedback_counted_once"
            ),
        ]

    def __str__(self):
        return f"{self.question} {self.answer} {self.count}"


LONGEST_MESSAGE = 2000  # of a wish to join
# With what was added before it was answered. Who fills this is no longer in earnest.
LONGEST_MESSAGES = 10 * LONGEST_MESSAGE


class JoinRequest(IdempotentModel):
    """Request to join a series; the coordinator says yes or no."""

    scope = through("series")
    named_by = "name"

    series = models.ForeignKey(Series, models.CASCADE, related_name="join_requests")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    message = models.TextField(max_length=LONGEST_MESSAGES, blank=True)
    asked_at = models.DateTimeField()
    is_accepted = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "email"],
                condition=Q(decided_at=None),
                name="join_request_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(is_accepted=None, decided_at=None, decided_by=None)
                | Q(
                    is_accepted__isnull=False,
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="join_request_decision_by_and_at_go_together",
            ),
        ]

    def __str__(self):
        return f"join request {self.pk}"
