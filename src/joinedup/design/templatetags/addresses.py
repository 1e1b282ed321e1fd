"""Addresses that somebody typed, as links: in all templates, see ``config.settings``."""

import re

from django import template
from django.utils.html import format_html

register = template.Library()
# Whatever else an address begins with is run by the browser, or opens what lies on the device. What
# begins with one slash is a page of ours; two of them, or one the other way round, lead elsewhere.
_LEADS_SOMEWHERE = re.compile(r"(https?://|mailto:|tel:|/(?![/\\]))[^\s\x00-\x1f]*", re.IGNORECASE)


def leads_somewhere(address: str) -> bool:
    """Whether an address that is kept may be a link: of the web, of email or of a telephone,
    or a page of ours.

    >>> leads_somewhere("https://example.org"), leads_somewhere("javascript:alert(1)")
    (True, False)
    >>> leads_somewhere("/series/3/"), leads_somewhere("//example.org")
    (True, False)
    """
    return bool(_LEADS_SOMEWHERE.fullmatch(address))


@register.simple_tag
def link_to(address, words):
    """{% link_to meeting.online_url words %}: a link to an address that somebody typed; of one
    that leads nowhere only the words."""
    if not leads_somewhere(address):
        return format_html("{}", words)
    return format_html('<a href="{}" rel="external noreferrer">{}</a>', address, words)
