"""Two ways to press: with a finger, each press counted, and with the keys alone.

Both say the same words, so that one story can be told with either. What acts is counted: a press, a
tick, a choice, a file; with keys Enter, Space and letters that act. Typing is free; the Tabs on the
way are counted by themselves.
"""

import re
from contextlib import contextmanager

from playwright.sync_api import expect

from tests.journeys.people import labelled

MOST_TABS = 250
# What a screen reader would begin with where the focus is.
NAME = """() => {
  const here = document.activeElement, label = here.labels?.[0];
  const name = here.getAttribute("aria-label") || (label || here).textContent || "";
  return name.trim().replace(/\\s+/g, " ");
}"""
KIND = "() => `${document.activeElement.localName} ${document.activeElement.type || ''}`.trim()"
LINKS, BUTTONS = ("a", "summary"), ("button submit", "button button")


def beginning(words):
    """Match what begins with these words, as eyes and Tabs find it."""
    return re.compile(rf"^\s*{re.escape(words)}")


class Hands:
    """Hands of a person, and what they did in each step of the day."""

    def __init__(self, person):
        self.page, self.person = person.page, person
        self.acts, self.tabs, self.steps = 0, 0, {}

    @contextmanager
    def step(self, name):
        """A part of the day, which begins on the first page."""
        acts, tabs = self.acts, self.tabs
        self.page.goto("/")
        yield
        self.steps[name] = self.acts - acts, self.tabs - tabs

    def reads(self, *sentences):
        self.person.reads(*sentences)
        return self


class Finger(Hands):
    """A mouse or a finger, in a browser that runs no script."""

    def follows(self, name):
        return self._goes(self.page.get_by_role("link", name=beginning(name)).first)

    def presses(self, name):
        main = self.page.get_by_role("main")
        return self._goes(main.get_by_role("button", name=beginning(name)).first)

    def _goes(self, thing):
        self.acts += 1
        with self.page.expect_navigation():
            thing.click()
        return self

    def gives_file(self, label, path):
        self.acts += 1
        self.page.get_by_label(label).set_input_files(path)
        return self

    def selects(self, label, option):
        self.acts += 1
        self.page.get_by_label(labelled(label)).select_option(label=option)
        return self

    def narrows(self, label, option, button):
        """Choose what a list is narrowed to, and ask for it."""
        return self.selects(label, option).presses(button)

    def ticks(self, box):
        self.acts += 1
        box.check()
        return self


class Keys(Hands):
    """The keys alone, in a browser that runs script."""

    def to(self, name, kinds=()):
        """Press Tab until the control with this name has the focus."""
        for _step in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            self.tabs += 1
            if self.page.evaluate(NAME).startswith(name) and (
                not kinds or self.page.evaluate(KIND) in kinds
            ):
                return self
        raise AssertionError(f"No number of Tabs leads to {name!r}")

    def presses_key(self, key):
        self.acts += 1
        self.page.keyboard.press(key)
        return self

    def follows(self, name):
        return self._goes(self.to(name, LINKS))

    def presses(self, name):
        return self._goes(self.to(name, BUTTONS))

    def _goes(self, _there):
        with self.page.expect_navigation():
            self.presses_key("Enter")
        return self

    def stays(self, name):
        """Press a button that changes the page in its place; the focus is not lost by it."""
        self.to(name, BUTTONS).presses_key("Enter")
        return self

    def keeps_its_place(self):
        """Fail if the focus fell to the top of the page."""
        expect(self.page.locator(":focus")).to_have_count(1)
        return self

    def gives_file(self, label, path):
        self.to(label, ("input file",))
        with self.page.expect_file_chooser() as chooser:
            self.presses_key("Space")
        chooser.value.set_files(path)
        return self

    def selects(self, label, option):
        self.to(label, ("select select-one",))
        self.acts += 1
        self.page.keyboard.type(option)
        return self

    def narrows(self, label, option, _button):
        """With script the list is narrowed by the choice alone."""
        return self.selects(label, option)
