"""Who is at the door: sessions and members as Django keeps them, read on every page by prepared
questions."""

from django.contrib.auth.backends import BaseBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone

from joinedup.core.prepared import Prepared
from joinedup.people.models import Member

_sessions = Prepared(
    lambda key, now: SessionStore.get_model_class().objects.filter(
        session_key=key, expire_date__gt=now
    )
)
_members = Prepared(lambda pk: Member.objects.filter(pk=pk, is_active=True))


class SessionStore(db.SessionStore):
    """Sessions in the database."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        session = _sessions.first(self.session_key, timezone.now())
        if session is None:
            self._session_key = None
        return session


class MemberBackend(BaseBackend):
    """Members by their number. There are no passwords: ``people`` signs them in with a code."""

    def get_user(self, user_id: int) -> Member | None:
        """The member, unless they are kept from signing in."""
        return _members.first(user_id)
