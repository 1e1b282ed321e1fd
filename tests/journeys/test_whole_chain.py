"""From something that gets stuck to a report, its answer, and words taken back.

Each chapter is told by the people who act in it; together they are one story.
"""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.house.pdf import letters_of
from tests.journeys.site import wait_for

STUCK = "People without an address cannot keep appointments that come by post"
GUEST_SAID = "The letter told me to ring. I had no credit, so I walked there, and they were shut."
KEV_SAID = "Our manager rang from her own phone every Monday. Nobody was lost that month."
TABLE_SAID = "The chemist passed the message on when no letter could."
HELD = "That is Doreen from the corner shop. I know her gate."
STEP = "I will ask the chemist whether they would do it again."
ASKED = "Agree one telephone number that is free to ring, and answer it."
ANSWER = "We share the number of the day centre from May; calls are free."
BEST_HOPES = "What are your best hopes from this conversation?"
SCALE = "0 is the worst it could be and 10 is that future. Where are we today? Why not lower?"
SMALL_STEPS = "What is one small step that you will take before we meet again?"


@pytest.fixture
def story(someone, member, site, script):
    """Who takes part, and what the chapters hand on to one another."""
    how = "with script" if script else "without script"
    return SimpleNamespace(
        site=site,
        maureen=member("maureen.colclough@example.org"),
        tariq=member("tariq.mahmood@example.org"),
        hannah=member("hannah.clewlow@example.org"),
        # A fresh browser: one that remembers how Kev spoke last time asks him less.
        kev=someone(width=360).signs_in("kev.bloor@example.org"),
        guest=someone(width=360),
        owner=someone(),
        reader=someone(),
        stuck=f"{STUCK}, {how}",
        title=f"Letters, {how}",
        meeting_title=f"First of letters, {how}",
        owner_address=f"{how.replace(' ', '.')}@letters.example.org",
        asked=f"{ASKED} ({how})",
    )


def test_from_what_gets_stuck_to_words_taken_back(story):
    something_gets_stuck(story)
    a_meeting_is_planned(story)
    people_are_invited_and_answer(story)
    the_room_opens(story)
    a_guest_speaks(story)
    a_member_speaks(story)
    a_scribe_writes(story)
    what_was_said_is_looked_after(story)
    people_are_ticked_off_at_the_door(story)
    the_room_closes(story)
    what_was_said_is_sorted(story)
    a_report_is_written(story)
    the_report_is_published(story)
    the_organisation_answers(story)
    the_guest_sees_where_the_words_went(story)
    the_guest_takes_the_words_back(story)


def something_gets_stuck(story):
    maureen = story.maureen.opens("/series/")
    maureen.follows("Practice issues").follows("Add what you have met")
    maureen.types("What gets stuck, again and again?", story.stuck).presses("Send")

    taking_up = maureen.card(story.stuck)
    maureen.follows("Make it a series", within=taking_up)
    maureen.selects("Theme", "Engagement").presses("Make it a series")

    # What was asked before stands above what is to be typed now.
    maureen.reads("Asked on this theme so far", story.stuck)
    assert maureen.words.index("Asked on this theme so far") < maureen.words.index("Title")
    maureen.types("Title", story.title)
    maureen.types("The question", "What would have to happen for every message to arrive?")
    maureen.presses("Keep as a draft").reads("This is a draft")
    story.series = maureen.path


def a_meeting_is_planned(story):
    maureen = story.maureen.follows("Plan a meeting")
    maureen.types("Title", story.meeting_title).types("Day", date.today().isoformat())
    maureen.types("Begins at", "00:00").types("Ends at", "23:59")
    maureen.types("Venue", "Bentilee Neighbourhood Centre").presses("Plan the meeting")
    maureen.reads("Best hopes, preferred future")
    story.meeting = maureen.path

    maureen.opens(story.series).follows("Announce the series").presses("Announce the series")
    maureen.opens(story.meeting).follows("Choose scribes").chooses(re.compile("^Hannah Clewlow"))
    maureen.presses("Save the scribes")
    story.reader.opens(story.series).reads(story.title, story.meeting_title, "Ask to join")


def people_are_invited_and_answer(story):
    maureen = story.maureen.opens(story.meeting).follows("Invite people").follows("nobody")
    maureen.types("A few words of your own", "We saved you a chair.")
    maureen.chooses(re.compile("^Kev Bloor")).presses("Next")
    for name in ("Ray Shenton", "Tariq Mahmood"):
        maureen.chooses(re.compile(f"^{name}"))
    maureen.presses("Preview the email").reads("We saved you a chair.", "Ray Shenton, 01632 960152")
    maureen.presses("Send the invitations")

    # Kev answers by the link in the letter, Ray by telephone.
    letter = story.site.letter_to("kev.bloor@example.org", f'"{story.meeting_title}"')
    story.kev.opens_letter_link(re.search(r"Yes: (\S+)", letter)[1])
    story.kev.types("What would help you take part?", "The bus fare, please.")
    story.kev.presses("Confirm my answer").reads("Thank you, we look forward to seeing you.")
    assert story.kev.clicks == 2
    maureen.follows("Enter an answer", about="Ray Shenton").chooses("Maybe")
    maureen.presses("Save the answer")

    maureen.reads("The bus fare, please.")
    answers = [row.inner_text().split("\t")[:2] for row in maureen.rows()]
    assert sorted((name.strip(), reply.strip()) for name, reply in answers) == [
        ("Kev Bloor", "Yes"),
        ("Ray Shenton", "Maybe"),
        ("Tariq Mahmood", "Not yet"),
    ]


def the_room_opens(story):
    tariq = story.tariq.opens(story.meeting).presses("Start taking contributions")
    tariq.follows("Questions for the room").presses("Add the usual questions")
    for question in (SCALE, SMALL_STEPS):
        tariq.presses("Open", about=question)
    tariq.follows("Ask a question").follows("A term under discussion")
    tariq.types("The word or phrase", "did not attend").presses("Ask it")
    tariq.opens(story.meeting).follows("Joining code")
    story.code = tariq.page.locator(".sheet-code").inner_text()


def a_guest_speaks(story):
    guest = story.guest.opens("/").types("Joining code", story.code.lower())
    guest.presses("Continue").follows(BEST_HOPES).types("Your words", GUEST_SAID)
    guest.chooses("My own lived experience", "Quote me without my name").presses("Send")
    guest.reads("Thank you. Your words are kept as you wrote them.")
    story.receipt = guest.follows("Open my receipt").page.url
    guest.reads(GUEST_SAID)


def a_member_speaks(story):
    kev = story.kev.opens(story.meeting).follows("Say something")
    kev.follows(BEST_HOPES).types("Your words", KEV_SAID)
    kev.chooses("My work or volunteering", "Quote me with the name I give").types("Name", "Kev")
    kev.presses("Send").reads(KEV_SAID)
    kev.follows(SMALL_STEPS).types("Your words", STEP).presses("Send")
    kev.reads(STEP)


def a_scribe_writes(story):
    hannah = story.hannah.opens(story.meeting).follows("Scribe")
    hannah.selects("Question", BEST_HOPES).types("Table or person", "Table 3")
    hannah.selects("Quote them?", "Yes, without a name")
    hannah.types("What was said", f"w: {TABLE_SAID}\n\n{HELD}\nThis line is a slip of the hand.")
    hannah.presses("Write it down").reads(TABLE_SAID, HELD)
    hannah.presses("Undo", about="This line is a slip of the hand.")
    hannah.selects("Question", SCALE).types("Table or person", "")
    hannah.types("What was said", "2\n3 the bus runs\n3\n4\n6\n7 they ring back now")
    hannah.presses("Write it down")


def what_was_said_is_looked_after(story):
    tariq = story.tariq.opens(story.meeting).follows("Say something")
    tariq.follows(re.compile("^Hold or hide"), within=tariq.said(HELD))
    tariq.chooses("Hold it back for now")
    tariq.types("Reason", "It could show who somebody is.").presses("Save")
    tariq.reads(HELD, "It could show who somebody is.")
    story.kev.opens(story.meeting).follows("Say something").reads(TABLE_SAID)
    story.kev.reads_nothing_of(HELD)

    tariq.follows("All questions").follows("Write down what was decided", about="did not attend")
    tariq.chooses("Use other words").types("What to say instead", "was not reached")
    tariq.types("Reasons", "It blames the person for a letter that never came.")
    tariq.presses("Save").reads("Say instead: was not reached")


def people_are_ticked_off_at_the_door(story):
    hannah = story.hannah.opens(story.meeting).follows("Check-in")
    # Beside the name stands where they work.
    for name in ("Kev Bloor", "Ray Shenton"):
        hannah.page.get_by_role("button", name=re.compile(f"^{name}")).click()
    hannah.types("Name, as they wish to give it", "A neighbour").presses("They are here")
    hannah.reads("Here: 3").presses("Undo", about="Ray Shenton").reads("Here: 2")
    story.kev.opens(story.meeting).reads("You are on the list of those here")


def the_room_closes(story):
    tariq = story.tariq.opens(story.meeting).presses("Stop taking contributions")
    tariq.reads("The meeting has stopped taking contributions.")


def what_was_said_is_sorted(story):
    tariq = story.tariq.opens(story.series).follows("Sort what was said into strands")
    tariq.chooses(re.compile(re.escape(GUEST_SAID)), re.compile(re.escape(KEV_SAID)))
    tariq.types("Name of a new strand", "A telephone is not always a way in")
    tariq.presses("Move the chosen").chooses(re.compile(re.escape(TABLE_SAID)))
    tariq.page.get_by_text("To a new strand").click()
    tariq.types("Name of a new strand", "Others carry the message")
    tariq.presses("Move the chosen")

    # Two strands become one, and two again: nothing is ever sorted for good.
    board = tariq.path
    tariq.follows(re.compile("in Others carry the message$")).follows("Put into another strand")
    tariq.selects("Put everything into", "A telephone is not always a way in")
    tariq.presses("Make one of the two")
    assert strands_of(tariq.opens(board)) == {"A telephone is not always a way in": 3}
    tariq.page.get_by_role("main").get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(tariq.page.locator("#id_strand li")).to_have_count(2)
    assert strands_of(tariq.opens(board)) == {
        "A telephone is not always a way in": 2,
        "Others carry the message": 1,
    }


def strands_of(person):
    """The strands on the board, with how many lie in each."""
    lines = person.page.locator("#id_strand li").all()
    return {
        line.locator("button bdi").inner_text(): int(
            line.get_by_role("link").inner_text().split()[0]
        )
        for line in lines
    }


def a_report_is_written(story):
    maureen = story.maureen.opens(story.series).follows("The report")
    maureen.follows("Draft the report").presses("Make the draft")
    story.report = maureen.path
    maureen.follows("Write title, short version and method")
    maureen.types("In short", "A message arrives when somebody carries it.")
    maureen.presses("Save")
    for strand, words in (
        ("A telephone is not always a way in", GUEST_SAID),
        ("Others carry the message", TABLE_SAID),
    ):
        maureen.follows("Choose words", about=strand)
        offered = maureen.page.locator("form[method=post] .stack").filter(has_text=words)
        offered.get_by_label("Quote it").check()
        maureen.presses("Save these")
    maureen.follows("Recommend something", about="A telephone is not always a way in")
    maureen.types("What is asked", story.asked)
    maureen.page.get_by_label("Which organisation is asked?").select_option(index=1)
    maureen.types("Which role in it answers?", "Head of letters")
    maureen.types("Email address the question goes to", story.owner_address)
    maureen.presses("Save the recommendation").reads(story.asked, "Head of letters")


def the_report_is_published(story):
    maureen = story.maureen.follows("Preview and publish").reads(GUEST_SAID, TABLE_SAID)
    maureen.presses("Publish the report")
    story.published = maureen.path

    reader = story.reader.opens(story.published)
    reader.reads("A message arrives when somebody carries it.", GUEST_SAID, TABLE_SAID, story.asked)
    reader.reads("was not reached", "Half of the answers lie from").reads_nothing_of(HELD)
    finding = reader.page.locator("[id^=finding-]", has_text=GUEST_SAID)
    reader.follows("Sources", within=finding).reads(GUEST_SAID, KEV_SAID)
    assert letters(GUEST_SAID) in wait_for(lambda: pdf_of(story), "the PDF to be made")


def letters(words):
    """Words as a PDF holds them: in which line they end is not theirs to say."""
    return "".join(words.split())


def pdf_of(story):
    """The letters of the report's PDF as a reader gets it; nothing while it is being made."""
    link = story.reader.opens(story.published).page.get_by_role("link", name="Download as PDF")
    answer = story.reader.page.request.get(link.get_attribute("href"))
    is_file = answer.headers["content-type"] == "application/pdf"
    return letters_of(answer.body()) if is_file else ""


def the_organisation_answers(story):
    letter = story.site.letter_to(story.owner_address, story.asked)
    owner = story.owner.opens_letter_link(re.search(r"http\S+/answer/\S+", letter)[0])
    owner.chooses("Accepted").types("In your words", ANSWER).presses("Send the answer")
    story.reader.opens(f"/recommendations/?words={story.title.split()[1]}+script")
    story.reader.follows(story.asked).reads("Accepted", ANSWER).reads_nothing_of(
        story.owner_address
    )


def the_guest_sees_where_the_words_went(story):
    guest = story.guest.opens(story.receipt)
    guest.reads(GUEST_SAID, "A telephone is not always a way in", "In the report", "version 1")
    guest.reads(story.asked, "Accepted")


def the_guest_takes_the_words_back(story):
    guest = story.guest.follows("Withdraw").presses("Withdraw for good")
    guest.reads("These words were withdrawn on").reads_nothing_of(GUEST_SAID)

    reader = story.reader.opens(story.published).reads(TABLE_SAID)
    reader.reads_nothing_of(GUEST_SAID)
    finding = reader.page.locator("[id^=finding-]", has_text="A telephone is not always a way in")
    reader.follows("Sources", within=finding).reads(KEV_SAID)
    reader.reads_nothing_of(GUEST_SAID)
    story.tariq.opens(story.meeting).follows("What was said").reads_nothing_of(GUEST_SAID)
    story.maureen.opens(story.report).reads_nothing_of(GUEST_SAID)
    printed = wait_for(lambda: pdf_of(story), "the PDF to be made again")
    assert (letters(TABLE_SAID) in printed, letters(GUEST_SAID) in printed) == (True, False)
