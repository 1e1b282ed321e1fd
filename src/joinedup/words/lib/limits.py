"""How often somebody may have a document looked through."""

from django.utils.translation import gettext_lazy as _

from joinedup.core.limits import MEMBER, TEN_MINUTES, Limit

DOCUMENTS = Limit(
    "documents",
    6,
    TEN_MINUTES,
    _("Having a Word document looked through"),
    MEMBER,
    _(
        "A document is gone after ten minutes, so no more than these wait at once, and one is "
        "looked through at a time. A course of twenty behind one connection gets through; the file "
        "of one stranger does not hold up everybody else’s."
    ),
    together=20,
)
