"""Somebody at the finder: answering its questions, with script or without, on a phone or not."""

import re

from playwright.sync_api import expect

from tests.journeys.test_bad_line import has_copies

FINDER = "/duties/"
# Everything a page may keep of itself, here and in its browser.
KEPT = """async () => {
  const copies = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const { url } of await cache.keys()) copies[url] = await (await cache.match(url)).text();
  }
  return [location.href, history.length, history.state, {...localStorage}, {...sessionStorage},
    document.cookie, await indexedDB.databases(), copies];
}"""


class Finder:
    """The finder as one person has it open."""

    def __init__(self, person, script=True, address=""):
        self.person, self.page, self.script = person, person.page, script
        person.opens(address + FINDER)
        if script:
            self.is_ready()

    def is_ready(self):
        expect(self.page.get_by_role("button", name="Show what may be owed")).to_be_hidden()
        return self

    def is_kept(self):
        """Wait until the device has a copy of the page."""
        has_copies(self.person, FINDER)
        return self

    def group_of(self, label):
        return self.page.locator("details", has=self.page.get_by_role("group", name=label))

    def answers(self, label, answer="Yes"):
        """Answer the question with this label, wherever it waits."""
        question = self.page.locator("fieldset").filter(
            has=self.page.locator("legend", has_text=label)
        )
        group = self.page.locator("details[data-group]").filter(has=question)
        if group.get_attribute("open") is None:
            group.locator("summary").click()
        while not question.is_visible():
            group.get_by_role("button", name="Next question").click()
        question.get_by_label(answer, exact=True).check()
        return self

    def says_next(self, answer):
        """Answer what would matter most next."""
        self.page.locator("[data-next]").get_by_role("button", name=answer, exact=True).click()
        return self

    def is_about(self, country=None, day=None):
        place = self.page.locator("details.case")
        if place.get_attribute("open") is None:
            place.locator("summary").click()
        if country:
            self.page.get_by_label("Which country’s law?").select_option(value=country)
        if day:
            self.page.get_by_label("What day was it").fill(day)
        return self

    def looks(self):
        """Ask for the list, where no script does it at every answer."""
        if not self.script:
            self.person.presses("Show what may be owed")
        return self

    def shows(self, *titles):
        """Fail unless these duties are shown."""
        for title in titles:
            expect(self.page.get_by_role("heading", name=title, exact=True)).to_be_visible()
        return self

    @property
    def next_question(self):
        place = self.page.locator("[data-next-label]")
        return place.inner_text() if place.is_visible() else None

    @property
    def says(self):
        """All that is said of what may be owed: what is seen, and what is folded in its cards."""
        seen = self.page.locator("#results").inner_text().replace("Print the list", "")
        cards = self.page.locator("[data-body]:not([hidden])").all_text_contents()
        # Spaces between parts are seen as nothing but the parts being apart.
        return [re.sub(r"\s+", "", each) for each in [seen, *cards]]
