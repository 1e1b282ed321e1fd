"""The facilitator's page, the wall and the phones, and the parts of them that change."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from joinedup.conversation.lib.session import guest_of
from joinedup.conversation.selectors.guests import votes_for_room
from joinedup.conversation.selectors.prompts import open_prompts_for
from joinedup.core.decorators import public, require_permission, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.core.site import site_url
from joinedup.design.qr import qr_svg
from joinedup.room.selectors.run import read_run
from joinedup.room.selectors.screen_state import read_wall
from joinedup.series.decorators import (
    GuessesTooOften,
    NoMeetingFound,
    find_meeting,
    require_going_on,
)
from joinedup.series.rules import may_run_meeting
from joinedup.series.selectors.meetings import meetings_for_member


def is_known(request, revision):
    """Whether the screen that asks has seen this revision: ``?since=12``."""
    return request.GET.get("since") == str(revision)


def nothing_new():
    """An answer without a body: keep what you show."""
    return fresh(HttpResponse(status=204))


def fresh(response):
    """Let no cache on the way, and no browser, answer the next question in our place."""
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@at_one_moment
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
@require_going_on
def run(request, meeting):
    """Two hours from one page."""
    return render(request, "room/run.html", _run(meeting))


@require_safe
@at_one_moment
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
@at_one_moment
@require_visible(meetings_for_member)
@require_permission(may_run_meeting)
def wall(request, meeting):
    """What everybody in the room looks at."""
    address = site_url(reverse("conversation:code_room", args=[meeting.code]))
    return render(request, "room/wall.html", {**_wall(meeting), "picture": qr_svg(address)})


@require_safe
@at_one_moment
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


@require_safe
@public
def code_now(request, code):
    """Whether the open questions and votes changed; asked by every phone every few seconds.

    Two short queries when they did not, and no look at the session.
    """
    try:
        meeting = find_meeting(request, code)
    except GuessesTooOften as too_often:
        return fresh(HttpResponse(status=too_often.status))
    except NoMeetingFound as not_found:
        raise Http404 from not_found
    if is_known(request, meeting.phones_revision):
        return nothing_new()
    context = {
        "meeting": meeting,
        "prompts": list(open_prompts_for(guest_of(request, meeting), meeting)),
        "polls": list(votes_for_room(meeting)),
    }
    page = _part(request, "conversation/_open_questions.html", context)
    page["X-Robots-Tag"] = "noindex"
    return page
