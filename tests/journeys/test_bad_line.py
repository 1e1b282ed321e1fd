"""The line of the hall goes down and comes back: what people said and voted arrives, once."""

import random
import re
import time
from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.journeys.line import Line
from tests.journeys.people import named
from tests.journeys.silence import visits_after_a_silence

CODE = "/conversation/code/DUCKPOND/"
VOTES = "/votes/code/DUCKPOND/"
INSTANCES = "When did everybody know on day one? How did that come about?"
HOST, READER = "agnieszka.wrobel@example.org", "kev.bloor@example.org"
# Milliseconds: what waits is tried again after a while, less and less often.
SENT = 45_000
PATIENCE = 30  # seconds


@pytest.fixture
def line(site):
    line = Line(site.address)
    yield line
    line.close()


def has_copies(person, *addresses):
    """Wait until the device keeps copies of these pages."""
    # A function that waits for a promise takes the promise itself for a yes.
    keeps = (
        "async (wanted) => { const kept = await (await caches.open('joinedup-pages')).keys();"
        " const paths = kept.map((each) => new URL(each.url).pathname);"
        " return wanted.every((each) => paths.includes(each)); }"
    )
    until = time.monotonic() + PATIENCE
    while not person.page.evaluate(keeps, [*addresses]):
        assert time.monotonic() < until, f"There is no copy of {addresses}"
        time.sleep(0.1)


@pytest.fixture
def phone(someone, line):
    """A guest's phone in the room, whose line can be cut."""
    phone = someone(width=360, height=740)
    phone.opens(line.address + CODE)
    has_copies(phone, CODE, VOTES)
    return phone


@pytest.fixture
def host(member):
    """The facilitator, with a line that holds."""
    return member(HOST).opens("/").follows("Run the meeting")


def box(person):
    return person.page.locator("[data-outbox-place]")


def leaves(person, button, about=""):
    """Press a button that cannot send, and see that it waits."""
    before = box(person).locator("li").count()
    person.page.get_by_role("main").get_by_role("button", name=named(button, about)).click()
    expect(box(person).locator("li")).to_have_count(before + 1)
    return person


def comes_again(person, address):
    """Close the page and open another, in the same browser."""
    context = person.page.context
    person.page.close()
    person.page = context.new_page()
    return person.opens(address)


def opens_anew(person, address):
    """Open the page itself, not the copy that stands in for it when an answer is late."""
    for _ in range(5):
        person.opens(address)
        if person.page.locator("body:not([data-kept])").count():
            return person
    raise AssertionError(f"There is nothing but the copy of {address}")


def all_sent(person):
    expect(box(person)).to_contain_text("Everything that waited is sent", timeout=SENT)


def test_words_wait_for_the_line_and_survive_a_closed_page(phone, line, host):
    line.cut()

    phone.follows(INSTANCES)
    phone.reads("This is the page as it was")
    phone.types("Your words", "The ward rang first.").chooses("Quote me without my name")
    leaves(phone, "Send").types("Your words", "And the hostel rang back.")
    leaves(phone, "Send")
    comes_again(phone, line.address + CODE).reads("2 answers wait on this device")
    line.mend()

    all_sent(phone)
    said = host.opens(host.path).page.locator("#words li p:first-child")
    expect(host.page.locator("#words li", has_text="The ward rang first.")).to_have_count(1)
    expect(host.page.locator("#words li", has_text="And the hostel rang back.")).to_have_count(1)
    assert said.count() >= 2
    # Both are the words of one guest, who has one receipt.
    opens_anew(phone, line.address + CODE).follows("Open my receipt")
    phone.reads("The ward rang first.").reads("And the hostel rang back.")


def test_votes_go_on_without_a_line(phone, line):
    phone.opens(line.address + VOTES)
    total = int(re.search(r"1 of (\d+)", phone.words)[1])
    first = phone.page.get_by_role("heading", level=1).inner_text()
    line.cut()

    leaves(phone, "Agree")
    expect(phone.page.get_by_text(f"2 of {total}", exact=True)).to_be_visible()
    second = phone.page.get_by_role("heading", level=1).inner_text()
    comes_again(phone, line.address + VOTES)
    expect(phone.page.get_by_role("heading", level=1)).to_have_text(second)
    leaves(phone, "Disagree")
    for _ in range(total - 2):
        leaves(phone, "Pass")
    phone.reads("That was all of them").reads(f"{total} answers wait on this device")
    line.mend()

    all_sent(phone)
    opens_anew(phone, line.address + VOTES)
    given = phone.page.locator("#given + ul li")
    expect(given).to_have_count(total)
    expect(given.filter(has_text=first)).to_contain_text("Agree")
    expect(given.filter(has_text=second)).to_contain_text("Disagree")


def test_a_scribe_keeps_writing(member, line, host):
    scribe = member(HOST).opens(line.address + host.path).follows("Scribe")
    has_copies(scribe, scribe.path)
    address = scribe.page.url
    line.cut()

    scribe.selects("Question", INSTANCES).types("What was said", "t3 e: Nobody rang.\nt4: We did.")
    leaves(scribe, "Write it down")
    comes_again(scribe, address).reads("1 answer waits on this device")
    scribe.types("What was said", "The last line.")
    leaves(scribe, "Write it down")
    line.mend()

    all_sent(scribe)
    written = opens_anew(scribe, address).page.locator(".written p:nth-child(2)")
    expect(written).to_have_text(["The last line.", "We did.", "Nobody rang."])


def test_what_cannot_be_taken_says_why_and_can_be_opened_again(phone, line, host):
    phone.follows(INSTANCES)
    line.cut()
    phone.types("Your words", "Too late for this.")
    leaves(phone, "Send")
    question = host.page.locator("article").filter(has_text=INSTANCES)
    question.get_by_role("button", name=named("Close")).click()
    expect(question.get_by_role("button", name=named("Open"))).to_be_visible()
    line.mend()

    expect(box(phone)).to_contain_text("This question has closed", timeout=SENT)
    question.get_by_role("button", name=named("Open")).click()
    expect(question.get_by_role("button", name=named("Close"))).to_be_visible()
    box(phone).get_by_role("button", name="Open it again").click()
    expect(phone.field("Your words")).to_have_value("Too late for this.")
    phone.presses("Send").reads("Your words are kept")
    expect(box(phone)).to_be_hidden()


def test_a_phone_forgets_nobody_whose_words_still_wait(phone, line):
    phone.follows(INSTANCES).types("Your words", "First words.")
    phone.presses("Send").follows(INSTANCES)
    line.cut()
    phone.types("Your words", "Words that wait.")
    leaves(phone, "Send")
    # Before there is a line again: the page tries by itself.
    phone.page.route("**/conversation/code/*/*/", lambda route: route.abort())
    line.mend()
    opens_anew(phone, line.address + CODE)

    phone.page.get_by_role("button", name="Forget me here").click()
    phone.reads("Some answers are not sent yet")
    box(phone).get_by_role("button", name="Throw it away").click()
    expect(box(phone)).to_be_hidden()
    phone.page.unroute_all()
    phone.presses("Forget me here").reads("This phone does not know you any more")


def test_copies_of_pages_hold_no_words_and_go_with_the_person(member, line, host):
    scribe = member(HOST).opens(line.address + host.path).follows("Scribe")
    scribe.selects("Question", INSTANCES).types("What was said", "Kept on the server alone.")
    scribe.presses("Write it down")
    scribe.reads("Kept on the server alone.")
    has_copies(scribe, scribe.path)

    kept = scribe.page.evaluate(
        "async () => { const pages = await caches.open('joinedup-pages');"
        " return Promise.all((await pages.matchAll()).map((each) => each.text())); }"
    )
    assert [page for page in kept if "Kept on the server alone." in page] == []
    assert any("What was said" in page for page in kept)
    scribe.page.get_by_role("button", name="Sign out").click()
    expect(scribe.page.get_by_text("Sign in").first).to_be_visible()
    kept = scribe.page.evaluate(
        "async () => (await (await caches.open('joinedup-pages')).keys()).map((each) => each.url)"
    )
    assert kept == []


def test_the_page_itself_is_back_when_a_silent_line_answers(browser, site):
    seen = visits_after_a_silence(browser, site, phones=2, seed=2)

    assert None not in [looks for looks, _seconds in seen]


PHONES, IN_FLIGHT = 50, 10
MINUTE = 60  # seconds without a line
# A press of the button, as a person presses it, without waiting for what comes of it.
PRESS = "(button) => setTimeout(() => button.click())"


def test_fifty_phones_lose_nothing_in_a_minute_without_a_line(browser, site, line):
    """Each writes before, while and after the line is down, and presses in between."""
    question = site.open_question()
    phones = []
    for _ in range(PHONES):
        # No copies are kept: these phones stay on their page.
        context = browser.new_context(base_url=line.address, service_workers="block")
        phones.append(context.new_page())
        phones[-1].goto(question)
    said = []

    def speak(phone, moment):
        said.append(f"Phone {phones.index(phone)} {moment}.")
        phone.get_by_label("Your words").fill(said[-1])
        phone.get_by_role("button", name="Send", exact=True).evaluate(PRESS)

    chance = random.Random(60)
    for phone in phones[:IN_FLIGHT]:
        speak(phone, "as the line goes")  # on its way there, or its answer on the way back
    began = time.monotonic()
    line.cut()
    while (passed := time.monotonic() - began) < MINUTE:
        phone = chance.choice(phones[IN_FLIGHT:])
        if not phone.locator("form[data-outbox][data-sending]").count():
            speak(phone, f"after {passed:.2f} seconds")
        time.sleep(0.1)
    line.mend()
    for phone in phones:
        expect(phone.locator("[data-outbox-place] li")).to_have_count(0, timeout=2 * SENT)

    kept = Counter(site.words_kept())
    for phone in phones:
        phone.context.close()
    assert {words: kept[words] for words in said} == dict.fromkeys(said, 1)
