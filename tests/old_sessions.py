"""Sessions whose owners showed some time ago that it is they."""

from django.conf import settings
from django.utils import timezone

from joinedup.core.fresh import SHOWN_AT, SIGNED_IN_SINCE


def let_grow_old(client):
    """Let somebody have signed in just too long ago to be let in to what weighs much."""
    session = client.session
    session.pop(SHOWN_AT, None)
    session[SIGNED_IN_SINCE] = (timezone.now() - settings.FRESH_SIGN_IN).isoformat()
    session.save()
    return client
