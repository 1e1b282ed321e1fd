"""The way into today's meeting without an account."""

from django.urls import reverse

from joinedup.core.samples import SamplePerson
from joinedup.core.site import site_url
from joinedup.series.sample.content import every_meeting


def guests():
    """A guest of the meeting that goes on today."""
    (code,) = [meeting["code"] for meeting in every_meeting() if meeting["day"] == 0]
    page = site_url(reverse("conversation:code_room", args=[code]))
    return [
        SamplePerson(
            who="Guest, no account", finds="today's meeting, without signing in", page=page
        )
    ]
