"""Meetings as calendar files (RFC 5545 and 5546)."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from joinedup.access.models import Community
from joinedup.core.site import site_url
from joinedup.series.models import Invitation, Meeting, Reply

PARTICIPATION = {
    "": "NEEDS-ACTION",
    Reply.YES: "ACCEPTED",
    Reply.MAYBE: "TENTATIVE",
    Reply.NO: "DECLINED",
}


def meeting_calendar(meeting: Meeting, *, at: datetime, with_online_address: bool) -> str:
    """The text of a file for anybody's calendar. The online address is for those invited and
    members of the community only."""
    return _text("PUBLISH", _event(meeting, at, with_online_address))


def invitation_calendar(invitation: Invitation, *, at: datetime) -> str:
    """The text of the file that goes with an invitation, and with a change to its meeting."""
    return _addressed("REQUEST", invitation, at)


def cancelled_calendar(invitation: Invitation, *, at: datetime) -> str:
    """The text of the file that takes a cancelled meeting out of a calendar."""
    return _addressed("CANCEL", invitation, at)


def _addressed(method: str, invitation: Invitation, at: datetime) -> str:
    event = _event(invitation.meeting, at, with_online_address=True)
    event.add("attendee", _attendee(invitation))
    return _text(method, event)


def _event(meeting: Meeting, at: datetime, with_online_address: bool) -> Event:
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@{urlsplit(settings.ADDRESS).hostname}")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", _utc(at))
    event.add("dtstart", _utc(meeting.starts_at))
    event.add("dtend", _utc(meeting.ends_at))
    event.add("summary", f"{meeting.series.title}: {meeting.title}")
    event.add("location", _location(meeting))
    event.add("description", _description(meeting, with_online_address))
    event.add("url", site_url(meeting.series.get_absolute_url()))
    event.add("status", "CANCELLED" if meeting.cancelled_at else "CONFIRMED")
    event.add("organizer", _organizer(meeting.series.community))
    return event


def _text(method: str, event: Event) -> str:
    calendar = Calendar()
    calendar.add("prodid", "-//Joinedup//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return calendar.to_ical().decode()


def _utc(moment: datetime) -> datetime:
    # UTC needs no time zone table, and every calendar shows it in its owner's own time.
    return moment.astimezone(UTC).replace(microsecond=0)


def _location(meeting: Meeting) -> str:
    if not meeting.venue_name:
        return _("Online")
    lines = [meeting.venue_name, *meeting.venue_address.splitlines()]
    return ", ".join(line.strip() for line in lines if line.strip())


def _description(meeting: Meeting, with_online_address: bool) -> str:
    parts = [meeting.series.question]
    if with_online_address and meeting.online_url:
        parts.append(_("Online: %(address)s") % {"address": meeting.online_url})
    if meeting.access:
        parts.append(meeting.access)
    return "\n\n".join(parts)


def _organizer(community: Community) -> vCalAddress:
    organizer = vCalAddress(f"mailto:{community.contact_email}")
    organizer.params["CN"] = vText(_parameter(community.name))
    return organizer


def _attendee(invitation: Invitation) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{invitation.member.email}")
    attendee.params["CN"] = vText(_parameter(invitation.member.name))
    attendee.params["PARTSTAT"] = vText(PARTICIPATION[invitation.reply])
    # The answer is given by the link in the letter; nobody reads replies from calendars yet.
    attendee.params["RSVP"] = vText("FALSE")
    return attendee


def _parameter(name: str) -> str:
    """A name without the one sign that a parameter cannot hold, and without line breaks."""
    return " ".join(name.replace('"', "'").split())
