from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from joinedup.access.models import Community
from joinedup.core.models import IdempotentModel
from joinedup.core.scopes import in_community
from joinedup.people.models import Member

# What an entry says, part by part.
CONTACT = ("team", "phone", "email", "address", "hours")
FORM = (
    "form_name",
    "form_where",
    "heading_facts",
    "heading_ask",
    "heading_law",
    "heading_own_words",
)
# These go with one duty, never with a whole body.
OF_ONE_DUTY = ("wording", "correction")
SAID = (*CONTACT, *FORM, *OF_ONE_DUTY)
# Numbers and addresses, and what is written in words.
REACHED = ("phone", "email")
WORDS = tuple(name for name in SAID if name not in REACHED)

WAITING = Q(confirmed_at=None, declined_at=None)
LIVE = Q(confirmed_at__isnull=False, ended_at=None)


class LocalEntry(IdempotentModel):
    """What a community knows of one public body here, or of one duty of it.

    It waits until another person confirms it, and counts from then until a newer one is confirmed
    or somebody ends it. One of the two is an adviser.
    """

    scope = in_community("community")

    community = models.ForeignKey(Community, models.CASCADE, related_name="local_entries")
    # Ids of the file of duties; without a duty it is about the whole body.
    sector = models.CharField(max_length=60)
    duty_id = models.CharField(max_length=80, blank=True)

    # A team and its ways, never a person: people leave.
    team = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    hours = models.CharField(max_length=200, blank=True)
    # The receiver's own form, and its headings for the parts of a letter.
    form_name = models.CharField(max_length=120, blank=True)
    form_where = models.CharField(max_length=300, blank=True)
    heading_facts = models.CharField(max_length=120, blank=True)
    heading_ask = models.CharField(max_length=120, blank=True)
    heading_law = models.CharField(max_length=120, blank=True)
    heading_own_words = models.CharField(max_length=120, blank=True)
    # The sentence that is sent here instead of the file's, and what the file gets wrong.
    wording = models.TextField(max_length=2000, blank=True)
    correction = models.TextField(max_length=2000, blank=True)

    # Where they no longer coordinate or advise, the community's coordinators look after it.
    owner = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by_adviser = models.BooleanField()
    confirmed_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by_adviser = models.BooleanField(default=False)
    # The day on which somebody last said that it is right.
    reviewed_on = models.DateField(null=True)
    # What counted before it.
    replaces = models.OneToOneField("self", models.SET_NULL, null=True, related_name="replaced_by")
    declined_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    declined_at = models.DateTimeField(null=True)
    decline_reason = models.TextField(max_length=1000, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "local entries"
        constraints = [
            models.CheckConstraint(
                # What was declined is emptied after a while.
                condition=~Q(**dict.fromkeys(SAID, "")) | Q(declined_at__isnull=False),
                name="local_entry_says_something",
            ),
            models.CheckConstraint(
                condition=~Q(duty_id="") | Q(**dict.fromkeys(OF_ONE_DUTY, "")),
                name="local_entry_words_go_with_one_duty",
            ),
            models.CheckConstraint(
                condition=Q(
                    confirmed_at=None,
                    confirmed_by=None,
                    confirmed_by_adviser=False,
                    reviewed_on=None,
                    replaces=None,
                    ended_at=None,
                )
                | Q(
                    confirmed_at__isnull=False,
                    confirmed_by__isnull=False,
                    reviewed_on__isnull=False,
                    declined_at=None,
                ),
                name="local_entry_counts_once_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None)
                | ~Q(confirmed_by=F("made_by"))
                & (Q(made_by_adviser=True) | Q(confirmed_by_adviser=True)),
                name="local_entry_two_people_one_an_adviser",
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None, declined_by=None, decline_reason="")
                | Q(declined_at__isnull=False, declined_by__isnull=False),
                name="local_entry_declined_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["community", "sector", "duty_id"],
                condition=LIVE,
                name="local_entry_counts_alone",
            ),
            models.UniqueConstraint(
                fields=["community", "sector", "duty_id"],
                condition=WAITING,
                name="local_entry_waits_alone",
            ),
        ]

    def __str__(self):
        return f"local entry {self.pk}"

    def get_absolute_url(self):
        return reverse("duties:local_entry", args=[self.pk])

    @property
    def is_waiting(self):
        return self.confirmed_at is None and self.declined_at is None

    @property
    def is_live(self):
        return self.confirmed_at is not None and self.ended_at is None
