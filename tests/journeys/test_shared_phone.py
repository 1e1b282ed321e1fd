"""A phone goes from hand to hand: what one guest said, or took back, the back button does not bring
to the next. Told with script and without."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.journeys.looks import mistakes_of_a_view

CODE = "/conversation/code/DUCKPOND/"
SUGGEST = "/votes/code/DUCKPOND/suggest/"
WORDS, NAME = "The ward sent me home without my key.", "Shaz of Shelton"
FORGET = "Forget me here"
FORGOTTEN = "This phone does not know you any more."


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
    kept = phone.page.evaluate("JSON.stringify(localStorage)")
    seen = [("on the phone", text) for text in texts if text in kept]
    for _ in range(phone.page.evaluate("history.length")):
        with suppress(Error):  # the browser has nothing to show, and asks whether to send it again
            phone.page.go_back()
        phone.page.wait_for_load_state()
        fields = phone.page.locator("input:not([type=hidden]), textarea").all()
        held = [phone.words, *(each.input_value() for each in fields)]
        seen += [(phone.path, text) for text in texts for each in held if text in each]
    assert seen == []


def test_after_forget_me_here_neither_words_nor_name_come_back(phone, script):
    says(phone).presses(FORGET).reads(FORGOTTEN)

    nothing_comes_back(phone, WORDS, NAME)


def test_nor_after_a_mistake_that_was_put_right(phone, script):
    phone.types("Your words", WORDS).chooses("Quote me with the name I give")
    phone.presses("Send").reads("Please write the name to quote you with")
    phone.types("Name", NAME).presses("Send").reads("Thank you.")
    phone.presses(FORGET).reads(FORGOTTEN)

    nothing_comes_back(phone, WORDS, NAME)


def test_nor_with_the_receipt_that_was_open_before(phone, script):
    says(phone).follows("Open my receipt").reads(WORDS)
    phone.opens(CODE).presses(FORGET).reads(FORGOTTEN)

    nothing_comes_back(phone, WORDS, NAME)


def test_a_receipt_is_closed_where_it_was_forgotten_until_its_owner_opens_it(phone, script):
    says(phone).follows("Open my receipt")
    receipt = phone.page.url
    phone.opens(CODE).presses(FORGET).opens(receipt).reads("This receipt is closed here")
    phone.reads_nothing_of(WORDS, NAME)
    if script:
        assert mistakes_of_a_view(phone.page) == []

    phone.presses("It is mine: open it here").reads(WORDS)


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
