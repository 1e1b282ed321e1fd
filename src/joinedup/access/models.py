from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from joinedup.core.dated import DatedModel
from joinedup.core.models import NameKeyField
from joinedup.core.scopes import ScopedModel, in_community
from joinedup.core.tokens import make_token
from joinedup.people.models import Member


class RoleKind(models.TextChoices):
    MEMBER = "member", _("Member")
    # Confirms what a community records about the law; else sees what members see.
    ADVISER = "adviser", _("Adviser")
    FACILITATOR = "facilitator", _("Facilitator")
    COORDINATOR = "coordinator", _("Coordinator")
    ADMINISTRATOR = "administrator", _("Administrator")


# Of a community that has not said yet what it is for.
DEFAULT_PURPOSE = "To learn together and act on what we learn."


class Community(ScopedModel):
    """A Community of Practice. One installation serves one place and holds several."""

    scope = in_community()
    named_by = "name"

    name = models.CharField(max_length=120)
    name_key = NameKeyField()
    purpose = models.TextField(max_length=500)
    about = models.TextField(max_length=5000, blank=True)
    contact_email = models.EmailField()
    phone = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField()
    # An administrator who has begun otherwise need not be told how.
    first_steps_hidden_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "communities"

    def __str__(self):
        return self.name

    @property
    def contact(self):
        """How to reach it, as the end of a sentence that begins "write to"."""
        if not self.phone:
            return self.contact_email
        return gettext("%(email)s, or ring %(phone)s") % {
            "email": self.contact_email,
            "phone": self.phone,
        }


class CommunityInvitation(ScopedModel):
    """Somebody who came from a list is asked whether they want to belong to a community.

    Until they say yes, only those who organise the community know of them. A no takes the row
    away, and with it whatever the list gave.
    """

    scope = in_community("community")
    named_by = "member__name"

    member = models.ForeignKey(Member, models.CASCADE, related_name="community_invitations")
    community = models.ForeignKey(Community, models.CASCADE, related_name="invitations")
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "community"], name="community_invitation_once"
            ),
        ]

    def __str__(self):
        return f"invitation {self.pk}"

    @property
    def answer_path(self):
        """The private address at which it is answered without an account."""
        token = make_token("community", self.pk)
        return reverse("access:invitation_answer", args=[token])


class Role(DatedModel):
    """What somebody does in a community, from a day and until a day (that day is the last)."""

    scope = in_community("community")
    named_by = "member__name"

    member = models.ForeignKey(Member, models.CASCADE, related_name="roles")
    community = models.ForeignKey(Community, models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=20, choices=RoleKind)

    class Meta(DatedModel.Meta):
        constraints = [
            *DatedModel.Meta.constraints,
            models.UniqueConstraint(
                fields=["member", "community", "kind"],
                condition=Q(until_date=None),
                name="role_once_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.member_id} in {self.community_id}"
