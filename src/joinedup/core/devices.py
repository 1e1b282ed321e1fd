"""Phones and computers that go from hand to hand (decision 37)."""

from django.http import HttpRequest


def may_change_hands(request: HttpRequest) -> bool:
    """Whether whoever has this phone or computer next may be somebody else: nobody is signed in
    on it, or whoever did said that others use it too."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return True
    return request.session.get_expire_at_browser_close()
