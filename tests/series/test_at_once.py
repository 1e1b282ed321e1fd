"""Two people, or one in a hurry, press in the same moment."""

from functools import partial
from uuid import uuid4

import pytest
from django.utils import timezone

from joinedup.mail.models import OutgoingEmail
from joinedup.people.models import Member
from joinedup.series.models import Attendance, Invitation, JoinRequest, Meeting
from joinedup.series.services import attendance, invitations
from joinedup.series.services.joining import AlreadyDecided, ask_to_join, decide_join_request
from joinedup.series.services.meetings import clone_meeting
from tests.at_once import at_once
from tests.factories.people import make_member
from tests.factories.series import make_join_request, make_meeting, make_series

pytestmark = pytest.mark.django_db(transaction=True)


def test_invitations_sent_by_three_presses_go_once():
    meeting, people = make_meeting(), [make_member(), make_member()]
    invite = partial(
        invitations.invite, meeting=meeting, members=people, by=make_member(), at=timezone.now()
    )

    sent = at_once(invite, invite, invite)

    assert sorted(map(len, sent)) == [0, 0, 2]
    assert (Invitation.objects.count(), OutgoingEmail.objects.count()) == (2, 2)


@pytest.mark.parametrize("many", (3, 20))
def test_a_request_decided_by_many_is_decided_once(many):
    join_request = make_join_request()
    decide = partial(
        decide_join_request,
        join_request=join_request,
        is_accepted=True,
        by=make_member(),
        at=timezone.now(),
    )

    decided = at_once(*[decide] * many)

    refused = [type(each) for each in decided if isinstance(each, Exception)]
    assert refused == [AlreadyDecided] * (many - 1)
    assert Member.objects.filter(email=join_request.email).count() == 1
    assert OutgoingEmail.objects.count() == 1


def test_a_request_sent_by_three_presses_is_kept_once():
    series = make_series()
    ask = partial(
        ask_to_join,
        series=series,
        key=uuid4(),
        name="Ann",
        email="ann@example.org",
        at=timezone.now(),
    )

    assert at_once(ask, ask, ask) == [None, None, None]
    assert (JoinRequest.objects.count(), OutgoingEmail.objects.count()) == (1, 1)


def test_an_arrival_pressed_by_three_is_one():
    meeting, ann, scribe = make_meeting(starts_at=timezone.now()), make_member(), make_member()
    check_in = partial(
        attendance.check_in, meeting=meeting, member=ann, by=scribe, at=timezone.now()
    )

    arrived = at_once(check_in, check_in, check_in)

    assert [each.member for each in arrived] == [ann, ann, ann]
    assert Attendance.objects.count() == 1


def test_a_meeting_cloned_by_three_presses_is_one():
    meeting = make_meeting()
    clone = partial(
        clone_meeting,
        key=uuid4(),
        meeting=meeting,
        title="The next",
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        by=make_member(),
        at=timezone.now(),
    )

    clones = at_once(clone, clone, clone)

    assert len({each.pk for each in clones}) == 1
    assert Meeting.objects.count() == 2
