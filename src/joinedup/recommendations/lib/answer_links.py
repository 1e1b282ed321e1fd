"""The private links by which owners answer without an account."""

from django.urls import reverse

from joinedup.core.tokens import make_token, marks_of
from joinedup.recommendations.models import Recommendation

PURPOSE = "recommendation"


def address_marks(recommendation: Recommendation) -> list[str]:
    """What an email address leaves in a private link: another address, another mark. The first
    is that of links made now; the others are of keys that were changed since."""
    return [mark[:16] for mark in marks_of(PURPOSE, recommendation.owner_email)]


def answer_token(recommendation: Recommendation) -> str:
    """The key of whoever reads the emails now. Once they go to another address it opens
    nothing, for whoever left must not answer any more."""
    return make_token(PURPOSE, [recommendation.pk, address_marks(recommendation)[0]])


def answer_path(recommendation: Recommendation) -> str:
    """The private address at which the owner answers without an account."""
    return reverse("recommendations:answer_by_link", args=[answer_token(recommendation)])
