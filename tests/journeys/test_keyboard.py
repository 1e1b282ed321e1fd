"""Nobody needs a mouse: what is done most often, done with the keys alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people import named

pytestmark = pytest.mark.usefixtures("script")
MOST_STEPS = 120
NAME = """() => {
  const here = document.activeElement, label = here.labels?.[0];
  return ((label || here).textContent || "").trim().replace(/\\s+/g, " ");
}"""


class Keys:
    """Hands on a keyboard; where they are is always to be seen."""

    def __init__(self, person):
        self.page = person.page

    def to(self, name):
        """Press Tab until the control with this name has the focus."""
        for _step in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(NAME).startswith(name):
                return self
        raise AssertionError(f"No number of Tabs leads to {name!r}")

    def press(self, key):
        self.page.keyboard.press(key)
        return self

    def write(self, text):
        self.page.keyboard.type(text)
        return self

    def enter(self):
        """Press Enter on a link or a button, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self


def test_an_invitation_is_answered(someone, site):
    letter = site.letter_to("steph.viggars@example.org", "Can you come?")
    steph = someone(width=360).opens(re.search(r"Yes: (\S+)", letter)[1])
    keys = Keys(steph)

    keys.to("Skip to the content").press("Enter").to("Yes").press("ArrowDown")
    keys.to("What would help you take part?").write("A seat near the door")
    keys.to("Confirm my answer").enter()

    steph.reads("Thank you. You can say yes or no here when you know.", "A seat near the door")


def test_a_guest_comes_in_with_a_code_and_says_something(someone):
    guest = someone(width=360).opens("/")
    keys = Keys(guest)

    keys.to("Joining code").write("DUCKPOND").enter()
    keys.to("When did everybody know on day one?").enter()
    keys.to("Your words").write("The porter rang the hostel.")
    keys.to("I would rather not say").press("ArrowUp").press("ArrowUp")
    keys.to("Do not quote me").press("ArrowDown").to("Send").enter()

    guest.reads("Thank you. Your words are kept as you wrote them.")
    guest.follows("Open my receipt").reads("The porter rang the hostel.", "Work")
    guest.reads("Quote me without my name")


def test_a_scribe_writes_down_a_table(member):
    hannah = member("hannah.clewlow@example.org").opens("/")
    keys = Keys(hannah)

    keys.to("Scribe").enter()
    keys.to("Question").write("When did").to("Table or person").write("Table 7")
    keys.to("What was said").write("e: somebody saved me a seat").press("Enter")
    keys.write("w: we ring before we write").to("Write it down").enter()

    first, second = (card.inner_text() for card in hannah.page.locator(".written").all()[:2])
    assert ["Table 7" in each for each in (first, second)] == [True, True]
    hannah.reads("somebody saved me a seat", "we ring before we write")


def test_a_ballot_is_cast_and_three_votes_are_given(someone):
    guest = someone(width=360).opens("/conversation/code/DUCKPOND/")
    keys = Keys(guest)

    keys.to("Statements").enter().to("Agree").enter().to("Disagree").enter()
    guest.reads("3 of 4")
    guest.opens("/conversation/code/DUCKPOND/")
    keys.to("Ideas for recommendations").enter()
    first = guest.page.get_by_role("checkbox").first
    keys.to(first.evaluate("(box) => box.labels[0].textContent.trim()")).press(" ")
    keys.to("Send my votes").enter()

    guest.reads("Saved: you gave 1 of your 3 votes")


def test_a_facilitator_runs_the_room_and_a_scribe_writes(member):
    host = member("agnieszka.wrobel@example.org").opens("/")
    keys = Keys(host)

    keys.to("Run the meeting").enter()
    following = host.page.locator("#questions article:has(.button-main)")
    question = host.page.locator(f"#{following.get_attribute('id')}")
    asked = question.get_by_role("heading").inner_text().removeprefix("Next:").strip()
    keys.to(f"Open: {asked}").press("Enter")
    expect(question.get_by_role("button", name=named("Close"))).to_be_visible()
    keys.to("Scribe").enter()
    keys.to("What was said").write("q3 t3 e: Written with the keys alone.")
    keys.to("Write it down").enter()

    host.reads("1 line is kept", "Written with the keys alone.")
