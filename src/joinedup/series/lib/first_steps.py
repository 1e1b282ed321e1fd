"""The five steps from an empty community to people who were invited."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from joinedup.access.models import Community


@dataclass(frozen=True)
class FirstStep:
    """One of the five: what to do, where, and whether it was done."""

    label: Promise
    url: str
    is_done: bool


@dataclass(frozen=True)
class FirstSteps:
    """The steps of one community, in their order."""

    community: Community
    steps: list[FirstStep]

    @property
    def guide_url(self) -> str:
        """Where the guide is that tells more."""
        return reverse(settings.HOW_TO_URL, args=["begin-a-community"])

    @property
    def done(self) -> int:
        """How many were done."""
        return sum(step.is_done for step in self.steps)

    @property
    def next(self) -> FirstStep | None:
        """The first that is still to be done."""
        return next((step for step in self.steps if not step.is_done), None)


def steps_of(
    community: Community,
    *,
    is_described: bool,
    has_people: bool,
    is_coordinated_by_two: bool,
    series: int | None,
    meeting: int | None,
    has_invited: bool,
) -> FirstSteps:
    """The steps of a community, from what is there. ``series`` and ``meeting`` are the numbers of
    the first of each."""
    if meeting:
        invite_url = reverse("series:meeting_detail", args=[meeting])
    elif series:
        invite_url = reverse("series:series_detail", args=[series])
    else:
        invite_url = reverse("series:series_list")
    return FirstSteps(
        community,
        [
            FirstStep(
                _("Say what the community is for, and give a phone number"),
                reverse("access:community_edit", args=[community.pk]),
                is_described,
            ),
            FirstStep(
                _("Add the people you know"),
                reverse("organisations:member_new", args=[community.pk]),
                has_people,
            ),
            FirstStep(
                _("Let somebody else coordinate, too"),
                reverse("organisations:people", args=[community.pk]),
                is_coordinated_by_two,
            ),
            FirstStep(
                _("Plan a series from something that gets stuck"),
                reverse("series:series_new"),
                series is not None,
            ),
            FirstStep(
                _("Announce it, plan its first meeting and invite people"), invite_url, has_invited
            ),
        ],
    )
