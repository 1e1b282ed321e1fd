"""Who was asked to which meeting, and what they answered."""

from joinedup.access.sample.roles import coordinator, joined_day
from joinedup.mail.sample.loading import keep_letters
from joinedup.record import services as record
from joinedup.series.events import Event
from joinedup.series.models import Invitation, Reply, ReplyChannel
from joinedup.series.sample.content import (
    community_of,
    every_series,
    find_series,
    meetings_of,
)
from joinedup.series.sample.planning import planned_day
from joinedup.series.services.invitations import invite, reply

# An invitation goes out so many days before, but not before its series is announced.
INVITED_BEFORE = 14
# An invitation to a meeting still to come went out so many days ago, and answers came since.
NEWLY_INVITED = 7
ANSWERING_HOURS = ("08:10", "12:45", "17:55", "20:30", "21:20")


def note_invitations(timeline):
    """Note invitations: as the content tells, and for meetings of long ago as people came."""
    for series in every_series():
        for meeting in meetings_of(series["id"]):
            if "invitations" in meeting:
                _note_invitations(timeline, meeting)
            else:
                _note_invitations_long_ago(timeline, meeting)


def _sent_day(meeting):
    announced = planned_day(find_series(meeting["series"])) + 1
    return max(min(meeting["day"] - INVITED_BEFORE, -NEWLY_INVITED), announced)


def _note_invitations(timeline, meeting):
    made, days, sent = timeline.made, timeline.days, _sent_day(meeting)
    at = days.moment(sent, "16:30")
    timeline.at(at, _invite, made, meeting)
    # Whoever tries the demo finds the letters of a meeting to come.
    if meeting["day"] > 0:
        keep_letters(made, at)
    answered = [one for one in meeting["invitations"] if one["answer"]]
    for place, one in enumerate(answered):
        # Answers come in from the day after, the latest of them yesterday.
        day = sent + 1 + (-1 - sent) * place // len(answered)
        at = days.moment_at_home(day, ANSWERING_HOURS[place % len(ANSWERING_HOURS)])
        timeline.at(at, _reply, made, meeting, one)


def _invite(made, meeting, *, at):
    invite(
        meeting=made["meeting", meeting["id"]],
        members=[made["member", one["member"]] for one in meeting["invitations"]],
        by=coordinator(made, community_of(meeting)),
        at=at,
    )


def _reply(made, meeting, one, *, at):
    member = made["member", one["member"]]
    by = {"link": "link", "member": member}.get(
        one["via"], coordinator(made, community_of(meeting))
    )
    reply(
        invitation=made["meeting", meeting["id"]].invitations.get(member=member),
        answer=one["answer"],
        via=one["via"],
        way=one["way"],
        access_needs=one["access_needs"],
        by=by,
        at=at,
    )


def _note_invitations_long_ago(timeline, meeting):
    days, sent = timeline.days, _sent_day(meeting)
    at = days.moment(sent, "16:30")
    timeline.at(at, _invite_long_ago, timeline.made, days, meeting, sent)


def _people_of(series, sent):
    """Ids of whoever came to any meeting of the series and had joined when invitations went out."""
    came = {
        one["member"]: None
        for meeting in meetings_of(series)
        for one in meeting.get("attendance", [])
        if "member" in one
    }
    return [member for member in came if joined_day(member) < sent]


def _invite_long_ago(made, days, meeting, sent, *, at):
    """Keep invitations and answers as rows: the service would write hundreds of letters, only
    for them to be dropped."""
    held = made["meeting", meeting["id"]]
    people = _people_of(meeting["series"], sent)
    came = {one.get("member") for one in meeting["attendance"]}
    invitations = [Invitation(meeting=held, invited_at=at) for _member in people]
    for place, (invitation, member) in enumerate(zip(invitations, people, strict=True)):
        invitation.member = made["member", member]
        # Some come without having answered, and some who cannot come do not say so.
        if place % 5 == 4 or (member not in came and place % 2):
            continue
        invitation.reply = Reply.YES if member in came else Reply.NO
        invitation.way = held.ways[0] if member in came else ""
        invitation.replied_via = (
            ReplyChannel.LINK if invitation.member.email else ReplyChannel.PHONE
        )
        invitation.replied_at = days.moment_at_home(
            sent + 1 + place % 6, ANSWERING_HOURS[place % len(ANSWERING_HOURS)]
        )
    Invitation.objects.bulk_create(invitations)
    record.write(
        Event.PEOPLE_INVITED,
        about=held,
        by=coordinator(made, community_of(meeting)),
        at=at,
        people=len(invitations),
    )
