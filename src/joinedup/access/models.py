from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from joinedup.core.dated import DatedModel
from joinedup.core.models import IdempotentModel, NameKeyField
from joinedup.core.scopes import ScopedModel, in_community
from joinedup.core.tokens import make_token
from joinedup.people.models import Member, Voice


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


class CommunityInvitation(IdempotentModel):
    """Somebody is asked whether they want to belong to a community.

    Until they say yes it holds what the coordinator wrote of them and nothing else: it leads to no
    member, so nothing of somebody who is known elsewhere can be read from it, not even that they
    are. With a yes those words go, and it leads to the member; a no takes the row away.
    """

    scope = in_community("community")
    named_by = "member__name"

    community = models.ForeignKey(Community, models.CASCADE, related_name="invitations")
    name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    voice = models.CharField(max_length=20, choices=Voice, blank=True)
    # What they would be.
    kind = models.CharField(max_length=20, choices=RoleKind, default=RoleKind.MEMBER)
    member = models.ForeignKey(
        Member, models.CASCADE, null=True, related_name="community_invitations"
    )
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "community"], name="community_invitation_once"
            ),
            models.UniqueConstraint(
                fields=["email", "community"],
                condition=Q(accepted_at=None),
                name="community_invitation_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, member=None) & ~Q(email="")
                | Q(accepted_at__isnull=False, name="", email="", phone="", voice=""),
                name="community_invitation_is_words_or_a_member",
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
