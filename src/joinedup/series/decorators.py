"""Coming in by the short code of a meeting, with a limit on guessing; and what a meeting that was
cancelled answers."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from joinedup.core.decorators import declare_access
from joinedup.core.exceptions import ServiceError
from joinedup.core.registry import contributions
from joinedup.core.site import client_address
from joinedup.series.forms.codes import MeetingCodeForm
from joinedup.series.models import Meeting
from joinedup.series.rules import may_coordinate_meeting, may_see_meetings
from joinedup.series.selectors.meetings import meeting_by_code
from joinedup.series.services.codes import count_wrong_code, guesses_too_often


class NoMeetingFound(ServiceError):
    """A code led to no meeting. ``status`` is that of the answer (RFC 9110)."""

    status = 404


class GuessesTooOften(NoMeetingFound):
    """So many wrong codes came from one network address that it has to wait (RFC 6585)."""

    status = 429


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


def takes_part(request: HttpRequest, meeting: Meeting) -> bool:
    """Whether this browser takes part in the meeting already, as apps say under
    ``TAKES_PART``: functions of a request and a meeting."""
    return any(says_so(request, meeting) for says_so in contributions("TAKES_PART"))


def must_wait(request: HttpRequest, meeting: Meeting | None) -> bool:
    """Whether this browser is stopped because of wrong codes from where it is. One that takes
    part already never is."""
    return guesses_too_often(client_address(request)) and not (
        meeting and takes_part(request, meeting)
    )


def find_meeting(request: HttpRequest, code: str) -> Meeting:
    """The meeting with this code. Raises NoMeetingFound and GuessesTooOften, in words."""
    meeting = meeting_by_code(code)
    if must_wait(request, meeting):
        raise GuessesTooOften(
            _(
                "Many codes that we do not know came from where you are. Please wait ten minutes, "
                "or tell the facilitator."
            )
        )
    if meeting is None:
        count_wrong_code(client_address(request))
        raise NoMeetingFound(
            _("We do not know this code. Please look at the sheet or the wall again.")
        )
    return meeting


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
