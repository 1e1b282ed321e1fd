"""The private links by which owners answer without an account."""

from django.urls import reverse
from django.utils.crypto import salted_hmac

from joinedup.core.tokens import make_token
from joinedup.recommendations.models import Recommendation

PURPOSE = "recommendation"


def address_mark(recommendation: Recommendation) -> str:
    """What an email address leaves in a private link: another address, another mark."""
    return salted_hmac(PURPOSE, recommendation.owner_email).hexdigest()[:16]


def answer_token(recommendation: Recommendation) -> str:
    """The key of whoever reads the emails now. Once they go to another address it opens
    nothing, for whoever left must not answer any more."""
    return make_token(PURPOSE, [recommendation.pk, address_mark(recommendation)])


def answer_path(recommendation: Recommendation) -> str:
    """The private address at which the owner answers without an account."""
    return reverse("recommendations:answer_by_link", args=[answer_token(recommendation)])
