"""One of each kind that signing in leaves behind, for a test that moves the clock."""

from config.sessions import SessionStore
from joinedup.people.models import NewAddress, Session, SignInCode
from tests.factories.people import make_member


def make_code(mark, at):
    asked = SignInCode.objects.create(email=f"{mark}@example.org", asked_at=at)
    return SignInCode.objects.filter(pk=asked.pk).exists


def make_session(mark, at):
    session = SessionStore()
    session.create()
    kept = Session.objects.filter(pk=session.session_key)
    kept.update(expire_date=at, session_data=mark)
    return kept.exists


def make_address(mark, at):
    given = NewAddress.objects.create(
        member=make_member(), email=f"{mark}@example.org", asked_at=at
    )
    return NewAddress.objects.filter(pk=given.pk).exists


MAKERS = {"new addresses": make_address, "sign-in codes": make_code, "sessions": make_session}
