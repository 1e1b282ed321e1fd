"""What changes issues, series, meetings, invitations, attendance and requests to join."""

from joinedup.series.services.attendance import (
    DoorNotOpen,
    check_in,
    check_in_walk_in,
    undo_check_in,
)
from joinedup.series.services.invitations import (
    MeetingEnded,
    NotAnnounced,
    invite,
    reply,
)
from joinedup.series.services.issues import raise_issue, take_up_issue
from joinedup.series.services.joining import (
    AlreadyDecided,
    NotTakingRequests,
    TooManyRequests,
    ask_to_join,
    decide_join_request,
)
from joinedup.series.services.meetings import (
    MeetingCancelled,
    cancel_meeting,
    change_meeting,
    clone_meeting,
    close_meeting,
    open_meeting,
    plan_meeting,
    set_agenda,
    set_scribes,
)
from joinedup.series.services.series import (
    announce_series,
    change_series,
    close_series,
    note_report,
    plan_series,
)
from joinedup.series.services.themes import find_or_make_theme
from joinedup.series.services.turns import turn

__all__ = [
    "AlreadyDecided",
    "DoorNotOpen",
    "MeetingCancelled",
    "MeetingEnded",
    "NotAnnounced",
    "NotTakingRequests",
    "TooManyRequests",
    "announce_series",
    "ask_to_join",
    "cancel_meeting",
    "change_meeting",
    "change_series",
    "check_in",
    "check_in_walk_in",
    "clone_meeting",
    "close_meeting",
    "close_series",
    "decide_join_request",
    "find_or_make_theme",
    "invite",
    "note_report",
    "open_meeting",
    "plan_meeting",
    "plan_series",
    "raise_issue",
    "reply",
    "set_agenda",
    "set_scribes",
    "take_up_issue",
    "turn",
    "undo_check_in",
]
