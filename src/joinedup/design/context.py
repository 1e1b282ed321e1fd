"""What every page shows around its own content."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from joinedup.core.devices import may_change_hands
from joinedup.core.navigation import Group, nav_groups
from joinedup.core.site import path_of


def page(request: HttpRequest) -> dict[str, object]:
    """Give templates ``site``: the place's name, the ways round, and who is signed in.

    Asks the database nothing of its own: ``request.user`` is read as it is.
    """
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    here = request.resolver_match.view_name if request.resolver_match else ""
    groups = {each.group: each for each in nav_groups(user, here)}
    foot = groups.pop(Group.FOOT, None)
    return {
        "site": {
            "place": settings.PLACE_NAME,
            "host": urlsplit(settings.ADDRESS).netloc,
            "nav": list(groups.values()),
            # The pages beside this one, where there are any.
            "beside": next((each.links for each in groups.values() if each.here), ()),
            # Where somebody may look round whose link led nowhere.
            "look_round": groups[Group.SERIES].url if Group.SERIES in groups else "",
            "foot": foot.links if foot else (),
            "signed_in": signed_in,
            "changes_hands": may_change_hands(request),
            "person": user if signed_in else None,
            "sign_in": path_of(settings.LOGIN_URL),
            "sign_out": path_of(settings.LOGOUT_URL),
            "profile": path_of(settings.PROFILE_URL),
            "search": path_of(settings.SEARCH_URL),
        }
    }
