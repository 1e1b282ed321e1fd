"""Words: a scribe keeps what was said, a visitor has a letter looked through, and a room decides
about a term that the next text then knows."""

import re
from io import BytesIO

from docx import Document
from playwright.sync_api import expect

from tests.journeys.site import PATIENCE, wait_for

MEETING = "Day one, not day nine"
GUILTY = "Client refused to engage and is very chaotic."
TERM = "bed blocker of the week"


def meeting_of(person):
    """The number of the sample's meeting that is open today, found by following links."""
    person.opens("/series/").follows(re.compile("Out by four")).follows(re.compile(MEETING))
    return re.search(r"/meetings/(\d+)/", person.path)[1]


def test_a_scribe_sees_marks_and_keeps_the_persons_words(member, script):
    said = f"{GUILTY} So I was told{'' if script else ', twice'}."
    scribe = member("hannah.clewlow@example.org", width=360)
    scribe.opens(f"/conversation/meetings/{meeting_of(scribe)}/scribe/")
    scribe.types("What was said", f"t3: {said}")
    if script:
        # While the scribe writes, with nothing pressed; nothing is changed and nothing is stopped.
        expect(scribe.page.get_by_text("“refused to engage”")).to_be_visible()
        assert scribe.field("What was said").input_value() == f"t3: {said}"

    scribe.presses("Write it down")

    scribe.reads("1 line is kept.", said)
    written = scribe.page.locator(".written").filter(has_text=said)
    written.locator("summary").first.click()
    expect(written).to_contain_text("“refused to engage”")
    if not script:
        # Without script the page comes back, with thanks.
        with scribe.page.expect_navigation():
            written.get_by_role("button", name="a quotation").first.click()
        scribe.reads("Thank you. It is counted, without your text and your name.")
    else:
        written.get_by_role("button", name="a quotation").first.click()
        expect(written).to_contain_text("Thank you. It is counted")


def test_a_visitor_has_a_document_looked_through(someone, tmp_path, script):
    document, path = Document(), tmp_path / "Letter.docx"
    document.add_paragraph("Dear Mr Bloor,")
    document.add_paragraph(f"{GUILTY} The boiler is non-compliant.")
    document.save(path)
    visitor = someone(width=360)

    visitor.opens("/").follows("Words")
    visitor.field("Or a Word document (.docx)").set_input_files(path)
    visitor.presses("Look through it")
    until_looked_through(visitor, script)

    marks = visitor.page.locator("mark")
    assert marks.all_inner_texts() == ["refused to engage", "chaotic"]
    visitor.reads("Perhaps:").reads_nothing_of("Fine here")
    found_at = visitor.page.url

    visitor.follows("Look through another text")
    visitor.field("Or a Word document (.docx)").set_input_files(path)
    visitor.presses("Send the document back with comments")
    until_looked_through(visitor, script)
    with visitor.page.expect_download() as coming:
        visitor.page.get_by_role("link", name="Take the document with comments").click()
    back = Document(BytesIO(coming.value.path().read_bytes()))
    assert coming.value.suggested_filename == "Letter-with-comments.docx"
    assert [each.text for each in back.paragraphs] == [each.text for each in document.paragraphs]
    assert len(list(back.comments)) == 2

    # The address leads nowhere in another browser, and here as long as the page says.
    someone().opens(found_at).reads("There is no document here")
    visitor.opens(found_at).reads("Your document was looked through")


def until_looked_through(person, script):
    """With script the page shows by itself what was found; without, there is a button."""
    done = person.page.get_by_role("heading", name="Your document was looked through")
    if script:
        expect(done).to_be_visible(timeout=PATIENCE * 1000)
        return

    def look():
        if not done.is_visible():
            person.follows("Look again")
        return done.is_visible()

    wait_for(look, "the document to be looked through")


def test_a_term_is_discussed_and_ruled_and_the_next_text_knows_it(member, script):
    term = f"{TERM} {'a' if script else 'b'}"
    facilitator = member("tariq.mahmood@example.org")
    kev = member("kev.bloor@example.org", width=360)
    meeting = meeting_of(kev)
    before = kev.opens("/words/").types("Paste a text", f"She is our {term}.")
    before.presses("Look through it").reads_nothing_of(f"<mark>{term}</mark>")

    facilitator.opens(f"/conversation/meetings/{meeting}/prompts/new/?kind=term")
    facilitator.types("The word or phrase", term).types("Question", f"What does “{term}” do?")
    facilitator.page.get_by_role("main").get_by_role("button").last.click()
    kev.opens(f"/conversation/meetings/{meeting}/").follows(f"What does “{term}” do?")
    kev.types("Your words", "It makes a bed out of my mother.").presses(re.compile("^Send"))
    facilitator.opens(f"/conversation/meetings/{meeting}/")
    facilitator.follows("Write down what was decided", about=term)
    facilitator.chooses("Use other words").types(
        "What to say instead", "someone who waits to go home"
    )
    facilitator.types("Reasons", "A person is not in the way.")
    facilitator.types("Hands for other words", "9").presses("Save")
    facilitator.reads("The lexicon follows it from now on.", "9 for other words")

    kev.opens("/words/").types("Paste a text", f"She is our {term}.").presses("Look through it")
    assert kev.page.locator("mark").all_inner_texts() == [term]
    kev.reads("someone who waits to go home")
    kev.page.get_by_text("Where this comes from").first.click()
    kev.follows("In our lexicon: decisions and arguments", about=term)
    kev.reads("A person is not in the way.").follows(re.compile("From the conversation"))
    kev.reads(f"What does “{term}” do?")
