"""Who may do what to issues, series, meetings, invitations and requests to join."""

from joinedup.access.permissions import roles_of
from joinedup.access.rules import coordinates_somewhere, may_coordinate, may_organise
from joinedup.core.prepared import Prepared
from joinedup.people.models import Person
from joinedup.series.models import (
    Attendance,
    Invitation,
    JoinRequest,
    Meeting,
    PracticeIssue,
    Series,
)

_scribing = Prepared(
    lambda meeting, member: Meeting.scribes.through.objects.filter(
        meeting=meeting, member=member
    ).values_list("pk")
)


def may_raise_issue(person: Person, *_: object) -> bool:
    """Every member of a community may say what gets stuck."""
    return bool(roles_of(person).communities)


def may_take_up_issue(person: Person, issue: PracticeIssue) -> bool:
    """Those who coordinate decide which theme an issue belongs to."""
    return may_coordinate(person, issue.community)


def may_hide_issue(person: Person, issue: PracticeIssue) -> bool:
    """Those who coordinate hide what others should not read, and show it again."""
    return may_take_up_issue(person, issue)


def may_take_back_issue(person: Person, issue: PracticeIssue) -> bool:
    """Change it or take it back: whoever raised it, until it is taken up; those who coordinate
    always, for it may tell whom it is about."""
    is_own = issue.raised_by_id == person.pk and not issue.theme_id
    return is_own or may_take_up_issue(person, issue)


def may_plan_series(person: Person, *_: object) -> bool:
    """Whoever coordinates a community may plan a series for it."""
    return coordinates_somewhere(person)


def may_coordinate_series(person: Person, series: Series) -> bool:
    """Coordinators and administrators change, announce and close a series, and plan meetings."""
    return may_coordinate(person, series.community)


def may_see_plans(person: Person, series: Series) -> bool:
    """Those who run the community see drafts and next steps."""
    return may_organise(person, series.community)


def may_see_meetings(person: Person, series: Series) -> bool:
    """Members of the community open its meetings; what others see is on the public page."""
    return series.community_id in roles_of(person).communities


def may_coordinate_meeting(person: Person, meeting: Meeting) -> bool:
    """Coordinators and administrators change, cancel and clone a meeting, and invite to it."""
    return may_coordinate(person, meeting.series.community)


def may_run_meeting(person: Person, meeting: Meeting) -> bool:
    """Facilitators, coordinators and administrators open and close the door for words."""
    return may_organise(person, meeting.series.community)


def may_scribe(person: Person, meeting: Meeting) -> bool:
    """The facilitators and scribes may write down words and greet at the door; a
    scribe who has left the community may no longer."""
    return may_run_meeting(person, meeting) or (
        may_see_meetings(person, meeting.series)
        and person.pk is not None
        and bool(_scribing(meeting.pk, person.pk))
    )


def may_enter_reply(person: Person, invitation: Invitation) -> bool:
    """Coordinators enter what came by phone or on paper."""
    return may_coordinate_meeting(person, invitation.meeting)


def may_enter_feedback(person: Person, attendance: Attendance) -> bool:
    """The facilitators enter what people say of it on the telephone."""
    return may_run_meeting(person, attendance.meeting)


def may_decide_join_request(person: Person, join_request: JoinRequest) -> bool:
    """Coordinators welcome newcomers."""
    return may_coordinate_series(person, join_request.series)
