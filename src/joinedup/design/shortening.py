"""Long texts where there is room for a line."""

from django.utils.text import Truncator


def shortened(text: str, length: int) -> str:
    """The beginning of a text, of at most ``length`` signs with the sign that it goes on; cut
    between words where there are any.

    >>> shortened("Ring people back within a day.", 20)
    'Ring people back…'
    """
    begun = Truncator(text).chars(length - 1, truncate="")
    if begun == text or Truncator(text).chars(length) == text:
        return text
    whole, space, _part = begun.rpartition(" ")
    if space and not text[len(begun)].isspace() and len(whole) > length / 2:
        begun = whole
    return begun.rstrip() + "…"
