"""How often codes may be wrong, and how often strangers may ask to join."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.limits import MEMBER, TEN_MINUTES, Limit

HOUR, DAY = 3600, 24 * 3600

# Where a code was wrong, it is asked whether both are reached.
WRONG_CODES = Limit(
    "wrong meeting codes",
    250,
    TEN_MINUTES,
    _("Wrong codes of meetings, each counted once however often it comes"),
    _("connection"),
    _(
        "A room of two hundred phones behind one connection gets in, even if each types its code "
        "wrong once. Whoever takes part already is never stopped."
    ),
)
WRONG_CODES_A_DAY = Limit(
    "wrong meeting codes a day",
    500,
    DAY,
    _("The same, over a day"),
    _("connection"),
    _(
        "Finding one of a hundred open meetings by trying takes more than a century. A house where "
        "many meet has as many slips as this only if something is wrong."
    ),
)
SAME_WRONG_CODE = Limit(
    "the same wrong code",
    1,
    TEN_MINUTES,
    _("One wrong code, from being counted"),
    _("connection and code"),
    _(
        "A misprint that a whole room types, or a phone that goes on asking, is one guess and "
        "shuts nobody out."
    ),
)
JOIN_REQUESTS = Limit(
    "requests to join",
    10,
    HOUR,
    _("Asking to join a series"),
    MEMBER,
    _(
        "Each is read by somebody who coordinates. A small room that decides to join gets through; "
        "made-up requests close the form for nobody else."
    ),
    together=30,
)
REQUESTS_OF_A_SERIES = Limit(
    "requests to join one series",
    100,
    HOUR,
    _("Requests to join one series that were kept"),
    _("series"),
    _(
        "Counted in the requests themselves. More come only if somebody floods it through many "
        "connections; whoever is in earnest is told where to write."
    ),
)
