"""What can happen here, for the record."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.events import OPEN, EventChoices


class Event(EventChoices):
    AGENDA_SET = "agenda set", OPEN, _("Agenda changed")
    ARRIVAL_CHANGED = "arrival changed", OPEN, _("Check-in corrected")
    ARRIVAL_TAKEN_BACK = "arrival taken back", OPEN, _("Taken off the list of those here")
    ARRIVED = "arrived", OPEN, _("Noted as here")
    ASKED_TO_JOIN = "asked to join", OPEN, _("Asked to join")
    ASKED_TO_JOIN_ANEW = "asked to join anew", OPEN, _("Request to join changed")
    FEEDBACK_ASKED = "feedback asked", OPEN, _("Asked how the meeting was")
    FEEDBACK_COUNTED = "feedback counted", OPEN, _("Answers on paper about a meeting counted")
    FEEDBACK_GIVEN = "feedback given", _("Answer about a meeting")
    INVITATION_ANSWERED = "invitation answered", OPEN, _("Invitation answered")
    MEETING_CANCELLED = "meeting cancelled", OPEN, _("Meeting cancelled")
    MEETING_CHANGED = "meeting changed", OPEN, _("Meeting changed")
    MEETING_CLOSED = "meeting closed", OPEN, _("Meeting stopped taking contributions")
    MEETING_OPENED = "meeting opened", OPEN, _("Meeting started taking contributions")
    MEETING_PLANNED = "meeting planned", OPEN, _("Meeting planned")
    PEOPLE_INVITED = "people invited", OPEN, _("People invited")
    PEOPLE_REMINDED = "people reminded", OPEN, _("People reminded of an invitation")
    PRACTICE_ISSUE_CHANGED = "practice issue changed", OPEN, _("Practice issue changed")
    PRACTICE_ISSUE_HIDDEN = "practice issue hidden", OPEN, _("Practice issue hidden")
    PRACTICE_ISSUE_SHOWN = "practice issue shown", OPEN, _("Practice issue shown again")
    PRACTICE_ISSUE_RAISED = "practice issue raised", OPEN, _("Practice issue raised")
    PRACTICE_ISSUE_TAKEN_BACK = "practice issue taken back", OPEN, _("Practice issue taken back")
    PRACTICE_ISSUE_TAKEN_UP = "practice issue taken up", OPEN, _("Practice issue taken up")
    REQUEST_TO_JOIN_DECIDED = "request to join decided", OPEN, _("Request to join answered")
    SCRIBES_SET = "scribes set", OPEN, _("Scribes chosen")
    SERIES_ANNOUNCED = "series announced", OPEN, _("Series announced")
    SERIES_CHANGED = "series changed", OPEN, _("Series changed")
    SERIES_CLOSED = "series closed", OPEN, _("Series closed")
    SERIES_DROPPED = "series dropped", OPEN, _("Draft of a series removed")
    SERIES_OPENED_AGAIN = "series opened again", OPEN, _("Series opened again")
    SERIES_PLANNED = "series planned", OPEN, _("Series planned")
    THEME_MADE = "theme made", OPEN, _("Theme begun")
