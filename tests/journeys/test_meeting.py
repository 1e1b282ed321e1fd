"""A whole meeting: three phones, a scribe, a wall, votes, and paper typed up afterwards."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.looks import mistakes_of_access
from tests.journeys.people import named
from tests.journeys.test_room import (
    CODE,
    HOST,
    INSTANCES,
    presses,
    question,
    seen,
    unfolded,
)

SCALE = (
    "0 is: out with a carrier bag and no address. 10 is: somewhere to go and somebody expecting "
    "you. Where are we? Why not lower?"
)
STEPS = "What will you do before we meet again? Small is good."
VOTES, IDEAS = "/votes/code/DUCKPOND/", "/votes/code/DUCKPOND/recommendations/"


@pytest.fixture
def host(member):
    host = member(HOST, width=360, height=740)
    return host.opens("/").follows("Run the meeting")


@pytest.fixture
def wall(host, member):
    return member(HOST, width=1280, height=720).opens(host.path).follows("Wall")


@pytest.fixture
def phones(someone):
    return [someone(width=width, height=740).opens(CODE) for width in (320, 360, 390)]


@pytest.fixture
def scribe(host, member):
    return member(HOST).opens(host.path).follows("Scribe")


def is_right(*people):
    """What is before these people passes what a machine can check; needs script."""
    assert [mistakes_of_access(each.page) for each in people] == [[] for _ in people]


def test_a_meeting_from_its_first_question_to_its_paper(host, wall, phones, scribe, script):
    told = f"({script})"
    here = host.path
    one, two, three = phones

    # Everybody says where we stand; the spread shows when five have said it.
    if question(host, SCALE).get_by_role("button", name=named("Open")).count():
        presses(host, "Open", SCALE)
    presses(host, "Show on the wall", SCALE)
    for phone, number in zip(phones, "246", strict=True):
        expect(seen(phone, script).locator("#questions")).to_contain_text(SCALE)
        phone.follows(SCALE)
        phone.chooses(number).presses("Send")
    expect(seen(wall, script).get_by_role("heading", level=1)).to_have_text(SCALE)
    scribe.opens(scribe.path).selects("Question", SCALE)
    scribe.types("What was said", "t1: 3\nt2 e: 5 the ward rang")
    scribe.presses("Write it down")
    expect(seen(wall, script).locator(".scale")).to_be_visible()

    # Words and a small step, from phones and through the scribe.
    presses(host, "Show on the wall", INSTANCES)
    one.follows(INSTANCES).types("Your words", f"The hostel rang first {told}.")
    one.page.get_by_text("As before").click()  # said with the first answer, and folded away since
    one.chooses("Quote me without my name").presses("Send")
    two.follows(STEPS).types("Your words", f"I will ring on Monday {told}.").presses("Send")
    scribe.selects("Question", INSTANCES)
    scribe.types("What was said", f"- t3: The bus came {told}.\n- t4: Nobody rang {told}.")
    scribe.selects("Quote them?", "Yes, without a name").presses("Write it down")
    on_the_wall = seen(wall, script).locator(".wall-words li p:first-child")
    expect(on_the_wall).to_contain_text([f"Nobody rang {told}.", f"The bus came {told}."])
    expect(on_the_wall.filter(has_text=f"I will ring on Monday {told}.")).to_have_count(0)
    expect(on_the_wall.filter(has_text=f"The hostel rang first {told}.")).to_have_count(1)
    if script:
        is_right(host, wall, scribe, *phones)

    votes(host, wall, phones, scribe, script)
    paper(host, scribe, three, here, told)


def votes(host, wall, phones, scribe, script):
    """The room votes, on phones and on paper; nobody sees how it stands until all do.

    A vote is revealed once: with script it is the statements, without it the ideas.
    """
    kind, code = ("Statements", VOTES) if script else ("Ideas for recommendations", IDEAS)
    on_paper = "1a 2a 3d 4p\na a d -" if script else "1 2 3\n2"
    before = int(question(host, kind).locator(".meta").inner_text().split()[0])
    presses(host, "Show on the wall", kind)
    for phone in phones:
        phone.opens(code)
        if script:
            for answer in ("Agree", "Agree", "Disagree", "Pass"):
                phone.presses(answer)
            phone.reads("That was all of them")
        else:
            for box in phone.page.get_by_role("checkbox").all()[:3]:
                box.check()
            phone.presses("Send my votes").reads("Saved: you gave 3 of your 3 votes")
    expect(seen(wall, script).locator(".wall-count")).to_contain_text(f"{before + 3} ballots")
    results = phones[0].opens(f"{code}results/")
    for person in (wall, results):
        person.reads_nothing_of("wall-bar", "Chosen by", "ballots were cast")
    presses(seen_again(host, script), "Close the voting", kind)
    scribe.opens(host.path).follows("Type paper ballots", kind)
    scribe.types("Ballots", on_paper).presses("Save these ballots")
    scribe.reads("2 ballots are saved")
    presses(seen_again(host, script), "Reveal the results", kind)
    expect(seen(wall, script).locator(".wall-count")).to_contain_text(f"{before + 5} ballots")
    wall.reads("the room agrees" if script else f"of {before + 5}")
    results.opens(f"{code}results/").reads(str(before + 5), "ballots were cast")
    if script:
        is_right(wall, *phones)


def seen_again(host, script):
    seen(host, script)
    return host


def paper(host, scribe, phone, here, told):
    """Afterwards: the meeting is over, and slips from the tables are typed in one go."""
    presses(host, "Stop", "taking contributions")
    phone.opens(CODE).reads("This meeting has closed")
    unfolded(host.opens(here)).follows("Paper pack").reads(INSTANCES, "q1", "q2")
    host.opens(here)
    presses(host, "Start", "taking contributions")
    scribe.opens(here).follows("Scribe")
    number = numbers(scribe)
    scribe.types(
        "What was said",
        f"{number[INSTANCES]} t5 e: They asked me first {told}.\n"
        f"{number[STEPS]} t5: I will bring the list {told}.",
    )
    scribe.presses("Write it down").reads("2 lines are kept")
    words = scribe.opens(here).follows("Read everything that was said")
    for each in (f"They asked me first {told}.", f"I will bring the list {told}."):
        words.reads(each)


def numbers(scribe):
    """The number of each question, as a scribe types it: from the page that tells them."""
    marks = scribe.page.locator("dt").filter(has_text=re.compile(r"^q\d+:$")).all()
    return {
        each.locator("xpath=following-sibling::dd[1]/span").text_content(): each.text_content()[:-1]
        for each in marks
    }
