"""The series of the sample as they stand once they are loaded."""

import pytest

from joinedup.people.sample.members import members
from joinedup.series.models import Attendance, JoinRequest, Meeting, PracticeIssue, Series
from joinedup.series.sample.content import (
    every_meeting,
    every_series,
    join_requests,
    practice_issues,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_community")]


def test_everything_in_the_content_is_there():
    loaded = (JoinRequest, Series, Meeting, Attendance)

    assert {model.__name__: model.objects.count() for model in loaded} == {
        "JoinRequest": len(join_requests()),
        "Series": len(every_series()),
        "Meeting": len(every_meeting()),
        "Attendance": sum(len(meeting.get("attendance", [])) for meeting in every_meeting()),
    }
    # Apps that rest on this one may make issues of their own.
    raised = set(PracticeIssue.objects.values_list("statement", flat=True))
    assert {issue["statement"] for issue in practice_issues()} <= raised


def test_people_were_invited_and_answered():
    names = {member["id"]: member["name"] for member in members()}
    for meeting in every_meeting():
        held = Meeting.objects.get(code=meeting["code"])
        answers = {one.member.name: one.reply for one in held.invitations.all()}
        if "invitations" in meeting:
            assert answers == {
                names[one["member"]]: one["answer"] for one in meeting["invitations"]
            }
        else:
            # Nobody said no and came.
            came = held.attendances.exclude(member=None).values_list("member__name", flat=True)
            assert len(answers) >= len(came) - 6
            assert [name for name in came if answers.get(name) == "no"] == []


def test_only_today_s_meeting_goes_on():
    assert Meeting.objects.get(opened_at__isnull=False, closed_at=None).code == "DUCKPOND"
