"""A meeting run from one page: facilitator, wall, two phones and a scribe."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people import named

CODE = "/conversation/code/DUCKPOND/"
INSTANCES = "When did everybody know on day one? How did that come about?"
HOST, READER = "agnieszka.wrobel@example.org", "kev.bloor@example.org"


@pytest.fixture
def host(member):
    """The facilitator, from a phone."""
    host = member(HOST, width=360, height=740)
    return host.opens("/").follows("Run the meeting")


@pytest.fixture
def wall(host, member):
    """The laptop with the projector."""
    return member(HOST, width=1280, height=720).opens(host.path).follows("Wall")


def unfolded(host):
    """On a phone the rest is folded away."""
    folded = host.page.locator("details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()
    return host


def question(host, words):
    return unfolded(host).page.locator("article").filter(has_text=words)


def asked(host):
    """The questions of the meeting, as they stand on the facilitator's page."""
    return host.page.locator("#questions article h3").all_inner_texts()


def presses(host, name, about):
    """Press a button of the facilitator's page, which with script nobody leaves."""
    button = (
        unfolded(host).page.get_by_role("main").get_by_role("button", name=named(name, about)).first
    )
    revision = host.page.locator("[data-revision]").get_attribute("data-revision")
    button.click()
    expect(host.page.locator("[data-revision]")).not_to_have_attribute("data-revision", revision)


def opens_only(host, words):
    """Open one question and close the others."""
    for each in asked(unfolded(host)):
        each = each.removeprefix("Next:").strip()
        name = "Open" if each == words else "Close"
        if question(host, each).get_by_role("button", name=named(name)).count():
            presses(host, name, each)


def seen(person, script):
    """Without script a page is read anew by hand."""
    if not script:
        person.page.reload()
    return person.page


def test_a_meeting_is_run_from_one_page(host, wall, member, someone, script):
    phone, other = someone(width=320).opens(CODE), someone(width=360).opens(CODE)
    ward, bus = f"The ward rang the hostel ({script}).", f"The bus came ({script})."
    opens_only(host, INSTANCES)

    for each in (phone, other):
        expect(seen(each, script).locator("#questions h3")).to_have_text([INSTANCES])
    phone.follows(INSTANCES).types("Your words", ward)
    phone.chooses("Quote me without my name").presses("Send")
    on_the_wall = wall.page.locator(".wall-words li").first
    seen(wall, script)
    expect(on_the_wall).to_have_text(ward)

    scribe = member(HOST).opens(host.path).follows("Scribe")
    scribe.selects("Question", INSTANCES).types("What was said", bus)
    scribe.selects("Quote them?", "Yes, without a name").presses("Write it down")
    seen(wall, script)
    expect(on_the_wall).to_have_text(bus)

    seen(host, script)
    presses(host, "Hold", bus)
    seen(wall, script)
    expect(on_the_wall).to_have_text(ward)
    presses(host, "Release", bus)
    seen(wall, script)
    expect(on_the_wall).to_have_text(bus)


def test_answers_stay_hidden_until_they_are_revealed(host, wall, member, someone, script):
    asked, words = f"What did nobody say yet ({script})?", f"Nobody asked me ({script})."
    run = host.path
    unfolded(host).follows("Questions").follows("Ask a question").follows("Open question")
    host.types("Question", asked).chooses("When I reveal them").presses("Ask it").opens(run)

    phone = someone(width=320).opens(CODE).follows(asked)
    phone.reads("when the facilitator reveals them")
    phone.types("Your words", words).chooses("Quote me without my name").presses("Send")
    reader = member(READER).opens("/").follows("Say something")

    expect(seen(wall, script).locator(".wall-count")).to_have_text("1 has answered")
    wall.reads_nothing_of(words)
    reader.reads(asked).reads_nothing_of(words)
    seen(host, script)
    presses(host, "Reveal the answers", asked)
    expect(seen(wall, script).locator(".wall-words li")).to_have_text([words])
    reader.opens(reader.path).reads(words)


def test_news_is_said_politely_and_focus_stays_where_it_was(host, someone):
    opens_only(host, INSTANCES)
    button = question(host, INSTANCES).get_by_role("button").first
    button.focus()
    host.page.keyboard.press("Enter")
    expect(button).to_have_accessible_name(named("Open"))
    expect(button).to_be_focused()
    host.page.keyboard.press("Enter")
    expect(button).to_have_accessible_name(named("Close"))

    someone().opens(CODE).follows(INSTANCES).types("Your words", "Heard aloud.").presses("Send")

    expect(host.page.locator("[data-now-says]")).to_have_text("Heard aloud.")
    expect(button).to_be_focused()


def test_a_screen_that_was_offline_says_so_and_catches_up(wall, someone):
    wall.page.context.set_offline(True)
    expect(wall.page.get_by_text("The line is down")).to_be_visible()
    phone = someone().opens(CODE).follows(INSTANCES).types("Your words", "Meanwhile.")
    phone.chooses("Quote me without my name").presses("Send")

    wall.page.context.set_offline(False)

    expect(wall.page.locator(".wall-words li").first).to_have_text("Meanwhile.")
    expect(wall.page.get_by_text("The line is down")).to_be_hidden()
