"""How often somebody may say something."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.limits import MEMBER, TEN_MINUTES, Limit

WORDS = Limit(
    "words",
    60,
    TEN_MINUTES,
    _("Answering a question of a meeting"),
    MEMBER,
    _(
        "Six answers a minute are more than anybody types. Behind one connection, two hundred "
        "phones may answer five questions each in ten minutes. Of guests the connection is "
        "counted and not the phone, for whoever floods has another phone each time."
    ),
    together=1000,
)
