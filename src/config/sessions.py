"""Who is at the door: sessions and members as Django keeps them, read on every page by prepared
questions.

A member's session ends when it was not used for seven days, and after ninety days in any case. The
day of the latest use is written once a day, after the page is made.
"""

from datetime import date, datetime, time, timedelta
from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.backends import BaseBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone

from joinedup.core.fresh import SIGNED_IN_SINCE
from joinedup.core.prepared import Prepared
from joinedup.people.models import Member, Session
from joinedup.people.services.sign_in import DEVICE

# Whole days, so that who comes once a week, at another hour, is still signed in.
IDLE = timedelta(days=7)
LONGEST = timedelta(days=90)
# Of guests, after they last said something.
GUESTS = timedelta(days=14)

_sessions = Prepared(lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now))
_members = Prepared(lambda pk: Member.objects.filter(pk=pk, is_active=True))


def good_until(since: datetime, used_on: date) -> datetime:
    """When a session ends that began then, if this stays the last day on which it was used."""
    idle_since = datetime.combine(used_on + timedelta(days=1), time.min)
    return min(timezone.make_aware(idle_since) + IDLE, since + LONGEST)


class SessionStore(db.SessionStore):
    """Sessions in the database; those of members say whose they are."""

    _row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def get_session_cookie_age(self) -> int:
        """How long the browser may keep the key. When it opens nothing any more, the row says."""
        since = self.get(SIGNED_IN_SINCE)
        if since is None:
            return int(GUESTS.total_seconds())
        left = datetime.fromisoformat(since) + LONGEST - timezone.now()
        return max(int(left.total_seconds()), 0)

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row for what is in the session."""
        if SESSION_KEY not in data:
            return super().create_model_instance(data)
        data.setdefault(SIGNED_IN_SINCE, timezone.now().isoformat())
        row = cast("Session", super().create_model_instance(data))
        row.member_id = int(data[SESSION_KEY])
        row.since = datetime.fromisoformat(data[SIGNED_IN_SINCE])
        row.last_day = timezone.localdate()
        row.device = data.get(DEVICE, "")
        row.expire_date = good_until(row.since, row.last_day)
        return row

    def note_day(self) -> None:
        """Keep that a member was here today, where the page asked who is there. Once a day."""
        row, today = self._row, timezone.localdate()
        if row is None or not (row.since and row.last_day) or row.last_day >= today:
            return
        # A session that was ended meanwhile stays so.
        Session.objects.filter(pk=row.pk, last_day__lt=today).update(
            last_day=today, expire_date=good_until(row.since, today)
        )

    def _get_session_from_db(self) -> Session | None:
        self._row = _sessions.first(self.session_key, timezone.now())
        if self._row is None:
            self._session_key = None
        return self._row


class MemberBackend(BaseBackend):
    """Members by their number. There are no passwords: ``people`` signs them in with a code."""

    def get_user(self, user_id: int) -> Member | None:
        """The member, unless they are kept from signing in."""
        return _members.first(user_id)
