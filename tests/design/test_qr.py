import re

import pytest
import segno
from bs4 import BeautifulSoup

from joinedup.design.qr import qr_svg

QUIET = 4  # the light squares a camera needs on each side


def picture_of(address):
    return BeautifulSoup(qr_svg(address), "html.parser").svg


def drawn(path):
    """The dark squares (row, column) a path of horizontal strokes draws."""
    squares, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        match command, [float(each) for each in numbers.split()]:
            case "M", [x, y]:
                pass
            case "m", [right, down]:
                x, y = x + right, y + down
            case "h", [length]:
                squares |= {(int(y), int(x) + each) for each in range(int(length))}
                x += length
    return squares


@pytest.mark.parametrize("address", ["http://a.uk/", "https://joinedup.example/" + "x" * 200])
def test_the_picture_holds_every_square_and_the_whole_quiet_zone(address):
    squares = segno.make(address, error="m", micro=False).matrix
    side = len(squares) + 2 * QUIET

    picture = picture_of(address)
    ground, dark = picture.find_all("path")

    assert (picture["viewbox"], ground["d"]) == (
        f"0 0 {side} {side}",
        f"M0 0h{side}v{side}h-{side}z",
    )
    assert drawn(dark["d"]) == {
        (row + QUIET, column + QUIET)
        for row, line in enumerate(squares)
        for column, is_dark in enumerate(line)
        if is_dark
    }


def test_the_picture_takes_the_size_of_its_box():
    picture = picture_of("http://a.uk/")

    assert (picture.has_attr("width"), picture.has_attr("height"), picture["class"]) == (
        False,
        False,
        ["qr"],
    )
