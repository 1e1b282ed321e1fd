"""How often somebody may suggest something, and how many ballots come from one place.

Nobody's name is looked at, so it is the connection that is counted, also of members.
"""

from django.utils.translation import gettext_lazy as _

from joinedup.core.limits import TEN_MINUTES, Limit

DAY = 24 * 3600

SUGGESTIONS = Limit(
    "suggestions",
    400,
    TEN_MINUTES,
    _("Suggesting a statement or an idea to vote on"),
    _("connection"),
    _("Two hundred phones behind one connection may suggest two each; somebody reads them all."),
)
BALLOTS = Limit(
    "ballots",
    250,
    DAY,
    _("New ballots in one vote, from phones; changing one is not counted"),
    _("connection and vote"),
    _(
        "A room of two hundred votes behind one connection, and some begin anew. One stranger is "
        "no more than that, and the facilitators see ballots beside people present."
    ),
)
