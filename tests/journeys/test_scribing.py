"""A scribe types for a table: quickly, from a photo, and while somebody closes the door."""

import pytest
from playwright.sync_api import expect

from tests.conversation.test_pictures import flipchart, taken_by_a_phone

MEETING = "Day one, not day nine"
SCRIBE = "hannah.clewlow@example.org"
HOST = "maureen.colclough@example.org"
KEYS = "Ctrl and Enter writes it down, too"
LARGE = taken_by_a_phone(flipchart(3000, 2000))
CLOSED = "The meeting has closed."


@pytest.fixture
def scribe(member):
    return member(SCRIBE).opens("/").follows("Scribe")


@pytest.fixture
def host(member):
    return member(HOST).opens("/").follows(MEETING)


def lines_of(person):
    return person.field("What was said")


def sends_by_key(person, key="Control+Enter"):
    with person.page.expect_navigation():
        lines_of(person).press(key)


@pytest.mark.parametrize("key", ["Control+Enter", "Meta+Enter"])
def test_lines_are_sent_from_where_they_are_typed(scribe, key):
    scribe.reads(KEYS).types("What was said", f"one with {key}")

    sends_by_key(scribe, key)

    scribe.reads("1 line is kept.", f"one with {key}")
    expect(lines_of(scribe)).to_be_focused()


def test_enter_alone_begins_the_next_line(scribe):
    scribe.types("What was said", "one")

    lines_of(scribe).press("Enter")
    lines_of(scribe).press_sequentially("two")

    expect(lines_of(scribe)).to_have_value("one\ntwo")


def test_a_door_that_closed_is_told_of_once(scribe, host):
    scribe.types("What was said", "while it closed")
    host.presses("Stop taking contributions")
    sends_by_key(scribe)
    scribe.reads(CLOSED)
    refused = scribe.page.locator(".error-summary")
    host.presses("Start taking contributions again")

    # The browser keeps no answer to what was sent: it would ask whether to send it again.
    scribe.opens("/").follows("Scribe")
    expect(lines_of(scribe)).to_have_value("while it closed")
    expect(refused).to_have_count(0)
    sends_by_key(scribe)
    scribe.reads("1 line is kept.")
    expect(refused).to_have_count(0)
    scribe.opens("/").follows("Scribe")

    expect(refused).to_have_count(0)
    expect(lines_of(scribe)).to_have_value("")


def test_words_not_sent_are_there_for_whoever_goes_back(scribe):
    scribe.types("What was said", "not sent yet").opens("/")

    scribe.page.go_back()

    expect(lines_of(scribe)).to_have_value("not sent yet")


def test_a_page_opened_again_after_a_refusal_holds_the_words_alone(scribe, host):
    scribe.types("What was said", "kept on the phone")
    host.presses("Stop taking contributions")
    sends_by_key(scribe)
    host.presses("Start taking contributions again")

    scribe.opens(scribe.path)

    expect(lines_of(scribe)).to_have_value("kept on the phone")
    expect(scribe.page.locator(".error-summary")).to_have_count(0)


def test_a_flipchart_is_typed_from_its_photo(member, script):
    scribe = member(SCRIBE, width=360).opens("/").follows("Scribe")
    scribe.follows("Add a photo")
    photo = {"name": "chart.jpg", "mimeType": "image/jpeg", "buffer": LARGE}
    scribe.field("Photo").set_input_files(photo)
    scribe.presses("Save the photo").reads("The photo is kept. Now type what it says.")
    picture = scribe.page.get_by_role("img", name="Photo of a flipchart")

    scribe.types("What was said", f"on the chart ({script})").presses("Write it down")

    scribe.reads("1 line is kept.", "Typed from this photo", f"on the chart ({script})")
    expect(picture).to_be_visible()
    boxes = [each.bounding_box() for each in (picture, lines_of(scribe))]
    assert [box["x"] + box["width"] <= 360 for box in boxes] == [True, True]
    scribe.follows("All photos, and what you wrote down").reads("typed: 1 line")
