"""What a page sends for: little, and exactly what was published."""

import gzip
import hashlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.urls import reverse

import joinedup.design

APP = Path(joinedup.design.__file__).parent
COPIED = "{% load design %}{% copy_line '/here/' label='Your link' %}"
MOST_BYTES, MOST_REQUESTS = 60_000, 8


@pytest.mark.parametrize("folder", ("fonts", "static/design/fonts"))
def test_fonts_are_as_published(folder):
    lines = (APP / folder / "SHA256SUMS").read_text().splitlines()

    expected = {name: checksum for checksum, name in (line.split() for line in lines)}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (APP / folder).glob("*.[tw]*f*")
    }
    assert found == expected


def test_a_first_visit_is_light(client):
    page = client.get(reverse("design:gallery"))

    soup = BeautifulSoup(page.content, "html.parser")
    wanted = {each["href"] for each in soup.select("link[href]")}
    wanted |= {each["src"] for each in soup.select("[src]")}
    files = [Path(finders.find(address.removeprefix("/static/"))) for address in wanted]
    sizes = [len(gzip.compress(each)) for each in (page.content, *(f.read_bytes() for f in files))]
    assert len(sizes) <= MOST_REQUESTS
    assert sum(sizes) <= MOST_BYTES


def test_nothing_comes_from_elsewhere():
    kept = [APP / "static/design", APP / "templates"]
    files = [path for folder in kept for path in folder.rglob("*.*") if path.suffix != ".woff2"]

    texts = {path.name: path.read_text() for path in files if path.name != "OFL.txt"}
    told = {name for name, text in texts.items() if "://" in text.replace("http://www.w3.org/", "")}
    # The gallery shows an address as text.
    assert told == {"gallery.html"}


def test_what_helps_on_a_screen_alone_is_not_printed():
    styles = (APP / "static" / "design" / "page.css").read_text()
    printed = styles[styles.index("@media print") :]
    hint = BeautifulSoup(Template(COPIED).render(Context()), "html.parser").select_one(".on-screen")

    hidden = next(rule for rule in printed.splitlines() if "display: none !important" in rule)
    assert ".on-screen" in hidden
    assert hint.get_text() == "Tap it once to select it all, then copy."
