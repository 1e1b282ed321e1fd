"""Themes, series, meetings, invitations and attendance, as plain rows: no letters, no record."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from joinedup.series.models import (
    AgendaItem,
    Attendance,
    Invitation,
    IssueOrigin,
    JoinRequest,
    Meeting,
    PracticeIssue,
    ReplyChannel,
    Series,
    Theme,
)
from tests.factories.people import make_community, make_member

_number = count(1)
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ"


def _code(number):
    """Eight letters, different for each number."""
    letters = []
    for _ in range(8):
        number, digit = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return "".join(reversed(letters))


def make_theme(*, name="", recommendations=(), **fields):
    fields.setdefault("made_at", timezone.now())
    theme = Theme.objects.create(name=name or f"Theme {next(_number)}", **fields)
    theme.recommendations.set(recommendations)
    return theme


def make_practice_issue(*, community=None, raised_by=None, **fields):
    return PracticeIssue.objects.create(
        **{
            "community": community or make_community(),
            "statement": "Letters reach nobody who has no address.",
            "where_from": IssueOrigin.CASEWORK,
            "raised_by": raised_by or make_member(),
            "raised_at": timezone.now(),
            "changed_at": fields.get("raised_at", timezone.now()),
            **fields,
        }
    )


def make_series(*, community=None, theme=None, is_announced=True, **fields):
    """A series that has been announced, unless ``is_announced=False`` makes it a draft."""
    return Series.objects.create(
        **{
            "community": community or make_community(),
            "theme": theme or make_theme(),
            "title": f"Series {next(_number)}",
            "question": "What would have to happen?",
            "changed_at": timezone.now(),
            "announced_at": timezone.now() if is_announced else None,
            **fields,
        }
    )


def make_meeting(*, series=None, starts_at=None, is_open=False, is_closed=False, **fields):
    """A meeting in a room, a week from now; ``is_open`` opens its door for words."""
    now = timezone.now()
    number = next(_number)
    starts_at = starts_at or (now + timedelta(days=7)).replace(minute=0, second=0, microsecond=0)
    return Meeting.objects.create(
        **{
            "series": series or make_series(),
            "title": f"Meeting {number}",
            "starts_at": starts_at,
            "ends_at": starts_at + timedelta(hours=2),
            "venue_name": "The community house",
            "venue_address": "1 Mill Street",
            "code": _code(number),
            "changed_at": now,
            "opened_at": now if is_open or is_closed else None,
            "closed_at": now if is_closed else None,
            **fields,
        }
    )


def make_agenda_item(*, meeting=None, position=0, **fields):
    return AgendaItem.objects.create(
        meeting=meeting or make_meeting(),
        position=position,
        **{"minutes": 15, "title": f"Part {position + 1}", **fields},
    )


def make_invitation(*, meeting=None, member=None, reply="", **fields):
    """An invitation; with a ``reply`` ("yes", "maybe", "no") it has been answered by link."""
    answered = {"replied_at": timezone.now(), "replied_via": ReplyChannel.LINK} if reply else {}
    return Invitation.objects.create(
        meeting=meeting or make_meeting(),
        member=member or make_member(),
        **{"invited_at": timezone.now(), "reply": reply, **answered, **fields},
    )


def make_attendance(*, meeting=None, member=None, **fields):
    """Somebody was there: a member, or, without one, a person who gave what they wished."""
    return Attendance.objects.create(
        meeting=meeting or make_meeting(),
        member=member,
        **{"arrived_at": timezone.now(), **fields},
    )


def make_join_request(*, series=None, **fields):
    number = next(_number)
    return JoinRequest.objects.create(
        series=series or make_series(),
        **{
            "name": f"Newcomer {number}",
            "email": f"newcomer{number}@example.org",
            "asked_at": timezone.now(),
            **fields,
        },
    )
