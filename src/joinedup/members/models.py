from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from joinedup.core.models import IdempotentModel
from joinedup.core.scopes import PLACE, ScopedModel, in_community, in_organisation


class Sector(models.TextChoices):
    ADVICE = "advice", _("Advice and advocacy")
    CHILDREN_FAMILIES = "children_families", _("Children and families")
    DOMESTIC_ABUSE = "domestic_abuse", _("Domestic abuse")
    DRUGS_ALCOHOL = "drugs_alcohol", _("Drugs and alcohol")
    EDUCATION = "education", _("Education and training")
    EMPLOYMENT = "employment", _("Employment and benefits")
    FAITH = "faith", _("Faith")
    FIRE = "fire", _("Fire and rescue")
    HEALTH = "health", _("Physical health")
    HOUSING = "housing", _("Housing and homelessness")
    JUSTICE = "justice", _("Prison and probation")
    LIVED_EXPERIENCE = "lived_experience", _("Lived experience")
    MENTAL_HEALTH = "mental_health", _("Mental health")
    POLICE = "police", _("Police")
    RESEARCH = "research", _("Research")
    SOCIAL_CARE = "social_care", _("Social care")
    VOLUNTARY = "voluntary", _("Wider voluntary sector")


class OrganisationKind(models.TextChoices):
    STATUTORY = "statutory", _("Public body")
    VOLUNTARY = "voluntary", _("Charity or voluntary organisation")
    LIVED_EXPERIENCE = "lived_experience", _("Led by people with lived experience")
    HOUSING_ASSOCIATION = "housing_association", _("Housing association")
    PRIVATE = "private", _("Business")
    EDUCATION = "education", _("School, college or university")
    FAITH = "faith", _("Faith group")
    INFORMAL = "informal", _("Informal group")


class Voice(models.TextChoices):
    """The kind of knowledge somebody speaks from. Equals, in the order of the alphabet."""

    EXPERIENCE = "experience", _("Experience")
    OCCUPATION = "occupation", _("Occupation")
    STUDY = "study", _("Study")
    UNSTATED = "unstated", _("Not stated")


class RoleKind(models.TextChoices):
    MEMBER = "member", _("Member")
    FACILITATOR = "facilitator", _("Facilitator")
    COORDINATOR = "coordinator", _("Coordinator")
    ADMINISTRATOR = "administrator", _("Administrator")


class Community(ScopedModel):
    """A Community of Practice. One installation serves one place and holds several."""

    scope = in_community()
    named_by = "name"

    name = models.CharField(max_length=120, unique=True)
    purpose = models.TextField(max_length=500)
    about = models.TextField(max_length=5000, blank=True)
    contact_email = models.EmailField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "communities"

    def __str__(self):
        return self.name


class Organisation(IdempotentModel):
    """An organisation of the place, shared by all its communities."""

    scope = in_organisation()

    name = models.CharField(max_length=120)
    sector = models.CharField(max_length=30, choices=Sector)
    kind = models.CharField(max_length=30, choices=OrganisationKind)
    about = models.TextField(max_length=1000, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="organisation_name_is_its_own"),
        ]

    def __str__(self):
        return self.name


class MemberManager(BaseUserManager):
    def create_user(self, email=None, **fields):
        member = self.model(email=(email or "").strip().lower() or None, **fields)
        member.set_unusable_password()
        member.save()
        return member


class Member(IdempotentModel, AbstractBaseUser):
    """Somebody who takes part. An email address is needed to sign in, not to take part."""

    scope = PLACE
    named_by = "name"

    email = models.EmailField(unique=True, null=True, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=120)
    description = models.CharField(max_length=200, blank=True)
    experience = models.CharField(max_length=300, blank=True)
    occupation = models.CharField(max_length=300, blank=True)
    study = models.CharField(max_length=300, blank=True)
    can_help_with = models.TextField(max_length=1000, blank=True)
    wants_to_know = models.TextField(max_length=1000, blank=True)
    # Nobody is listed who has not chosen to be.
    is_listed = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    objects = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=None) | Q(email=Lower("email")) & ~Q(email=""),
                name="member_email_is_lower_case_or_missing",
            ),
        ]

    def __str__(self):
        return self.name

    def _get_session_auth_hash(self, secret=None):
        # There is no password: the address is what signs in. With a new one all sessions end,
        # so that nobody goes on in an account whose letters they do not read.
        return salted_hmac(
            "joinedup.members.session", f"{self.email}", secret=secret, algorithm="sha256"
        ).hexdigest()

    @property
    def voices(self):
        """The kinds of expertise this member speaks from, as Voice values."""
        return [voice for voice in Voice if voice != Voice.UNSTATED and getattr(self, voice)]


class Affiliation(ScopedModel):
    """A member works or volunteers for an organisation, for a time."""

    scope = in_organisation("organisation")

    member = models.ForeignKey(Member, models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="affiliations")
    job_title = models.CharField(max_length=120, blank=True)
    # May answer a recommendation in the organisation's name.
    speaks_for = models.BooleanField(default=False)
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_date"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gte=F("from_date")),
                name="affiliation_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["member", "organisation"],
                condition=Q(until_date=None),
                name="affiliation_once_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.member_id} at {self.organisation_id}"


class Role(ScopedModel):
    """What somebody does in a community, from a day and until a day (that day is the last)."""

    scope = in_community("community")
    named_by = "member__name"

    member = models.ForeignKey(Member, models.CASCADE, related_name="roles")
    community = models.ForeignKey(Community, models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20, choices=RoleKind)
    from_date = models.DateField()
    until_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-from_date"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_date=None) | Q(until_date__gte=F("from_date")),
                name="role_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["member", "community", "kind"],
                condition=Q(until_date=None),
                name="role_once_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.member_id} in {self.community_id}"


class Letter(ScopedModel):
    """A message to somebody outside the page, written with the change that causes it.

    It is sent by the worker, after the change has been kept. When it has gone its words
    are removed, for they may hold private links.
    """

    scope = PLACE

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    calendar = models.TextField(blank=True)
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(body="", calendar=""),
                name="letter_sent_keeps_no_words",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None),
                name="letter_sent_or_failed",
            ),
        ]

    def __str__(self):
        return f"letter {self.pk}"
