"""What every page shows around its own content."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

_EVERYBODY = [
    ("home:home_page", _("Home")),
    ("series:series_list", _("Series")),
    ("reports:report_list", _("Reports")),
    ("recommendations:ledger", _("Recommendations")),
    ("words:words_check", _("Words")),
]
_SIGNED_IN = [("members:directory", _("Directory"))]
_FOOT = [
    ("home:about", _("About Joinedup")),
    ("home:accessibility", _("Accessibility")),
    ("home:privacy", _("Privacy")),
]


def page(request) -> dict[str, object]:
    """Give templates ``site``: the place's name, the ways round, and who is signed in.

    Asks the database nothing of its own: ``request.user`` is read as it is.
    """
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "site": {
            "place": settings.PLACE_NAME,
            "host": urlsplit(settings.ADDRESS).netloc,
            "nav": _links(_EVERYBODY + _SIGNED_IN * signed_in, request.path),
            "foot": _links(_FOOT, request.path),
            "signed_in": signed_in,
            "person": user if signed_in else None,
            "sign_in": reverse("members:sign_in"),
            "sign_out": reverse("members:sign_out"),
            "profile": reverse("members:profile"),
        }
    }


def _links(items, path: str) -> list[dict[str, object]]:
    links = []
    # What became of one's own words stands among the reports, and is none of them.
    is_own = path.startswith(reverse("reports:my_receipt"))
    for name, label in items:
        address = reverse(name)
        within = address != "/" and path.startswith(address) and not is_own
        here = "page" if path == address else "true" if within else ""
        links.append({"label": label, "url": address, "here": here})
    return links
