"""The facilitator's page and the wall, and the parts of them that change."""

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.site import site_url
from joinedup.design.qr import qr_svg
from joinedup.room.selectors.run import read_run
from joinedup.room.selectors.wall import read_wall
from joinedup.room.views.now import fresh, is_known, nothing_new
from joinedup.series.rules import may_run_meeting
from joinedup.series.selectors.meetings import meetings_for_member


@require_safe
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
def run(request, meeting):
    """Two hours from one page."""
    return render(request, "room/run.html", _run(meeting))


@require_safe
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
def run_now(request, meeting):
    """What is new on the facilitator's page."""
    if is_known(request, meeting.revision):
        return nothing_new()
    return _part(request, "room/_run.html", _run(meeting))


def _run(meeting):
    return {"meeting": meeting, "run": read_run(meeting, timezone.now())}


@require_safe
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
def wall(request, meeting):
    """What everybody in the room looks at."""
    address = site_url(reverse("conversation:code_room", args=[meeting.code]))
    return render(request, "room/wall.html", {**_wall(meeting), "picture": qr_svg(address)})


@require_safe
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
def wall_now(request, meeting):
    """What is new on the wall."""
    if is_known(request, meeting.revision):
        return nothing_new()
    return _part(request, "room/_wall.html", _wall(meeting))


def _wall(meeting):
    return {"meeting": meeting, "wall": read_wall(meeting)}


def _part(request, template, context):
    return fresh(render(request, template, context))
