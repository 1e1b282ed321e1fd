"""From what may be owed to a letter, to a reply held against a list, to a day that is kept."""

from datetime import date
from io import BytesIO

import docx
import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from tests.journeys.conftest import crowd
from tests.journeys.finder import KEPT, Finder
from tests.journeys.line import Line
from tests.journeys.looks import mistakes_of_a_view
from tests.journeys.people import Person
from tests.journeys.test_duties import FRIDAY, HOSPITAL, REFERRAL, ROUGH, found_in
from tests.journeys.test_keyboard import Keys

REVIEW = "/duties/ha96-s202-204-review-and-appeal/"
CANARY = "Wren-sings-at-six"


@pytest.fixture
def line(site):
    line = Line(site.address)
    yield line
    line.close()


def letter_about(finder, duty):
    """The tab in which the letter is written; what was answered stays in the other."""
    card = finder.page.locator("[data-duty]").filter(
        has=finder.page.get_by_role("heading", name=duty, exact=True)
    )
    with finder.page.context.expect_page() as opened:
        card.get_by_role("button", name="Write the letter").click()
    writer = Person(opened.value, finder.person.site)
    expect(writer.page.get_by_role("heading", name="Write the letter")).to_be_visible()
    return writer


def downloads(writer, button):
    with writer.page.expect_download() as came:
        writer.page.get_by_role("main").get_by_role("button", name=button).click()
    return came.value.path().read_bytes()


def test_a_ward_writes_to_the_council_from_a_phone(someone, script):
    finder = Finder(someone(width=360, height=740), script)
    finder.answers(HOSPITAL).answers(ROUGH).looks()
    writer = letter_about(finder, REFERRAL)

    writer.page.get_by_label(ROUGH).check()
    writer.types("Whom it is about", "J. T.").types("1. date", "Friday")
    writer.types("In your own words", "His sister\nhas a sofa until then.")
    writer.page.get_by_label("Who is asked").select_option(
        label="NHS trust or foundation trust, acute, community or mental health"
    )
    writer.presses("See the letter")

    letter = writer.page.locator("[data-letter]")
    # The community has recorded the receiver's own form, and the sentence that works here.
    expect(letter).to_contain_text("We refer J. T. under section 213B")
    expect(letter).to_contain_text("Section 4: What is requested")
    expect(letter).to_contain_text(ROUGH)
    expect(letter).not_to_contain_text(HOSPITAL)
    writer.reads("There are gaps left", "email", "Information, not legal advice")
    document = docx.Document(BytesIO(downloads(writer, "Download it for Word")))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert ROUGH in said
    assert "His sister\nhas a sofa until then." in said
    assert finder.page.locator("input[type=radio]:checked").count() == 2


def test_a_release_on_a_friday_is_asked_about(someone, script):
    finder = Finder(someone(), script)
    finder.answers("Release falls on a Friday").answers("Likely to become homeless").looks()
    writer = letter_about(finder, FRIDAY)

    writer.types("Whom it is about", "Sam").types("1. Friday date", "11 December")
    writer.types("In your own words", "He is no frequent flyer.")
    writer.types("By which day do you ask for an answer?", "2026-12-04")
    writer.presses("See the letter")

    writer.reads("Sam is due out on 11 December", "lets you do this", "[needs]")
    writer.reads("Please answer in writing by Friday 4 December 2026.", "You decide.")
    writer.presses("Hand this screen to somebody")
    expect(writer.page.get_by_label("In your own words")).to_be_hidden()
    expect(writer.page.get_by_text("You decide.")).to_be_hidden()
    expect(writer.page.locator("[data-letter]")).to_contain_text("Sam is due out")
    writer.presses("Back to the letter")
    expect(writer.page.get_by_label("In your own words")).to_be_visible()
    # No last day is counted from a clock of theirs: the card has the day that was agreed.
    writer.opens("/duties/last-day/").types("Which day is the last?", "2026-12-11")
    writer.presses("Show the card").reads("Friday 11 December 2026")


def test_an_officer_sees_what_a_complete_decision_needs(someone, script):
    officer = someone().opens(REVIEW).follows("I have to decide")
    officer.page.get_by_label("Explains this in writing").check()
    officer.presses("Show what is missing")

    officer.reads(
        "Your answer does not contain this yet:", "Internal review of a homelessness decision"
    )
    missing = officer.page.locator("#result li")
    expect(missing).to_have_count(4)
    expect(missing.first).to_have_text(
        "Says the request is out of time, or the decision is not reviewable"
    )


def test_a_refusal_is_held_against_the_list_and_its_last_day_is_kept(someone, script):
    advocate = someone(width=360).opens(REVIEW).follows("I got an answer")
    advocate.page.get_by_label("Explains this in writing").first.check()
    advocate.types("On which day did the person receive it, or did it happen?", "2026-11-25")
    advocate.presses("Show what is missing")

    advocate.reads("Tuesday 15 December 2026", "counts as the first day")
    calendar = Calendar.from_ical(downloads(advocate, "Add it to a calendar"))
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].dt == date(2026, 12, 15)
    advocate.presses("Make a card for the wallet")
    advocate.reads("Last day to act", "Tuesday 15 December 2026")
    card = advocate.page.locator(".wallet").inner_text().lower()
    assert not [each for each in ("housing", "homeless", "review", "1996") if each in card]
    # On paper it stands alone.
    advocate.page.emulate_media(media="print")
    expect(advocate.page.locator(".wallet")).to_be_visible()
    expect(
        advocate.page.locator(".head, h1, .main > :not(.wallet)").locator("visible=true")
    ).to_have_count(0)


def test_elsewhere_the_day_in_their_letter_is_typed(someone, script):
    person = someone().opens("/duties/ha96-s195-prevention/reply/").presses("Show what is missing")
    expect(person.page.get_by_label("On which day did the person receive it")).to_have_count(0)

    person.types("The last day, as given in their letter", "2027-01-09")
    person.presses("Make a card for the wallet")

    person.reads("Saturday 9 January 2027")
    person.opens("/duties/last-day/").presses("Show the card")
    person.reads("Please give the day, as it is given in their letter.")


@pytest.mark.parametrize("runs_script", [True, False], ids=["script", "plain"])
def test_what_is_told_for_a_letter_stands_nowhere(browser, site, line, runs_script):
    with crowd(browser, site, runs_script) as arrive:
        finder = Finder(arrive(width=360), runs_script, address=line.address)
        writer = letter_about(finder.answers(ROUGH).answers(HOSPITAL).looks(), REFERRAL)
        writer.types("Whom it is about", CANARY).types("In your own words", f"{CANARY} too.")
        writer.presses("See the letter")
        assert downloads(writer, "Download it for Word")
        assert CANARY not in writer.page.url
        if runs_script:
            assert CANARY not in str(writer.page.evaluate(KEPT))
        assert CANARY not in str(writer.page.context.storage_state())

    heads = [each for each in bytes(line.sent).split(b"\r\n") if b"csrfmiddlewaretoken" not in each]
    assert bytes(line.sent).count(CANARY.encode()) >= 4  # so it did travel, in bodies
    assert [each for each in heads if CANARY.encode() in each] == []
    assert found_in(site, CANARY, "rough_sleeping") == []


def test_ten_thousand_signs_come_back_whole_and_more_are_refused_kindly(someone):
    writer = someone().opens("/duties/ha96-s195-prevention/letter/")
    for length, sentence in ((10_000, "The letter"), (10_001, "10,000")):
        writer.types("In your own words", "ä" * length).presses("See the letter")
        writer.reads(sentence)
        assert len(writer.field("In your own words").input_value()) == length


def test_the_keys_alone_are_enough(someone, script):
    writer = someone().opens("/duties/ha96-s195-prevention/letter/")
    keys = Keys(writer)

    keys.to("Whom it is about").write("J. T.").to("In your own words").write("Please.")
    keys.to("See the letter").enter()

    writer.reads("J. T. is likely to be homeless on [date].")
    # The letter brings buttons of its own, which Enter in a field does not mean.
    writer.types("Whom it is about", "Sam")
    writer.field("Whom it is about").focus()
    keys.enter()
    writer.reads("Sam is likely to be homeless on [date].")


def test_the_pages_hold_at_every_width(someone):
    person = someone()
    finder = Finder(person).answers(ROUGH).answers(HOSPITAL)
    writer = letter_about(finder, REFERRAL)
    writer.types("In your own words", "A bed blocker, they said.").presses("See the letter")
    writer.page.get_by_text("The letter as plain text, to select").click()
    mistakes = mistakes_of_a_view(writer.page)
    for side in ("reply", "decision"):
        person.opens(f"{REVIEW}{side}/").presses("Show what is missing")
        mistakes += mistakes_of_a_view(person.page)
    person.opens("/duties/last-day/").types("Which day is the last?", "2027-01-09")
    mistakes += mistakes_of_a_view(person.presses("Show the card").page)

    assert mistakes == []
