import uuid
from importlib import import_module

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from joinedup.core.cleaning import clean_address
from joinedup.core.models import IdempotentModel
from joinedup.core.scopes import PLACE, ScopedModel
from joinedup.core.sealing import CannotOpen, unseal
from joinedup.core.tokens import make_token


class Voice(models.TextChoices):
    """The kind of knowledge somebody speaks from. Equals, in the order of the alphabet."""

    EXPERIENCE = "experience", _("Lived experience")
    OCCUPATION = "occupation", _("Work")
    STUDY = "study", _("Study")
    UNSTATED = "unstated", _("Not stated")


class MemberManager(BaseUserManager):
    def create_user(self, email=None, **fields):
        member = self.model(email=clean_address(email or "") or None, **fields)
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
    # To be told when what their words asked for was answered.
    wants_answers = models.BooleanField(default=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    # The latest change of what they say of themselves.
    changed_at = models.DateTimeField(null=True)

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
        # so that nobody goes on in an account whose emails they do not read.
        return salted_hmac(
            "joinedup.people.session", f"{self.email}", secret=secret, algorithm="sha256"
        ).hexdigest()

    @property
    def voices(self):
        """The kinds of expertise this member speaks from, as Voice values."""
        return [voice for voice in Voice if voice != Voice.UNSTATED and getattr(self, voice)]


class SignInCode(ScopedModel):
    """A code that was asked for, by somebody who gave this address.

    Also a stranger gets a row, so that nobody can tell from what happens next whether an address
    is known. The code itself is not kept, only what it can be compared with.
    """

    scope = PLACE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField()
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="sign_in_codes")
    code_hash = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None, code_hash="") | Q(~Q(code_hash=""), member__isnull=False),
                name="sign_in_code_only_for_a_member",
            ),
        ]

    def __str__(self):
        return f"sign-in code {self.pk}"


class NewAddress(ScopedModel):
    """An address that somebody gave as a member's, which holds once it was shown to be read. Kept
    also where it is another member's: then no link was sent, and nobody is told."""

    scope = PLACE

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="new_addresses")
    email = models.EmailField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    # Afterwards a row still counts, so that nobody sends many emails to strangers.
    waits = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")) & ~Q(email=""),
                name="new_address_is_lower_case",
            ),
            models.UniqueConstraint(
                fields=["member"], condition=Q(waits=True), name="new_address_one_waits"
            ),
        ]

    def __str__(self):
        return f"new address {self.pk}"

    @property
    def confirm_path(self):
        """The private address at which its reader says that it is the member's."""
        return reverse("access:address_confirm", args=[make_token("new address", str(self.pk))])


class Session(AbstractBaseSession, ScopedModel):
    """What the program knows of a browser. Of a member's it says whose, on what and since when, so
    that they can look where they are signed in, and end it."""

    scope = PLACE

    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="sessions")
    # In words.
    device = models.CharField(max_length=60, blank=True)
    since = models.DateTimeField(null=True)
    last_day = models.DateField(null=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(member=None, device="", since=None, last_day=None)
                | Q(member__isnull=False, since__isnull=False, last_day__isnull=False),
                name="session_of_a_member_says_since_when",
            ),
        ]

    def __str__(self):
        return "a session"

    @classmethod
    def get_session_store_class(cls):
        return import_module(settings.SESSION_ENGINE).SessionStore

    @property
    def handle(self):
        """Names the session on a page. Whoever reads it cannot come in with it."""
        return salted_hmac(
            "joinedup.people.session.handle", self.session_key, algorithm="sha256"
        ).hexdigest()


class AuthenticatorApp(ScopedModel):
    """An app on a member's phone that shows another code every half minute. Where there is one,
    it is asked for after the code from the email."""

    scope = PLACE

    member = models.OneToOneField(Member, models.CASCADE, related_name="app")
    # Sealed: see core.sealing.
    secret = models.CharField(max_length=300)
    # The period of the newest code that was taken: none is good twice, nor one from before it.
    step = models.PositiveBigIntegerField()
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"app {self.pk}"


class RecoveryCode(ScopedModel):
    """A code that stands in for a member's app, once."""

    scope = PLACE

    member = models.ForeignKey(Member, models.CASCADE, related_name="recovery_codes")
    code = models.CharField(max_length=300)  # sealed
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"recovery code {self.pk}"

    @property
    def opened(self):
        """The code itself; empty where no key of ours opens it any more."""
        try:
            return unseal(self.code)
        except CannotOpen:
            return ""


class Passkey(ScopedModel):
    """A key on a member's phone, computer or stick that signs them in. Here lies its public half,
    which opens nothing."""

    scope = PLACE

    member = models.ForeignKey(Member, models.CASCADE, related_name="passkeys")
    # As its owner calls it.
    name = models.CharField(max_length=60)
    # At most 1023 bytes (WebAuthn), in letters.
    credential_id = models.CharField(max_length=1400, unique=True)
    credential = models.TextField()
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self):
        return self.name


class LeftAlone(ScopedModel):
    """The mark of an address to which nobody writes unasked: its owner wanted to be forgotten, or
    said no when they were asked to take part. The address cannot be read from it."""

    scope = PLACE

    mark = models.CharField(primary_key=True, max_length=64)
    since = models.DateTimeField()

    def __str__(self):
        return "an address that is left alone"


# Whoever looks at a page, signed in or not.
Person = Member | AnonymousUser
