"""An address as a picture to point a camera at."""

import segno
from django.utils.safestring import SafeString, mark_safe

# The light margin a camera needs around the dark squares, in squares.
MARGIN = 4


def qr_svg(address) -> SafeString:
    """The address as a picture; black on white in any colour scheme.

    It has no size of its own, so that it shrinks and grows whole with the box it stands in.
    """
    code = segno.make(address, error="m", micro=False)
    return mark_safe(  # noqa: S308 - made of numbers only
        code.svg_inline(
            border=MARGIN, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=True
        )
    )
