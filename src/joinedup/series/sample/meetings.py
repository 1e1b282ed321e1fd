"""Meetings: planned, opened, closed, and who came."""

from datetime import timedelta

from django.utils import timezone

from joinedup.access.sample.roles import coordinator, held_by
from joinedup.core.samples import key_of
from joinedup.series.sample.content import (
    community_of,
    every_series,
    find_series,
    meetings_of,
)
from joinedup.series.sample.planning import planned_day
from joinedup.series.services.attendance import check_in, check_in_walk_in
from joinedup.series.services.meetings import close_meeting, open_meeting, plan_meeting, set_scribes

MONDAY, THURSDAY, FRIDAY = 0, 3, 4
# How long before the meeting people come in, and over how long.
EARLY, ARRIVING = timedelta(minutes=20), timedelta(minutes=35)
# Today's meeting goes on for at least so long after loading, unless the day ends.
TIME_TO_LOOK = timedelta(hours=1)
PREPARING = timedelta(minutes=40)


def times_of(days, meeting):
    """When a meeting begins and ends."""
    weekday = _weekday_of(days, meetings_of(meeting["series"]))
    starts_at, ends_at = (
        _moment_of(days, meeting["day"], clock, weekday)
        for clock in (meeting["starts"], meeting["ends"])
    )
    if meeting["day"] == 0 and ends_at - days.now < TIME_TO_LOOK:
        return _still_today(starts_at, ends_at, days.now)
    return starts_at, ends_at


def _weekday_of(days, meetings):
    """The weekday on which a series meets: today's when it meets today, and a Monday when
    that would be at the weekend."""
    if all(meeting["day"] for meeting in meetings):
        return THURSDAY
    weekday = days.today.weekday()
    return weekday if weekday <= FRIDAY else MONDAY


def _moment_of(days, number, clock, weekday):
    """A moment on the first day with this weekday from that day on: never earlier, so that
    whoever joined by then can be there. Today's meeting is today, even on a Sunday."""
    day = days.today + timedelta(days=number)
    waiting = (weekday - day.weekday()) % 7 if number else 0
    return days.moment_on(day + timedelta(days=waiting), clock)


def _still_today(starts_at, ends_at, now):
    """The same meeting, begun lately: whoever loads the sample in the evening finds it going on."""
    now = timezone.localtime(now)
    begins_at = now.replace(minute=now.minute // 30 * 30, second=0, microsecond=0)
    midnight = begins_at.replace(hour=23, minute=59)
    return begins_at, min(begins_at + (ends_at - starts_at), midnight)


def prepared_at(days, meeting):
    """When the questions are written and scribes found: before the meeting, or lately for one
    to come."""
    starts_at, _ends_at = times_of(days, meeting)
    return min(starts_at - PREPARING, days.moment(-1))


def host_of(meeting):
    """The id of who runs the meeting: the facilitator when there, else the coordinator."""
    community = community_of(meeting)
    (facilitator, *_), (coordinator, *_) = (
        held_by(role, community) for role in ("facilitator", "coordinator")
    )
    came = {one.get("member") for one in meeting.get("attendance", [])}
    return coordinator if came and facilitator not in came else facilitator


def note_meetings(timeline):
    """Note everything about meetings but who is invited and what is said there."""
    for series in every_series():
        for meeting in meetings_of(series["id"]):
            _note_meeting(timeline, meeting)


def _note_meeting(timeline, meeting):
    made, days = timeline.made, timeline.days
    starts_at, ends_at = times = times_of(days, meeting)
    host = host_of(meeting)
    planned = planned_day(find_series(meeting["series"]))
    timeline.at(days.moment(planned, "14:30"), _plan, made, meeting, times)
    timeline.at(prepared_at(days, meeting), _set_scribes, made, meeting, host)
    if meeting["day"] > 0:
        return
    # Whatever the hour, today's meeting is open as soon as it is loaded.
    opened = days.now if meeting["day"] == 0 else starts_at - EARLY
    timeline.at(opened, _open, made, meeting, host)
    people = meeting.get("attendance", [])
    for place, one in enumerate(people):
        at = starts_at - EARLY + timedelta(minutes=1) + ARRIVING * place / len(people)
        timeline.at(at, _arrive, made, meeting, one, place, host)
    if meeting["day"] < 0:
        timeline.at(ends_at + timedelta(minutes=15), _close, made, meeting, host)


def _plan(made, meeting, times, *, at):
    starts_at, ends_at = times
    planned = plan_meeting(
        key=key_of("meeting", meeting["id"]),
        series=made["series", meeting["series"]],
        title=meeting["title"],
        starts_at=starts_at,
        ends_at=ends_at,
        venue_name=meeting.get("venue_name", ""),
        venue_address=meeting.get("venue_address", ""),
        online_url=meeting.get("online_url", ""),
        access=meeting["access"],
        by=coordinator(made, community_of(meeting)),
        at=at,
    )
    # The service makes up a code; the sample's is printed where people look for it.
    planned.code = meeting["code"]
    planned.save(update_fields=["code"])
    made["meeting", meeting["id"]] = planned


def _set_scribes(made, meeting, host, *, at):
    set_scribes(
        meeting=made["meeting", meeting["id"]],
        members=[made["member", scribe] for scribe in meeting["scribes"]],
        by=made["member", host],
        at=at,
    )


def _open(made, meeting, host, *, at):
    open_meeting(meeting=made["meeting", meeting["id"]], by=made["member", host], at=at)


def _close(made, meeting, host, *, at):
    close_meeting(meeting=made["meeting", meeting["id"]], by=made["member", host], at=at)


def _arrive(made, meeting, one, place, host, *, at):
    held, host = made["meeting", meeting["id"]], made["member", host]
    if "member" in one:
        member = made["member", one["member"]]
        by = member if one["arrived"] == "self" else host
        check_in(meeting=held, member=member, by=by, at=at)
        return
    check_in_walk_in(
        key=key_of("walk-in", meeting["id"], place),
        meeting=held,
        name=one["name"],
        voice=one["voice"],
        organisation=made.get(("organisation", one["organisation"])),
        by=host,
        at=at,
    )
