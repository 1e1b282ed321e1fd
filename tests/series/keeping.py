"""One of each kind that invitations and requests leave behind, for a test that moves the clock."""

from datetime import timedelta

from joinedup.series.models import Invitation, JoinRequest
from tests.factories.people import make_member
from tests.factories.series import make_invitation, make_join_request, make_meeting


def make_open_request(mark, at, **fields):
    request = make_join_request(message=mark, asked_at=at, **fields)
    return JoinRequest.objects.filter(pk=request.pk).exists


def make_decided_request(mark, at):
    decision = {"is_accepted": False, "decided_at": at, "decided_by": make_member()}
    return make_open_request(mark, at, **decision)


def make_access_needs(mark, at):
    meeting = make_meeting(starts_at=at - timedelta(hours=2), ends_at=at)
    invitation = make_invitation(meeting=meeting, reply="yes", access_needs=mark)
    return Invitation.objects.filter(pk=invitation.pk, access_needs=mark).exists


MAKERS = {
    "open join requests": make_open_request,
    "decided join requests": make_decided_request,
    "access needs": make_access_needs,
}
