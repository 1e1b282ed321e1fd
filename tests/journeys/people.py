"""People at their browsers, in words a story can be told with."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect


def named(name, about=""):
    """Match what a button or a link is called; ``about`` tells those apart that share a name.

    Many say what they are about to screen readers only: "Undo: Table 3". A pattern stays as it is.
    """
    if isinstance(name, re.Pattern):
        return name
    ending = rf":.*{re.escape(about)}.*" if about else r"(?::.*)?"
    return re.compile(rf"^{re.escape(name)}\s*{ending}$", re.DOTALL)


def labelled(label):
    """Match a field's label, whether or not it says in brackets when it may stay empty."""
    return re.compile(rf"^\s*{re.escape(label)}\s*(?:\((?:optional|needed [^()]+)\))?\s*$")


class Person:
    """Somebody with a browser of their own. Every click is counted; typing is free."""

    def __init__(self, page: Page, site):
        self.page, self.site = page, site
        self.clicks = 0
        self.broken = []
        page.on("response", self._note_answer)
        page.on("pageerror", lambda error: self.broken.append(f"script: {error}"))
        page.on("console", self._note_console)

    def _note_answer(self, response):
        if response.status >= 500:
            self.broken.append(f"{response.status} {response.request.method} {response.url}")

    def _note_console(self, message):
        # The browser mentions every 4xx, also those that a story is about.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.broken.append(f"console: {message.text}")

    def signs_in(self, address):
        """Sign in by the code in the letter. These clicks are not counted."""
        before, clicks = len(self.site.letters_to(address)), self.clicks
        self.opens("/people/sign-in/").types("Your email address", address)
        self.presses("Send me a code")
        letter = self.site.letter_to(address, "Your code is", after=before)
        self.types("The code from the email", re.search(r"Your code is (\S+)", letter)[1])
        self.presses("Sign in")
        expect(self.page.get_by_role("button", name="Sign out")).to_be_visible()
        self.clicks = clicks
        return self

    # Going somewhere

    def opens(self, address):
        """Go to an address typed or pasted: no click."""
        self.page.goto(address)
        return self

    def shows(self, address):
        """Go there, and say whether it is a page; files are for other tests."""
        answer = self.page.request.head(address)
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        if is_page:
            self.opens(address)
        return is_page

    def opens_letter_link(self, address):
        """Press a link in a letter."""
        self.clicks += 1
        return self.opens(address)

    def follows(self, name, about="", within=None):
        """Press a link that leads to another page."""
        links = (within or self.page).get_by_role("link", name=named(name, about))
        # The next step of a page may stand among the other steps again.
        self._press(links.first)
        return self

    def presses(self, name, about="", within=None):
        """Press a button that sends something."""
        # The one to sign in stands in the page, its namesake in the head.
        place = within or self.page.get_by_role("main")
        self._press(place.get_by_role("button", name=named(name, about)))
        return self

    def _press(self, thing):
        self.clicks += 1
        with self.page.expect_navigation():
            thing.click()

    @property
    def path(self):
        """Where they are."""
        return urlsplit(self.page.url).path

    # Filling in

    def field(self, label):
        """The field with this label."""
        return self.page.get_by_label(labelled(label))

    def types(self, label, text):
        """Fill a field in."""
        self.field(label).fill(text)
        return self

    def chooses(self, *options):
        """Press a radio button or a tick box for each option; a pattern may name it."""
        for option in options:
            self.clicks += 1
            self._option(option).check()
        return self

    def unticks(self, *options):
        """Take a tick away."""
        for option in options:
            self.clicks += 1
            self._option(option).uncheck()
        return self

    def _option(self, option):
        radio, box = (
            self.page.get_by_role(role, name=option, exact=True) for role in ("radio", "checkbox")
        )
        return radio.or_(box)

    def selects(self, label, option):
        """Choose from a list."""
        self.clicks += 1
        self.field(label).select_option(label=option)
        return self

    # Reading

    @property
    def words(self):
        """All words on the page, as they are read."""
        return self.page.locator("body").inner_text()

    def reads(self, *sentences):
        """Fail unless each of these can be read on the page."""
        for sentence in sentences:
            expect(self.page.locator("body")).to_contain_text(sentence)
        return self

    def reads_nothing_of(self, *sentences):
        """Fail if any of these is in the page, even where nobody sees it."""
        source = self.page.content()
        assert [each for each in sentences if each in source] == []
        return self

    def card(self, words):
        """The card that holds these words."""
        return self.page.locator(".card").filter(has_text=words)

    def said(self, words):
        """What somebody said, with all that belongs to it."""
        return self.page.locator("[id^=said-]").filter(has_text=words)

    def rows(self):
        """The rows of the table on the page, without its head."""
        return self.page.locator("tbody tr").all()
