"""Who was asked to which meeting, and what they answered."""

from joinedup.home.sample.loader_series import planned_day
from joinedup.record import services as record
from joinedup.series.events import Event
from joinedup.series.models import Invitation, Reply, ReplyChannel
from joinedup.series.services.invitations import invite, reply

# An invitation goes out so many days before, but not before its series is announced.
INVITED_BEFORE = 14
# An invitation to a meeting still to come went out so many days ago, and answers came since.
NEWLY_INVITED = 7
ANSWERING_HOURS = ("08:10", "12:45", "17:55", "20:30", "21:20")


def note_invitations(sample, content):
    """Note invitations: as the content tells, and for meetings of long ago as people came."""
    for meeting in content["meetings"]:
        sent = max(min(meeting["day"] - INVITED_BEFORE, -NEWLY_INVITED), planned_day(content) + 1)
        at = sample.days.moment(sent, "16:30")
        if "invitations" in meeting:
            sample.diary.note(at, _invite, sample, content, meeting)
            _note_replies(sample, content, meeting, sent)
        else:
            people = _people_of(sample, content, sent)
            sample.diary.note(at, _invite_long_ago, sample, content, meeting, people, sent)


def _note_replies(sample, content, meeting, sent):
    answered = [one for one in meeting["invitations"] if one["answer"]]
    for place, one in enumerate(answered):
        # Answers come in from the day after, the latest of them yesterday.
        day = sent + 1 + (-1 - sent) * place // len(answered)
        at = sample.days.moment_at_home(day, ANSWERING_HOURS[place % len(ANSWERING_HOURS)])
        sample.diary.note(at, _reply, sample, content, meeting, one)


def _invite(sample, content, meeting, *, at):
    invite(
        meeting=sample.made.meetings[meeting["id"]],
        members=[sample.made.members[one["member"]] for one in meeting["invitations"]],
        by=sample.coordinator(content["series"]["community"]),
        at=at,
    )


def _reply(sample, content, meeting, one, *, at):
    member = sample.made.members[one["member"]]
    by = {"link": "link", "member": member}.get(
        one["via"], sample.coordinator(content["series"]["community"])
    )
    reply(
        invitation=sample.made.meetings[meeting["id"]].invitations.get(member=member),
        answer=one["answer"],
        via=one["via"],
        way=one["way"],
        access_needs=one["access_needs"],
        by=by,
        at=at,
    )


def _people_of(sample, content, sent):
    """Ids of whoever came to any meeting of the series and had joined when invitations went out."""
    joined = {
        member["id"]: min(role["from_day"] for role in member["roles"])
        for member in sample.place["members"]
    }
    came = {
        one["member"]: None
        for meeting in content["meetings"]
        for one in meeting.get("attendance", [])
        if "member" in one
    }
    return [member for member in came if joined[member] < sent]


def _invite_long_ago(sample, content, meeting, people, sent, *, at):
    """Keep invitations and answers as rows: the service would write hundreds of letters, only
    for them to be dropped."""
    held = sample.made.meetings[meeting["id"]]
    came = {one.get("member") for one in meeting["attendance"]}
    invitations = [Invitation(meeting=held, invited_at=at) for _member in people]
    for place, (invitation, member) in enumerate(zip(invitations, people, strict=True)):
        invitation.member = sample.made.members[member]
        # Some come without having answered, and some who cannot come do not say so.
        if place % 5 == 4 or (member not in came and place % 2):
            continue
        invitation.reply = Reply.YES if member in came else Reply.NO
        invitation.way = held.ways[0] if member in came else ""
        invitation.replied_via = (
            ReplyChannel.LINK if invitation.member.email else ReplyChannel.PHONE
        )
        invitation.replied_at = sample.days.moment_at_home(
            sent + 1 + place % 6, ANSWERING_HOURS[place % len(ANSWERING_HOURS)]
        )
    Invitation.objects.bulk_create(invitations)
    community = content["series"]["community"]
    record.write(
        Event.PEOPLE_INVITED,
        about=held,
        by=sample.coordinator(community),
        at=at,
        people=len(invitations),
    )
