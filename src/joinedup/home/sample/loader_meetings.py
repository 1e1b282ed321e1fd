"""Meetings: planned, opened, closed, and who was invited and came."""

from datetime import timedelta

from django.utils import timezone

from joinedup.home.sample.loader_diary import key_of
from joinedup.home.sample.loader_series import planned_day
from joinedup.series.services.attendance import check_in, check_in_walk_in
from joinedup.series.services.meetings import close_meeting, open_meeting, plan_meeting, set_scribes

# How long before the meeting people come in, and over how long.
EARLY, ARRIVING = timedelta(minutes=20), timedelta(minutes=35)
# Today's meeting goes on for at least so long after loading, unless the day ends.
TIME_TO_LOOK = timedelta(hours=1)
PREPARING = timedelta(minutes=40)


def times_of(sample, content, meeting):
    """When a meeting begins and ends."""
    weekday = sample.days.weekday_of([each["day"] for each in content["meetings"]])
    starts_at, ends_at = (
        sample.days.meeting_moment(meeting["day"], clock, weekday)
        for clock in (meeting["starts"], meeting["ends"])
    )
    if meeting["day"] == 0 and ends_at - sample.days.now < TIME_TO_LOOK:
        return _still_today(starts_at, ends_at, sample.days.now)
    return starts_at, ends_at


def _still_today(starts_at, ends_at, now):
    """The same meeting, begun lately: whoever loads the sample in the evening finds it going on."""
    now = timezone.localtime(now)
    begins_at = now.replace(minute=now.minute // 30 * 30, second=0, microsecond=0)
    midnight = begins_at.replace(hour=23, minute=59)
    return begins_at, min(begins_at + (ends_at - starts_at), midnight)


def prepared_at(sample, content, meeting):
    """When the questions are written and scribes found: before the meeting, or lately for one
    to come."""
    starts_at, _ends_at = times_of(sample, content, meeting)
    return min(starts_at - PREPARING, sample.days.moment(-1))


def host_of(sample, content, meeting):
    """The id of who runs the meeting: the facilitator when there, else the coordinator."""
    community = content["series"]["community"]
    (facilitator, *_), (coordinator, *_) = (
        sample.held_by(role, community) for role in ("facilitator", "coordinator")
    )
    came = {one.get("member") for one in meeting.get("attendance", [])}
    return coordinator if came and facilitator not in came else facilitator


def note_meetings(sample, content):
    """Note everything about the meetings of a series but what is said there."""
    for meeting in content["meetings"]:
        _note_meeting(sample, content, meeting)


def _note_meeting(sample, content, meeting):
    note, now = sample.diary.note, sample.days.now
    starts_at, ends_at = times_of(sample, content, meeting)
    host = host_of(sample, content, meeting)
    note(sample.days.moment(planned_day(content), "14:30"), _plan, sample, content, meeting)
    note(prepared_at(sample, content, meeting), _set_scribes, sample, meeting, host)
    if meeting["day"] > 0:
        return
    # Whatever the hour, today's meeting is open as soon as it is loaded.
    note(now if meeting["day"] == 0 else starts_at - EARLY, _open, sample, meeting, host)
    people = meeting.get("attendance", [])
    for place, one in enumerate(people):
        at = starts_at - EARLY + timedelta(minutes=1) + ARRIVING * place / len(people)
        note(at, _arrive, sample, meeting, one, place, host)
    if meeting["day"] < 0:
        note(ends_at + timedelta(minutes=15), _close, sample, meeting, host)


def _plan(sample, content, meeting, *, at):
    by = sample.coordinator(content["series"]["community"])
    starts_at, ends_at = times_of(sample, content, meeting)
    planned = plan_meeting(
        key=key_of("meeting", meeting["id"]),
        series=sample.made.series[content["series"]["id"]],
        title=meeting["title"],
        starts_at=starts_at,
        ends_at=ends_at,
        venue_name=meeting.get("venue_name", ""),
        venue_address=meeting.get("venue_address", ""),
        online_url=meeting.get("online_url", ""),
        access=meeting["access"],
        by=by,
        at=at,
    )
    # The service makes up a code; the sample's is printed where people look for it.
    planned.code = meeting["code"]
    planned.save(update_fields=["code"])
    sample.made.meetings[meeting["id"]] = planned


def _set_scribes(sample, meeting, host, *, at):
    set_scribes(
        meeting=sample.made.meetings[meeting["id"]],
        members=[sample.made.members[scribe] for scribe in meeting["scribes"]],
        by=sample.made.members[host],
        at=at,
    )


def _open(sample, meeting, host, *, at):
    by = sample.made.members[host]
    open_meeting(meeting=sample.made.meetings[meeting["id"]], by=by, at=at)


def _close(sample, meeting, host, *, at):
    by = sample.made.members[host]
    close_meeting(meeting=sample.made.meetings[meeting["id"]], by=by, at=at)


def _arrive(sample, meeting, one, place, host, *, at):
    held, host = sample.made.meetings[meeting["id"]], sample.made.members[host]
    if "member" in one:
        member = sample.made.members[one["member"]]
        by = member if one["arrived"] == "self" else host
        check_in(meeting=held, member=member, by=by, at=at)
        return
    check_in_walk_in(
        key=key_of("walk-in", meeting["id"], place),
        meeting=held,
        name=one["name"],
        voice=one["voice"],
        organisation=sample.made.organisations.get(one["organisation"]),
        by=host,
        at=at,
    )
