"""A phone goes from hand to hand: what one guest said, and took along, the back button does not
bring to the next.

Told with script and without, and in a browser that keeps whole pages in its memory.
"""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.journeys.conftest import crowd

CODE = "/conversation/code/DUCK25/"
SUGGEST = "/votes/code/DUCK25/suggest/"
WORDS, NAME = "The ward sent me home without my key.", "Shaz of Shelton"
FORGET = "Forget me here"


@pytest.fixture
def phone(someone, site):
    """A phone in the room, at a question that is open."""
    phone = someone(width=360, height=740).opens(CODE)
    return phone.opens(site.open_question())


def says(phone, words=WORDS, name=NAME):
    phone.types("Your words", words).types("Name", name)
    return phone.chooses("Quote me with the name I give").presses("Send").reads("Thank you.")


def nothing_comes_back(phone, *texts):
    """Press Back as often as there is a page, and find none of the texts, read or filled in."""
    seen = []
    for _ in range(phone.page.evaluate("history.length")):
        with suppress(Error):  # the browser has nothing to show, and asks whether to send it again
            phone.page.go_back()
        phone.page.wait_for_load_state()
        fields = phone.page.locator("input:not([type=hidden]), textarea").all()
        held = [phone.words, *(each.input_value() for each in fields)]
        seen += [(phone.path, text) for text in texts for each in held if text in each]
    assert seen == []


def test_after_forget_me_here_neither_words_nor_name_come_back(phone, script):
    says(phone).presses(FORGET).reads("This phone does not know you any more.")

    nothing_comes_back(phone, WORDS, NAME)


def test_nor_after_a_mistake_that_was_put_right(phone, script):
    phone.types("Your words", WORDS).chooses("Quote me with the name I give")
    phone.presses("Send").reads("Please write the name to quote you with")
    phone.types("Name", NAME).presses("Send").reads("Thank you.")
    phone.presses(FORGET).reads("This phone does not know you any more.")

    nothing_comes_back(phone, WORDS, NAME)


def test_nor_after_the_words_were_taken_back(phone, script):
    says(phone).follows("Open my receipt").follows("Withdraw").presses("Withdraw for good")
    phone.reads("The words are withdrawn.")

    nothing_comes_back(phone, WORDS, NAME)


def test_nor_what_was_suggested_for_a_vote(someone, script):
    phone = someone(width=360).opens(SUGGEST).types("Statement", WORDS)
    phone.presses("Suggest it").reads("Thank you.")

    nothing_comes_back(phone, WORDS)


def test_words_not_sent_yet_are_there_for_whoever_goes_back(phone):
    phone.types("Your words", WORDS).chooses("Quote me with the name I give").types("Name", NAME)
    phone.opens("/")

    phone.page.go_back()

    expect(phone.field("Your words")).to_have_value(WORDS)
    expect(phone.field("Name")).to_have_value(NAME)
