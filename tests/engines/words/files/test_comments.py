"""The same Word file back, with a comment at each finding."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from lxml import etree

from engines.words import check, load_lexicon
from engines.words.files import Unreadable, read
from engines.words.files.comments import AUTHOR, add_comments, comment_on
from engines.words.files.looking import look_through
from engines.words.files.word import W
from tests.engines.words.files.test_word import with_footnote
from tests.engines.words.files.word_files import (
    changed,
    part,
    saved,
    with_body,
    with_paragraphs,
)
from tests.engines.words.small_lexicon import SMALL

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HARD = (
    "“{}”. Suggests people are hiding.\n"
    "Perhaps: people we have not reached; seldom heard\n"
    "Sources: A guide (Somebody)"
)
JUNKIE = "“junkie”. A slur.\nPerhaps: person who uses drugs"
JUNKIES = "“junkies”. A slur.\nPerhaps: people who use drugs"


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    path = tmp_path_factory.mktemp("lexicon") / "small.yaml"
    path.write_text(SMALL)
    return load_lexicon(path)


def _comments(data):
    """Each comment: who, what, and the words at which it stands."""
    document = docx.Document(BytesIO(data))
    anchored = {}
    for element in document.element.body.iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            anchored[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            anchored[number] += "|"
        elif element.tag == f"{W}t":
            for each in anchored:
                if not anchored[each].endswith("|"):
                    anchored[each] += element.text
    return [
        (each.author, each.text, anchored[str(each.comment_id)].rstrip("|"))
        for each in document.comments
    ]


def test_a_comment_stands_at_exactly_the_words_of_each_finding(lexicon):
    document = docx.Document()
    paragraph = document.add_paragraph("He is hard ")
    paragraph.add_run("to re").bold = True
    paragraph.add_run("ach. A junkie and")
    document.add_paragraph("A junkie, she said", style="Quote")
    document.add_table(1, 1).cell(0, 0).text = "junkie"

    data = add_comments(saved(document), lexicon, at=NOON)

    assert _comments(data) == [
        (AUTHOR, HARD.format("hard to reach"), "hard to reach"),
        (AUTHOR, JUNKIE, "junkie"),
        (AUTHOR, JUNKIE, "junkie"),
    ]
    runs = docx.Document(BytesIO(data)).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs if run.text] == [
        ("He is ", None),
        ("hard ", None),
        ("to re", True),
        ("ach", None),
        (". A ", None),
        ("junkie", None),
        (" and", None),
    ]


def test_a_comment_carries_the_moment_and_initials_it_was_given(lexicon):
    data = add_comments(with_paragraphs("A junkie"), lexicon, at=NOON)

    (comment,) = docx.Document(BytesIO(data)).comments
    assert (comment.author, comment.initials, comment.timestamp) == ("Joinedup", "J", NOON)


def test_only_the_severities_asked_for_are_commented_on(lexicon):
    data = with_paragraphs("A vulnerable junkie is hard to reach")

    commented = add_comments(data, lexicon, at=NOON, severities={"never"})

    assert [words for _, _, words in _comments(commented)] == ["junkie"]


def test_comments_of_others_stay_and_ours_are_not_made_twice(lexicon):
    document = docx.Document()
    paragraph = document.add_paragraph("A junkie")
    document.add_comment(paragraph.runs, "Who says so?", author="Ann")
    document.sections[0].footer.paragraphs[0].text = "For junkies"

    once = add_comments(saved(document), lexicon, at=NOON)
    twice = add_comments(once, lexicon, at=NOON)

    assert twice == once
    assert _comments(once) == [
        ("Ann", "Who says so?", "A junkie"),
        (AUTHOR, JUNKIE, "junkie"),
        (AUTHOR, f"In the footer: {JUNKIES}", "A "),
    ]


def test_words_changed_after_the_first_time_are_commented_on(lexicon):
    once = add_comments(with_paragraphs("A junkie"), lexicon, at=NOON)
    document = docx.Document(BytesIO(once))
    document.add_paragraph("Another junkie")

    twice = add_comments(saved(document), lexicon, at=NOON)

    assert [words for _, _, words in _comments(twice)] == ["junkie", "junkie"]


def test_what_is_found_in_a_note_is_told_at_its_number(lexicon):
    data = add_comments(with_footnote("A junkie"), lexicon, at=NOON)

    body = etree.fromstring(part(data, "word/document.xml"))
    (run,) = body.xpath("//*[local-name()='commentRangeStart']/following-sibling::*[1]")
    assert [child.tag for child in run] == [f"{W}footnoteReference"]
    assert [text for _, text, _ in _comments(data)] == [f"In footnote 1: {JUNKIE}"]


def test_what_is_found_in_a_text_box_is_told_at_the_box(lexicon):
    box = "<w:txbxContent><w:p><w:r><w:t>A junkie</w:t></w:r></w:p></w:txbxContent>"
    body = f"<w:p><w:r><w:t>One</w:t></w:r><w:r><w:pict>{box}</w:pict></w:r></w:p>"

    data = add_comments(with_body(body), lexicon, at=NOON)

    root = etree.fromstring(part(data, "word/document.xml"))
    (run,) = root.xpath("//*[local-name()='commentRangeStart']/following-sibling::*[1]")
    assert [child.tag for child in run] == [f"{W}pict"]


def test_a_header_over_an_empty_document_is_told_of(lexicon):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "A junkie"

    data = add_comments(saved(document), lexicon, at=NOON)

    assert _comments(data) == [(AUTHOR, f"In the header: {JUNKIE}", "")]


def test_without_findings_the_file_is_the_same_to_the_last_byte(lexicon):
    data = with_paragraphs("A person we have not reached")

    assert add_comments(data, lexicon, at=NOON) == data


def test_every_part_but_those_for_comments_is_as_it_was(lexicon):
    before = with_paragraphs("A junkie")
    after = add_comments(before, lexicon, at=NOON)

    parts = {}
    for name, data in (("before", before), ("after", after)):
        with zipfile.ZipFile(BytesIO(data)) as package:
            assert len(set(package.namelist())) == len(package.namelist())
            parts[name] = {
                each: package.read(each)
                if not each.endswith((".xml", ".rels"))
                else etree.tostring(etree.fromstring(package.read(each)), method="c14n")
                for each in package.namelist()
            }
    differing = {
        name
        for name in parts["before"] | parts["after"]
        if parts["before"].get(name) != parts["after"].get(name)
    }
    assert differing == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    }


def test_word_finds_the_comments_part_and_each_comment_once(lexicon):
    data = add_comments(with_paragraphs("A junkie and a junkie", "A junkie"), lexicon, at=NOON)

    numbers = [each.get(f"{W}id") for each in etree.fromstring(part(data, "word/comments.xml"))]
    body = etree.fromstring(part(data, "word/document.xml"))
    marks = {
        name: [each.get(f"{W}id") for each in body.iter(f"{W}{name}")]
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    }
    assert numbers == ["0", "1", "2"]
    assert marks == dict.fromkeys(marks, numbers)
    relations = part(data, "word/_rels/document.xml.rels").decode()
    assert re.findall(r'relationships/comments" Target="([^"]+)"', relations) == ["comments.xml"]
    types = part(data, "[Content_Types].xml").decode()
    assert types.count("wordprocessingml.comments+xml") == 1


def test_more_than_anybody_reads_is_counted(lexicon):
    data = with_paragraphs("A junkie and a junkie", "junkie " * 8)

    commented = comment_on(data, lexicon, at=NOON, most=3)

    stop = "Joinedup stops here. There are 7 more places to look at."
    told = [text for _, text, _ in _comments(commented.data)]
    assert told == [JUNKIE, JUNKIE, f"{JUNKIE}\n{stop}"]
    assert (commented.left, commented.is_cut) == (7, False)


@pytest.mark.parametrize(
    ("most_signs", "found", "is_cut"), ((13, 1, True), (20, 2, True), (27, 3, False))
)
def test_no_more_is_read_than_so_many_signs(lexicon, most_signs, found, is_cut):
    # Of 6, 14 and 7 signs.
    data = with_paragraphs("junkie", "A tall junkie.", "junkies")

    commented = comment_on(data, lexicon, at=NOON, most_signs=most_signs)
    looked = look_through(data, lexicon, most_signs=most_signs, most_marks=2)

    told = [text for _, text, _ in _comments(commented.data)]
    assert (len(told), commented.is_cut) == (found, is_cut)
    assert ("the rest was not read" in told[-1]) is is_cut
    assert len(looked.text.replace("\n\n", "")) == most_signs
    assert (len(looked.findings), looked.left, looked.is_cut) == (min(found, 2), found // 3, is_cut)


@pytest.mark.parametrize("broken", ("<w:comment w:id='0'/>", "<w:comment w:id='x' w:author='A'/>"))
def test_comments_that_are_broken_are_told(lexicon, broken):
    data = add_comments(with_paragraphs("A junkie"), lexicon, at=NOON)
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    changed_part = f"<w:comments xmlns:w='{namespace}'>{broken}</w:comments>".encode()

    with pytest.raises(Unreadable) as told:
        add_comments(changed(data, {"word/comments.xml": changed_part}), lexicon, at=NOON)

    assert str(told.value) == "This Word file is broken or incomplete."


RUNS = st.lists(
    st.sampled_from(("hard", " to ", "reach", "junk", "ie", " ", "vulnerable", "\t", "\n", "é")),
    max_size=12,
)


@settings(max_examples=25)
@given(st.lists(RUNS, max_size=4))
def test_the_text_stays_the_same_and_every_finding_has_its_comment(lexicon, paragraphs):
    document = docx.Document()
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for number, text in enumerate(runs):
            paragraph.add_run(text).bold = bool(number % 2)
    before = saved(document)

    after = add_comments(before, lexicon, at=NOON)

    pieces = read("a.docx", before).pieces
    surfaces = [each.surface for piece in pieces for each in check(piece.text, lexicon)]
    assert read("a.docx", after).pieces == pieces
    assert [re.sub(r"\s", "", each[2]) for each in _comments(after)] == [
        re.sub(r"\s", "", surface) for surface in surfaces
    ]
    assert add_comments(after, lexicon, at=NOON) == after
