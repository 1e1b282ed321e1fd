"""Whatever people write, it stays on the paper: every page, full of words longer than a line, is
laid out as it is printed and measured in the browser."""

import pytest
from django.db import models

from joinedup.core.texts import Whose
from tests.browser import running_browser
from tests.house.access import PEOPLE, rows
from tests.house.canary import copies_of, say_instead
from tests.house.client import PersonClient, address_of, is_key
from tests.house.paper import file_of, sheet_in
from tests.house.pdf_places import places_of, sheets_of
from tests.house.world import grow, refresh

pytestmark = pytest.mark.django_db
A_HAIR = 1  # pixel
LONG_WORDS = (
    "W" * 200,
    "https://example.org/share?token=" + "4f9a" * 60,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "مرحبا" * 40,
    "😀" * 90 + "👩‍👩‍👧" * 30,
    "a\u00a0" * 100,
)
# What stands out of the sheet, or is cut off by what it stands in.
OFF_THE_PAPER = """hair => {
  const found = [], range = document.createRange(), known = new Map();
  const sheet = {left: 0, right: document.documentElement.clientWidth};
  const within = (box) => {
    if (!box) return sheet;
    if (!known.has(box)) {
      let {left, right} = within(box.parentElement);
      if (getComputedStyle(box).overflowX !== "visible") {
        const its = box.getBoundingClientRect();
        left = Math.max(left, its.left);
        right = Math.min(right, its.right);
      }
      known.set(box, {left, right});
    }
    return known.get(box);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const parent = text.parentElement, words = text.data.trim();
    if (!words || parent.closest(".unseen, svg, script")) continue;
    range.selectNodeContents(text);
    const {left, right} = within(parent);
    const isOff = (line) => line.left < left - hair || line.right > right + hair;
    const where = `${parent.tagName} in ${parent.closest("[class]")?.className}`;
    if ([...range.getClientRects()].some(isOff)) found.push(`${where}: ${words.slice(0, 40)}`);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def pages(world):
    """Every page as whoever may see most of it sees it: its name and HTML."""
    grow(world.a)
    fill_with_long_words()
    refresh(world.a)
    for person in world.people.values():
        if person.is_authenticated:
            person.refresh_from_db()
    # Somebody whose address has changed has to sign in again.
    browsers = {name: PersonClient(person) for name, person in world.people.items()}
    found = {}
    for row in rows():
        readers = [person for person in PEOPLE if row.get[person] == "p"]
        for person in {*readers[:1], *readers[-1:]} if is_key(row) else readers[-1:]:
            answer = browsers[person].send("get", address_of(row, world.a))
            body = b"".join(answer)  # a file is open until it is read
            if b"</html>" in body:
                found[f"{row.title} {person}"] = body
    return found


def fill_with_long_words():
    """Put words longer than a line wherever people have written anything."""
    for text, field in copies_of({Whose.OWN, Whose.PERSONAL, Whose.EDITED}):
        if isinstance(field, models.BinaryField | models.FileField):
            continue
        for thing in text.model_class._base_manager.all():
            say_instead(thing, field, _long_words(thing.pk, field))


def _long_words(pk, field):
    """Another of the words first for each, where there is no room for all."""
    number = hash(pk) if isinstance(pk, str) else int(pk)
    if isinstance(field, models.EmailField):
        return f"{'w' * 50}{number}@{'w' * 60}.{'w' * 60}.{'w' * 50}.org"
    if isinstance(field, models.URLField):
        return f"https://example.org/{number}/{'w' * 300}"
    first = number % len(LONG_WORDS)
    return f"{number}{' '.join([*LONG_WORDS[first:], *LONG_WORDS[:first]])}"


@pytest.fixture
def browser():
    """One for each test: it has to be gone before Django touches the database again."""
    with running_browser() as browser:
        yield browser


@pytest.fixture
def sheet(pages, browser):
    """A browser's page as it is printed: give it the HTML."""
    with sheet_in(browser) as show:
        yield show


def test_no_word_leaves_the_paper_on_any_page(pages, sheet):
    off = {name: found for name, html in pages.items() if (found := off_the_paper(sheet(html)))}

    assert off == {}
    assert len(pages) > 120


def off_the_paper(page):
    return page.evaluate(OFF_THE_PAPER, A_HAIR)


PRINTED = ("room:paper_pack", "series:meeting_letters", "conversation:guest_slips")


@pytest.mark.parametrize("name", PRINTED)
def test_nor_on_the_sheets_that_are_made_to_be_printed(pages, sheet, name):
    """Measured in the file that the browser gives to the printer."""
    html = next(html for title, html in pages.items() if title.startswith(name))
    file = file_of(sheet(html))

    off = [
        place
        for (width, height), places in zip(sheets_of(file), places_of(file), strict=True)
        for left, right, line in places
        for place in [(left, right, line)]
        if left < 0 or right > width or not 0 < line < height
    ]

    assert off == []
