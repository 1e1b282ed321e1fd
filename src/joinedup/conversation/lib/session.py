"""What a browser remembers, so that nobody chooses the same thing twice in one meeting.

A guest is remembered by the session, for one meeting and half a day, and can be forgotten at
once: phones are shared.
"""

import time
from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest

from joinedup.conversation.models import Guest, Quotable
from joinedup.core.idempotency import derive_key
from joinedup.core.prepared import Prepared
from joinedup.people.models import Member
from joinedup.series.models import Meeting

GUESTS = "guests"
LEFT = "left"  # how often somebody was forgotten here, by meeting
CLOSED = "closed"  # the meetings whose receipts are not opened here without asking
MEMBER = "speaks"
HALF_A_DAY = 12 * 60 * 60  # seconds
A_WHILE = 10 * 60  # seconds; so often the half day begins anew

_guests = Prepared(lambda pk, meeting: Guest.objects.filter(pk=pk, meeting=meeting))


class MemberRequest(HttpRequest):
    """A request of somebody who is signed in; for types only."""

    user: Member


def last_choices_of_member(request: MemberRequest) -> dict[str, str]:
    """How a member chose to speak the time before, or what their profile says."""
    voices = request.user.voices
    return {
        "voice": voices[0] if len(voices) == 1 else "unstated",
        "name": request.user.name,
        **request.session.get(MEMBER, {}),
    }


def remember_choices_of_member(request: HttpRequest, said: Mapping[str, object]) -> None:
    """Remember the choices, not the words."""
    manner = {name: said[name] for name in ("voice", "quotable", "name")}
    if request.session.get(MEMBER) != manner:
        request.session[MEMBER] = manner


def guest_of(request: HttpRequest, meeting: Meeting) -> Guest | None:
    """The guest this browser is at this meeting, or None."""
    remembered = request.session.get(GUESTS, {}).get(str(meeting.pk))
    if not remembered or remembered["until"] < time.time():
        return None
    return _guests.first(remembered["guest"], meeting.pk)


def meetings_of_guest(request: HttpRequest) -> list[int]:
    """The meetings at which this browser said something, as a guest."""
    now = time.time()
    guests = request.session.get(GUESTS, {})
    return [int(meeting) for meeting, guest in guests.items() if guest["until"] >= now]


def last_choices_of_guest(request: HttpRequest, guest: Guest | None) -> dict[str, str]:
    """How a guest chose to speak the time before."""
    if guest is None:
        return {}
    quotable = request.session[GUESTS][str(guest.meeting_id)]["quotable"]
    if quotable == Quotable.NAMED and not guest.name:  # it went with the words that were taken back
        return {}
    return {"voice": guest.voice, "name": guest.name, "quotable": quotable}


def remember_guest(request: HttpRequest, guest: Guest, quotable: str) -> None:
    """Remember who this browser is at the guest's meeting, for half a day."""
    guests = request.session.get(GUESTS, {})
    until = int(time.time()) + HALF_A_DAY
    now = {"guest": guest.pk, "quotable": quotable, "until": until}
    before = guests.get(str(guest.meeting_id), {"until": 0})
    if before | {"until": until} == now and until - before["until"] < A_WHILE:
        return  # Writing it down again would cost every contribution a second transaction.
    request.session[GUESTS] = guests | {str(guest.meeting_id): now}


def forget_guest(request: HttpRequest, meeting: Meeting) -> None:
    """Forget who this browser is at this meeting."""
    guests = request.session.get(GUESTS, {})
    if guests.pop(str(meeting.pk), None):
        request.session[GUESTS] = guests
        # Browsers that hold whole pages in their memory let go of them when this changes.
        request.session.cycle_key()
        left = request.session.get(LEFT, {})
        request.session[LEFT] = left | {str(meeting.pk): left.get(str(meeting.pk), 0) + 1}
        request.session[CLOSED] = [*request.session.get(CLOSED, []), meeting.pk]


def is_forgotten(request: HttpRequest, guest: Guest) -> bool:
    """Whether this browser was asked to forget somebody of the guest's meeting, and the guest is
    not who takes part here now: whoever comes with their receipt may have found it in the
    browser's history."""
    is_closed = guest.meeting_id in request.session.get(CLOSED, [])
    return is_closed and guest_of(request, guest.meeting) != guest


def open_here(request: HttpRequest, guest: Guest) -> None:
    """Open receipts of the guest's meeting here without asking again."""
    closed = request.session.get(CLOSED, [])
    request.session[CLOSED] = [each for each in closed if each != guest.meeting_id]


def key_since_leaving(request: HttpRequest, meeting: Meeting, key: UUID) -> UUID:
    """A form's key, for whoever has the phone now: a page that the back button brings up from
    before somebody was forgotten leads to nothing of theirs."""
    times = request.session.get(LEFT, {}).get(str(meeting.pk), 0)
    return derive_key(key, "left", times) if times else key
