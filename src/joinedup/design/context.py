"""What every page shows around its own content."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from joinedup.core.devices import may_change_hands
from joinedup.core.navigation import Group, nav_links
from joinedup.core.site import path_of


def page(request: HttpRequest) -> dict[str, object]:
    """Give templates ``site``: the place's name, the ways round, and who is signed in.

    Asks the database nothing of its own: ``request.user`` is read as it is.
    """
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    links = nav_links(user, request.path)
    return {
        "site": {
            "place": settings.PLACE_NAME,
            "host": urlsplit(settings.ADDRESS).netloc,
            "nav": [link for link in links if link.group != Group.FOOT],
            # Where somebody may look round whose link led nowhere.
            "look_round": next((each.url for each in links if each.group == Group.MEET), ""),
            "foot": [link for link in links if link.group == Group.FOOT],
            "signed_in": signed_in,
            "changes_hands": may_change_hands(request),
            "person": user if signed_in else None,
            "sign_in": path_of(settings.LOGIN_URL),
            "sign_out": path_of(settings.LOGOUT_URL),
            "profile": path_of(settings.PROFILE_URL),
        }
    }
