from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.access.models import Community, CommunityInvitation
from joinedup.core.dated import DatedModel
from joinedup.core.models import IdempotentModel, NameKeyField
from joinedup.core.scopes import ScopedModel, in_community, in_organisation, through
from joinedup.people.models import Member


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


class Organisation(IdempotentModel):
    """An organisation of the place, shared by all its communities."""

    scope = in_organisation()

    name = models.CharField(max_length=120)
    name_key = NameKeyField()
    sector = models.CharField(max_length=30, choices=Sector)
    kind = models.CharField(max_length=30, choices=OrganisationKind)
    about = models.TextField(max_length=1000, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class PeopleChange(IdempotentModel):
    """What somebody did to many people at once, kept as long as it can be undone.

    ``made`` has the numbers of what it made, by model; ``ended`` the roles that it ended, each as
    member, kind and first day. The list that people came from is not kept.
    """

    scope = in_community("community")

    community = models.ForeignKey(Community, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    made = models.JSONField(default=dict)
    ended = models.JSONField(default=list)
    done_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"people change {self.pk}"


class AskedFrom(ScopedModel):
    """Where somebody works who is asked to belong to a community, until they answer."""

    scope = through("invitation")

    invitation = models.OneToOneField(
        CommunityInvitation, models.CASCADE, related_name="asked_from"
    )
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    job_title = models.CharField(max_length=120, blank=True)

    def __str__(self):
        return f"asked from {self.organisation_id}"


class Affiliation(DatedModel):
    """A member works or volunteers for an organisation, for a time."""

    scope = in_organisation("organisation")

    member = models.ForeignKey(Member, models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="affiliations")
    job_title = models.CharField(max_length=120, blank=True)
    # May answer a recommendation in the organisation's name.
    speaks_for = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta(DatedModel.Meta):
        constraints = [
            *DatedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["member", "organisation"],
                condition=Q(until_date=None),
                name="affiliation_once_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.member_id} at {self.organisation_id}"
