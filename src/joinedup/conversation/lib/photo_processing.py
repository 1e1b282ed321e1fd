"""Photos as people's phones send them, made into small ones that tell nothing but what they show.

Everything is drawn anew: the place, the hour and the phone that a camera writes into its files are
left behind, with anything else that hides in them.
"""

import io
import warnings
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
LARGE = 300_000  # bytes; a photo may come to a little more
# Longest side in pixels, and quality; the first that is not large is taken. Handwriting on a
# flipchart is read well with the last, too.
TRIES = ((1600, 82), (1600, 65), (1280, 65), (1024, 50))

# As many as phones take unasked. A file of few bytes can hold many more.
Image.MAX_IMAGE_PIXELS = 52_000_000
# A JPEG as cameras write it is read small. Of all others the whole is made first, which takes some
# ten to seventeen bytes a pixel.
MOST_WHOLE_PIXELS = 12_500_000
warnings.simplefilter("error", Image.DecompressionBombWarning)


class UnreadableImage(Exception):
    """What was sent cannot be kept as a photo."""


@dataclass(frozen=True)
class ProcessedPhoto:
    """A JPEG and its size in pixels."""

    jpeg: bytes
    width: int
    height: int


def process_photo(file: IO[bytes]) -> ProcessedPhoto:
    """Read a JPEG, PNG or WebP from an open file, and give it small, upright and anonymous.

    Raises UnreadableImage.
    """
    try:
        image = _upright(Image.open(file, formats=FORMATS))
    except Exception as trouble:  # decoders stumble over a broken file in every way there is
        raise UnreadableImage from trouble
    for side, quality in TRIES:
        image.thumbnail((side, side))
        jpeg = io.BytesIO()
        image.save(jpeg, "JPEG", quality=quality, optimize=True)
        if jpeg.tell() <= LARGE:
            break
    return ProcessedPhoto(jpeg.getvalue(), *image.size)


def _is_read_small(image: Image.Image) -> bool:
    # A progressive one is all there before its first pixel is.
    return image.format in ("JPEG", "MPO") and "progressive" not in image.info


def _upright(image: Image.Image) -> Image.Image:
    if image.width * image.height > MOST_WHOLE_PIXELS and not _is_read_small(image):
        raise UnreadableImage
    if image.mode == "P":  # colours out of a table cannot be mixed
        image = image.convert("RGBA")
    # Of a large JPEG, only as much is read as is needed.
    image.thumbnail((TRIES[0][0], TRIES[0][0]))
    image = ImageOps.exif_transpose(image)
    if image.has_transparency_data:
        page = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(page, image.convert("RGBA"))
    image = image.convert("RGB")
    # Comments would be written into the new file.
    image.info = {}
    return image
