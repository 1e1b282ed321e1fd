from django.http import HttpResponse
from django.utils import timezone

from joinedup.core.decorators import require_visible, token_required
from joinedup.series.lib import calendars
from joinedup.series.selectors.invitations import invitation_by_link
from joinedup.series.selectors.meetings import meetings_announced_to, meetings_visible_to


@require_visible(meetings_announced_to)
def meeting_calendar(request, meeting):
    """A meeting for anybody's calendar; with the online address for those who may see it."""
    is_member = meetings_visible_to(request.user).filter(pk=meeting.pk).exists()
    text = calendars.meeting_calendar(meeting, at=timezone.now(), with_online_address=is_member)
    return _file(text, "PUBLISH")


@token_required(invitation_by_link)
def invitation_calendar(request, invitation):
    """The meeting somebody was invited to, for their calendar."""
    text = calendars.meeting_calendar(
        invitation.meeting, at=timezone.now(), with_online_address=True
    )
    return _file(text, "PUBLISH")


def _file(text, method):
    return HttpResponse(
        text,
        headers={
            "Content-Type": f"text/calendar; charset=utf-8; method={method}",
            "Content-Disposition": 'attachment; filename="meeting.ics"',
        },
    )
