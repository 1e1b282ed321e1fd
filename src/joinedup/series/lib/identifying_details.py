"""Things in a text by which somebody might be recognised. A reminder, never a judge."""

import re

from django.utils.translation import gettext_lazy as _

from joinedup.core.cleaning import folded, plain_digits

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_SIGNS = [
    (_("an email address"), r"[^\s@]+@[^\s@]+\.[a-z]{2,}"),
    (_("a date"), r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b"),
    (_("a date"), r"\b(?:19|20)\d\d-\d\d-\d\d\b"),
    (_("a date"), rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\b"),
    (_("an NHS number"), r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)"),
    (_("a phone number"), r"(?<!\d)(?:\+44\s?\(?0?\)?|0)(?:[ -]?\d){9,10}(?!\d)"),
    (_("a National Insurance number"), r"\b[a-z]{2} ?\d\d ?\d\d ?\d\d ?[a-d]\b"),
    (_("a postcode"), r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b"),
]


def identifying_details(text: str) -> list[str]:
    """The kinds of thing found, each once, in the order above.

    >>> identifying_details("Born 3 May; write to ann@example.org")
    ['an email address', 'a date']
    """
    # A long run of signs without a space is no address; leaving it out keeps the search quick.
    text = plain_digits(folded(text))
    text = " ".join(word for word in text.split() if len(word) <= 100)
    found = [str(kind) for kind, sign in _SIGNS if re.search(sign, text)]
    return list(dict.fromkeys(found))
