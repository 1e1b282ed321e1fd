"""Keys that stay the same when a form is sent twice."""

import uuid


def derive_key(form_key: uuid.UUID, *parts: object) -> uuid.UUID:
    """A key made of a form's key: the same form and the same parts give the same key.

    Where words were typed they are one of the parts. So a double tap makes one thing, while going
    back and writing something else makes another, and no words are lost. Services that keep what
    somebody sends use ``attempts``, which names the maker too.
    """
    return uuid.uuid5(form_key, "\x1f".join(str(part) for part in parts))
