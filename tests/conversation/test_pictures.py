"""Whatever a phone sends becomes a small picture that tells nothing but what it shows."""

import io
import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile, PngImagePlugin, TiffImagePlugin

from joinedup.conversation.lib.photo_processing import UnreadableImage, process_photo

ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
SECRETS = (b"Phone of Ann", b"said in a comment", b"said in XMP", b"a profile")


def flipchart(width=400, height=300):
    """White paper with a red corner at the top left, so that it shows which way it is turned."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 4, height // 4))
    return image


def noise(width, height):
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3))


def sent(image, kind="JPEG", **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def taken_by_a_phone(image=None):
    """A JPEG with all that a camera may write into it, lying on its side."""
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Phone of Ann", 6
    exif[GPS] = {1: "N", 2: tuple(TiffImagePlugin.IFDRational(n) for n in (51.5, 30, 0))}
    return sent(
        image or flipchart(),
        exif=exif,
        comment=b"said in a comment",
        xmp=b"<x:xmpmeta>said in XMP</x:xmpmeta>",
        icc_profile=b"a profile",
    )


def kept(data):
    picture = process_photo(io.BytesIO(data))
    image = Image.open(io.BytesIO(picture.jpeg))
    assert (image.format, image.mode, image.size) == (
        "JPEG",
        "RGB",
        (picture.width, picture.height),
    )
    return picture, image


def is_red(image, *, across, down):
    red, green, _blue = image.getpixel((int(across * image.width), int(down * image.height)))
    return red > 200 and green < 60


def test_what_a_camera_writes_is_left_behind():
    data = taken_by_a_phone()
    assert dict(Image.open(io.BytesIO(data)).getexif().get_ifd(GPS)) == {1: "N", 2: (51.5, 30, 0)}
    assert [secret in data for secret in SECRETS] == [True] * 4

    picture, image = kept(data)

    assert dict(image.getexif()) == {}
    assert {*image.info} == {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert [secret in picture.jpeg for secret in SECRETS] == [False] * 4
    assert b"Exif" not in picture.jpeg


def test_what_hides_behind_or_in_other_formats_is_left_behind():
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "said in a comment")
    files = [
        sent(flipchart(), "PNG", pnginfo=text) + b"Phone of Ann",
        sent(flipchart()) + b"<script>Phone of Ann</script>",
        sent(flipchart(), "WEBP", xmp=b"<x:xmpmeta>said in XMP</x:xmpmeta>"),
    ]

    found = [
        secret
        for file in files
        for secret in SECRETS
        if secret in process_photo(io.BytesIO(file)).jpeg
    ]

    assert [any(secret in file for secret in SECRETS) for file in files] == [True] * 3
    assert found == []


def test_a_photo_taken_sideways_stands_upright():
    _, image = kept(taken_by_a_phone())

    assert image.size == (300, 400)
    assert [is_red(image, across=across, down=0.05) for across in (0.05, 0.95)] == [False, True]


@pytest.mark.parametrize("size", [(3000, 4000), (8160, 6144)])
def test_a_large_photo_becomes_small_enough_to_keep(size):
    picture, image = kept(sent(flipchart(*size)))

    assert max(image.size) == 1600
    assert abs(image.width / image.height - size[0] / size[1]) < 0.01
    assert len(picture.jpeg) < 300_000


def test_a_photo_full_of_detail_becomes_small_enough_too():
    picture, _ = kept(sent(noise(2000, 1500), quality=90))

    assert len(picture.jpeg) < 600_000


def test_a_small_picture_is_not_blown_up():
    assert kept(sent(flipchart(40, 30), "PNG"))[1].size == (40, 30)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        *[(mode, "JPEG") for mode in ("L", "CMYK")],
        *[(mode, "PNG") for mode in ("1", "L", "LA", "P", "RGBA", "I;16")],
        *[(mode, "WEBP") for mode in ("RGB", "RGBA")],
    ],
)
def test_every_kind_of_colour_is_read(mode, kind):
    image = Image.new("I;16", (40, 30), 40_000) if mode == "I;16" else flipchart().convert(mode)

    _, drawn = kept(sent(image, kind))

    assert drawn.size == image.size


def test_what_can_be_seen_through_lies_on_white():
    clear = Image.new("RGBA", (40, 30), (0, 0, 0, 0))

    _, image = kept(sent(clear, "PNG"))

    assert image.getpixel((20, 15)) == (255, 255, 255)


def test_a_phone_s_file_of_several_pictures_gives_the_first():
    several = sent(flipchart(), "MPO", save_all=True, append_images=[Image.new("RGB", (8, 8))])

    assert kept(several)[1].size == (400, 300)


def png_of(width, height):
    """The head of a PNG that claims to be as large as this, and little more."""
    head = bytearray(sent(Image.new("1", (8, 8)), "PNG"))
    head[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    head[29:33] = zlib.crc32(head[12:29]).to_bytes(4, "big")
    return bytes(head)


@pytest.mark.parametrize(
    ("kind", "options"),
    [("PNG", {}), ("WEBP", {}), ("JPEG", {"progressive": True})],
)
def test_what_has_to_be_made_whole_first_is_refused_before_it_is_where_it_is_large(
    monkeypatch, kind, options
):
    """A PNG of 50 kB, or a WebP of 2 kB, would take half a gigabyte."""
    fits, large = (sent(flipchart(side, 3000), kind, **options) for side in (4000, 4200))
    made = []
    load = ImageFile.ImageFile.load
    monkeypatch.setattr(
        ImageFile.ImageFile, "load", lambda image: (made.append(image.size), load(image))[1]
    )

    with pytest.raises(UnreadableImage):
        process_photo(io.BytesIO(large))

    assert made == []
    assert max(kept(fits)[1].size) == 1600


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(SVG, id="an SVG"),
        pytest.param(b"<!doctype html><script>alert(1)</script>", id="a page"),
        pytest.param(b"%PDF-1.7", id="a PDF"),
        pytest.param(sent(flipchart(), "GIF"), id="another format"),
        pytest.param(sent(flipchart(), "TIFF"), id="a format of many parts"),
        pytest.param(taken_by_a_phone(noise(400, 300))[:20_000], id="a JPEG cut short"),
        pytest.param(sent(noise(400, 300), "PNG")[:20_000], id="a PNG cut short"),
        pytest.param(sent(noise(400, 300), "WEBP")[:20_000], id="a WebP cut short"),
        pytest.param(png_of(20_000, 20_000), id="more than twice too many pixels"),
        pytest.param(png_of(8_000, 8_000), id="somewhat too many pixels"),
        pytest.param(png_of(2**31 - 1, 2**31 - 1), id="more pixels than there are"),
    ],
)
def test_what_is_no_good_picture_is_refused(data):
    with pytest.raises(UnreadableImage):
        process_photo(io.BytesIO(data))


SEEDS = [taken_by_a_phone(), sent(flipchart(), "PNG"), sent(flipchart(), "WEBP")]


@settings(max_examples=150)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=8),
)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(seed, damage):
    data = bytearray(seed)
    for at, byte in damage:
        data[at % len(data)] = byte

    try:
        picture = process_photo(io.BytesIO(bytes(data)))
    except UnreadableImage:
        return

    assert max(Image.open(io.BytesIO(picture.jpeg)).size) <= 1600
