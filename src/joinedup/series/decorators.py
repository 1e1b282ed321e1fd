"""Coming in by the short code of a meeting, with a limit on guessing; and what a meeting that was
cancelled answers."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.core.decorators import declare_access
from joinedup.core.denials import Denial, note_denial
from joinedup.core.exceptions import ServiceError
from joinedup.core.limits import TOO_OFTEN, minutes_until
from joinedup.core.registry import contributions
from joinedup.core.site import client_network
from joinedup.series.forms.codes import MeetingCodeForm
from joinedup.series.lib.limits import WRONG_CODES
from joinedup.series.models import Meeting
from joinedup.series.rules import may_coordinate_meeting, may_see_meetings
from joinedup.series.selectors.meetings import meeting_by_code
from joinedup.series.services.codes import count_wrong_code, must_wait_until


class NoMeetingFound(ServiceError):
    """A code led to no meeting. ``status`` is that of the answer (RFC 9110)."""

    status = 404


class GuessesTooOften(NoMeetingFound):
    """So many wrong codes came from one network address that it has to wait (RFC 6585)."""

    status = TOO_OFTEN


def require_going_on(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For what has a sense only for a meeting that comes or goes on. Of one that was cancelled
    nothing is done: the answer says so, and what to do next; it holds what was typed.

    The thing that the view gets is a meeting, or belongs to one.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, thing: Any, **kwargs: Any) -> HttpResponse:
        meeting = thing if isinstance(thing, Meeting) else thing.meeting
        if not meeting.cancelled_at:
            return view(request, thing, **kwargs)
        context = {
            "meeting": meeting,
            "is_sent": request.method == "POST",
            "may_see": may_see_meetings(request.user, meeting.series),
            "may_coordinate": may_coordinate_meeting(request.user, meeting),
        }
        status = 409 if request.method == "POST" else 200
        return render(request, "series/meeting_cancelled.html", context, status=status)

    return wrapper


def find_meeting(request: HttpRequest, code: str) -> Meeting:
    """The meeting with this code. Raises NoMeetingFound and GuessesTooOften, in words.

    Where too many wrong ones came from, nothing is looked up but the meetings in which this
    browser takes part already: no answer, and no time it takes, tells a right code from another.
    """
    at = timezone.now()
    network = client_network(request)
    # Whoever takes part already needs no such look. Only where the session is open anyhow: a phone
    # that asks for news every few seconds shall not open it for this.
    knows_who = request.session.accessed
    if knows_who and (meeting := _meeting_taken_part_in(request, code, at)):
        return meeting
    if until := must_wait_until(network, at):
        if not knows_who and (meeting := _meeting_taken_part_in(request, code, at)):
            return meeting
        note_denial(request, Denial.TOO_OFTEN, WRONG_CODES.name)
        raise GuessesTooOften(_say_wait(until))
    meeting = meeting_by_code(code, at)
    if meeting is None:
        if not count_wrong_code(network, code, at):
            note_denial(request, Denial.TOO_OFTEN, WRONG_CODES.name)
            raise GuessesTooOften(_say_wait(must_wait_until(network, at) or at))
        note_denial(request, Denial.WRONG_MEETING_CODE)
        raise NoMeetingFound(
            _(
                "No meeting has this code now. Please look at the sheet or the wall again. A code "
                "works from the day before its meeting until the day after."
            )
        )
    return meeting


def _meeting_taken_part_in(request: HttpRequest, code: str, at: datetime) -> Meeting | None:
    """The meeting with this code, if this browser takes part in it already, as apps say under
    ``TAKES_PART``: functions that give the numbers of a request's meetings."""
    numbers = {pk for meetings_of in contributions("TAKES_PART") for pk in meetings_of(request)}
    return meeting_by_code(code, at, among=numbers) if numbers else None


def _say_wait(until: datetime) -> str:
    minutes = minutes_until(until)
    said = ngettext(
        "Many codes that we do not know came from where you are. Please wait a minute, or tell the "
        "facilitator.",
        "Many codes that we do not know came from where you are. Please wait %(minutes)s minutes, "
        "or tell the facilitator.",
        minutes,
    )
    return said % {"minutes": minutes}


def code_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to whoever has the code of the meeting, which the view gets. No account is needed."""

    @wraps(view)
    def wrapper(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        try:
            meeting = find_meeting(request, code)
        except NoMeetingFound as not_found:
            form = MeetingCodeForm({"code": code})
            form.add_error("code", str(not_found))
            context = {"form": form}
            response = render(request, "series/code_enter.html", context, status=not_found.status)
        else:
            response = view(request, meeting, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return declare_access(wrapper, "anyone with the code")
