"""Who is answered what about series and meetings, and who may read of their plans and people."""

from datetime import timedelta

from django.utils import timezone

from tests.factories.people import make_member
from tests.factories.series import (
    make_agenda_item,
    make_attendance,
    make_invitation,
    make_join_request,
    make_meeting,
    make_practice_issue,
    make_series,
    make_theme,
)
from tests.house.access import Link

ROWS = """
series:series_list - | p ppp ppp ppp | - --- --- ---
series:series_new - | s pff fff fpp | s -ff fff f--
series:series_new -?theme=new | s pff fff fpp | s eff fff fee
series:series_detail series | p ppp ppp ppp | - --- --- ---
series:series_detail closed_series | p ppp ppp ppp | - --- --- ---
series:series_detail draft_series | s nnn nnn ppp | s nnn nnn ---
series:series_edit series | s fff fff fpp | s fff fff fee
series:series_edit draft_series | s nnn nnn fpp | s nnn nnn fee
series:series_announce series | s fff fff fpp | s fff fff frr
series:series_announce draft_series | s nnn nnn fpp | s nnn nnn frr
series:series_close series | s fff fff fpp | s fff fff frr
series:series_open_again closed_series | m mmm mmm mmm | s fff fff frr
series:series_drop draft_series | s nnn nnn fpp | s nnn nnn frr
series:series_drop series | s fff fff fpp | s fff fff frr
series:replies_csv series | s fff fff fpp | m mmm mmm mmm
series:replies_csv draft_series | s nnn nnn fpp | m mmm mmm mmm
series:attendance_csv series | s fff fff fpp | m mmm mmm mmm
series:people_invite community | m mmm mmm mmm | s nnn nnn nrr
series:join_ask series | p ppp ppp ppp | e eee eee eee
series:join_ask closed_series | p ppp ppp ppp | p ppp ppp ppp
series:join_ask draft_series | s nnn nnn ppp | s nnn nnn ppp
series:join_decide join_request | s nnn nnn npp | s nnn nnn nee
series:issue_list - | s pff ppp ppp | s -ff --- ---
series:issue_new - | s pff ppp ppp | s eff eee eee
series:issue_edit issue | s nnn pff fpp | s nnn eff fee
series:issue_take_back issue | s nnn pff fpp | s nnn rff frr
series:issue_hide issue | s nnn fff fpp | s nnn fff fee
series:issue_hide hidden_issue | s nnn fnn npp | s nnn fnn nee
series:issue_show hidden_issue | m mmm mmm mmm | s nnn fnn nrr
series:issue_take_up issue | s nnn fff fpp | s nnn fff fee
series:meeting_new series | s fff fff fpp | s fff fff fee
series:meeting_new draft_series | s nnn nnn fpp | s nnn nnn fee
series:meeting_detail meeting | s nnp ppp ppp | s nn- --- ---
series:meeting_detail closed_meeting | s nnn ppp ppp | s nnn --- ---
series:meeting_detail cancelled_meeting | s nnn ppp ppp | s nnn --- ---
series:meeting_detail draft_meeting | s nnn nnn ppp | s nnn nnn ---
series:meeting_edit meeting | s nnf fff fpp | s nnf fff fee
series:meeting_edit draft_meeting | s nnn nnn fpp | s nnn nnn fee
series:meeting_agenda meeting | s nnf fff fpp | s nnf fff frr
series:meeting_scribes meeting | s nnf fff fpp | s nnf fff frr
series:meeting_clone meeting | s nnf fff fpp | s nnf fff fee
series:meeting_cancel meeting | s nnf fff fpp | s nnf fff frr
series:meeting_open closed_meeting | m mmm mmm mmm | s nnn fff rrr
series:meeting_close meeting | m mmm mmm mmm | s nnf fff rrr
series:meeting_calendar meeting | p ppp ppp ppp | - --- --- ---
series:meeting_calendar cancelled_meeting | p ppp ppp ppp | - --- --- ---
series:meeting_calendar draft_meeting | s nnn nnn ppp | s nnn nnn ---
series:meeting_invite meeting | s nnf fff fpp | s nnf fff fpp
series:meeting_replies meeting | s nnf fff ppp | s nnf fff ---
series:meeting_remind meeting | m mmm mmm mmm | s nnf fff frr
series:meeting_feedback closed_meeting | s nnn fff ppp | s nnn fff rrr
series:feedback_ask closed_meeting | m mmm mmm mmm | s nnn fff rrr
series:feedback_by_phone past_attendance | s nnn nnf ppp | s nnn nnf eee
series:feedback_answer past_attendance | p ppp ppp ppp | e eee eee eee
series:meeting_letters meeting | s nnf fff fpp | s nnf fff f--
series:meeting_door meeting | s nnf ffp ppp | s nnf ff- ---
series:meeting_door meeting?words=secret | s nnf ffp ppp | s nnf ff- ---
series:check_in meeting | m mmm mmm mmm | s nnf ffr rrr
series:check_in_walk_in meeting | m mmm mmm mmm | s nnf ffe eee
series:check_in_self meeting | m mmm mmm mmm | s nnr rrr rrr
series:check_in_self closed_meeting | m mmm mmm mmm | s nnn rrr rrr
series:check_in_undo attendance | m mmm mmm mmm | s nnn nnr rrr
series:invitation_reply invitation | s nnf nnn fpp | s nnf nnn fee
series:invitation_reply answered_invitation | s nnn nfn fpp | s nnn nfn fee
series:invitation_answer invitation | p ppp ppp ppp | e eee eee eee
series:invitation_answer invitation?answer=yes | p ppp ppp ppp | e eee eee eee
series:invitation_answer answered_invitation | p ppp ppp ppp | e eee eee eee
series:invitation_answer past_invitation | p ppp ppp ppp | p ppp ppp ppp
series:invitation_answer cancelled_invitation | p ppp ppp ppp | p ppp ppp ppp
series:invitation_check_in invitation | m mmm mmm mmm | r rrr rrr rrr
series:invitation_calendar invitation | p ppp ppp ppp | - --- --- ---
"""
WORDS = """
draft-series      | . ... ... yyy y | a series before it is announced; a code is a key
draft-question    | . ... ... yyy .
draft-meeting     | . ... ... yyy y
online            | . ..y yyy yyy y | where to meet online
agenda            | . ..y yyy yyy .
issue             | . ... yyy yyy . | a practice issue
hidden-issue      | . ... y.. .yy . | a practice issue that was hidden, and why
hidden-reason     | . ... y.. .yy .
access-needs      | . ... ... .yy y | what somebody needs to take part
walk-in           | . ... ..y yyy . | the name of somebody who walked in
join-name         | . ... ... .yy . | somebody who asks to join
join-email        | . ... ... .yy .
join-message      | . ... ... .yy .
"""
FOREIGN = """
coordinator | series:meeting_invite coming_meeting | members=listed step=send
coordinator | series:meeting_scribes meeting | scribes=listed
scribe | series:check_in meeting | member=listed
coordinator | series:series_new -?theme=new | community=community title=T question=Q new_theme=T
listed | series:issue_new - | community=community statement=Stuck where_from=casework
"""
SENT = """
coordinator | series:meeting_new series | title=One,Two day=2031-05-06,2031-05-07 \
    begins=10:00,10:30 ends=12:00,12:30 venue_name=Hall,Library venue_address=Here,There \
    online_url=-,https://meet.example.org/a access=Lift,Ramp
coordinator | series:meeting_clone meeting | title=One,Two day=2031-05-06,2031-05-07 \
    begins=10:00,10:30 ends=12:00,12:30
coordinator | series:series_new -?theme=new | community=community title=One,Two \
    question=Why,How wider_question=-,Else about=-,More new_theme=Damp,Mould
listed | series:issue_new - | community=community statement=Stuck,Lost \
    where_from=casework,training
stranger | series:join_ask series | name=Ann,Bea email=ann@example.org,bea@example.org \
    message=-,Hello
scribe | series:check_in_walk_in meeting | name=Ann,Bea voice=study,experience \
    organisation=asked_organisation,- way=in_person,online
"""
LINKS = {"invitation": Link("invitation"), "attendance": Link("feedback")}


def build(room):
    """Series and meetings in each state, and what people plan for them."""
    _series(room)
    _meetings(room)
    _invitations(room)
    room.issue = make_practice_issue(
        community=room.community, statement=room.secret("issue"), raised_by=room.unlisted
    )
    room.hidden_issue = make_practice_issue(
        community=room.community,
        statement=room.secret("hidden-issue"),
        raised_by=room.unlisted,
        hidden_at=timezone.now(),
        hidden_by=room.coordinator,
        hidden_reason=room.secret("hidden-reason"),
    )
    room.join_request = make_join_request(
        series=room.series,
        name=room.secret("join-name"),
        email=f"{room.secret('join-email')}@example.org",
        message=room.secret("join-message"),
    )


def _series(room):
    room.theme = make_theme(
        name=f"Theme {room.side}",
        recommendations=[room.recommendation, room.closed_recommendation],
    )
    for name, fields in {
        "series": {"title": f"Announced {room.side}", "about": "What we ask."},
        "closed_series": {
            "title": f"Closed {room.side}",
            "closed_at": timezone.now(),
            "wider_question": "What else would have to happen?",
        },
        "draft_series": {
            "title": f"Draft {room.secret('draft-series')}",
            "question": room.secret("draft-question"),
            "is_announced": False,
        },
        "told_series": {"title": f"Told {room.side}"},
    }.items():
        setattr(room, name, make_series(community=room.community, theme=room.theme, **fields))


def _meetings(room):
    now = timezone.now()
    online = f"https://meet.example.org/{room.secret('online')}"
    for name, fields in {
        "meeting": {
            "starts_at": now,
            "is_open": True,
            "online_url": online,
            "access": "There is a lift.",
        },
        "closed_meeting": {
            "series": room.closed_series,
            "is_closed": True,
            # Their codes work still.
            "starts_at": now - timedelta(days=1),
        },
        "cancelled_meeting": {"cancelled_at": now, "starts_at": now, "online_url": online},
        "coming_meeting": {"online_url": online, "access": "A ramp at the side."},
        "draft_meeting": {
            "series": room.draft_series,
            "title": room.secret("draft-meeting"),
            "starts_at": now,
        },
    }.items():
        starts_at = fields.setdefault("starts_at", now + timedelta(days=7))
        ends_at = _two_hours_later(starts_at)
        setattr(room, name, make_meeting(**{"series": room.series, "ends_at": ends_at, **fields}))
    for meeting in (room.meeting, room.closed_meeting):
        meeting.scribes.set([room.scribe])
        make_agenda_item(meeting=meeting, title=room.secret("agenda"), detail="In small groups.")


def _two_hours_later(starts_at):
    """The same day, whenever tests are run: the form for a meeting asks for one day."""
    day_ends = timezone.localtime(starts_at).replace(hour=23, minute=59, second=59)
    return max(min(starts_at + timedelta(hours=2), day_ends), starts_at + timedelta(minutes=1))


def _invitations(room):
    room.invitation = make_invitation(meeting=room.meeting, member=room.invited)
    room.answered_invitation = make_invitation(
        meeting=room.meeting,
        member=room.listed,
        reply="yes",
        way="in_person",
        access_needs=room.secret("access-needs"),
    )
    room.cancelled_invitation = make_invitation(meeting=room.cancelled_meeting, member=room.listed)
    room.past_invitation = make_invitation(meeting=room.closed_meeting, member=room.unlisted)
    room.attendance = make_attendance(
        meeting=room.meeting, name=room.secret("walk-in"), checked_in_by=room.scribe
    )
    room.past_attendance = make_attendance(meeting=room.closed_meeting, member=room.unlisted)


def grow(room):
    """A series and a meeting more in each state, and more people who come."""
    community, newcomer = room.community, room.newcomer
    theme = make_theme()
    for is_announced in (True, False):
        series = make_series(community=community, theme=theme, is_announced=is_announced)
        make_meeting(series=series)
        make_meeting(series=series, starts_at=room.meeting.starts_at, is_open=True)
    for series in (room.series, room.closed_series, room.draft_series):
        make_meeting(series=series)
    for meeting in (room.meeting, room.cancelled_meeting, room.closed_meeting):
        make_agenda_item(meeting=meeting, position=meeting.agenda.count() + 1)
        make_invitation(meeting=meeting, member=newcomer, reply="yes")
        by_phone = make_member(community=community, email=None)
        make_invitation(meeting=meeting, member=by_phone)
        make_attendance(meeting=meeting, member=newcomer)
    room.meeting.scribes.add(newcomer)
    make_practice_issue(community=community, raised_by=newcomer, theme=theme)
    make_join_request(series=room.series)
    room.theme.recommendations.set(community.recommendations.exclude(asked_at=None))
