"""Which files are checked, what is shown, and with which code it ends."""

import os

import docx
import pytest

from engines.words.cli import main

HARD = """\
{}: avoid: “{}”. Suggests people are hiding.
    Perhaps: people we have not reached; seldom heard
"""
JUNKIE = "{}: never: “junkie”. A slur.\n    Perhaps: person who uses drugs\n"
VULNERABLE = "{}: consider: “vulnerable”. Vague.\n    Perhaps: at risk of ...\n"
CODE = "{}: avoid: “A DNA'd”. A code.\n"
NOTHING = "Read 1 file: 0 never, 0 avoid, 0 consider.\n"
ONE_NEVER = "Read 1 file: 1 never, 0 avoid, 0 consider.\n"


def test_each_finding_has_its_place_severity_reason_and_alternatives(folder, say):
    (folder / "note.md").write_text(
        "# Note\n\nThey are hard\nto *reach* young people.\n\n> “junkie”\n\nA DNA'd.\n"
    )

    assert say("check", "note.md") == (
        1,
        HARD.format("note.md:3:10", "hard to reach young people")
        + CODE.format("note.md:8:1")
        + "Read 1 file: 0 never, 2 avoid, 0 consider.\n",
        "",
    )


def test_folders_are_walked_for_what_is_known(folder, say):
    document = docx.Document()
    document.add_paragraph("One")
    document.add_paragraph("A junkie")
    document.save(folder / "b.docx")
    names = ("a.txt", "sub/c.HTML", "sub/d.md", ".git/e.txt", "node_modules/f.txt", "~$b.docx")
    for name in (*names, "g.py"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("junkie")

    places = ("a.txt:1:1", "b.docx:paragraph 2", "sub/c.HTML:1:1", "sub/d.md:1:1")
    assert say("check", ".", "a.txt") == (
        1,
        "".join(map(JUNKIE.format, places)) + "Read 4 files: 4 never, 0 avoid, 0 consider.\n",
        "",
    )


def test_a_folder_that_leads_to_itself_is_walked_once(folder, say):
    (folder / "a.txt").write_text("Nothing here")
    os.symlink(".", folder / "again")

    assert say("check", ".") == (0, NOTHING, "")


def test_standard_input_is_read_as_text(say):
    answer = say("check", "-", given="é junkie".encode())

    assert answer == (1, JUNKIE.format("-:1:3") + ONE_NEVER, "")


@pytest.mark.parametrize(
    ("text", "arguments", "code", "shown", "counts"),
    (
        ("vulnerable", (), 0, "", "0 never, 0 avoid, 1 consider (--consider shows these)"),
        ("vulnerable", ("--consider",), 0, VULNERABLE, "0 never, 0 avoid, 1 consider"),
        ("vulnerable", ("--fail-on", "consider"), 1, VULNERABLE, "0 never, 0 avoid, 1 consider"),
        ("junkie", ("--fail-on", "consider"), 1, JUNKIE, "1 never, 0 avoid, 0 consider"),
        ("junkie", ("--fail-on", "never"), 1, JUNKIE, "1 never, 0 avoid, 0 consider"),
        ("A DNA'd", ("--fail-on", "never"), 0, CODE, "0 never, 1 avoid, 0 consider"),
        ("", (), 0, "", "0 never, 0 avoid, 0 consider"),
    ),
)
def test_the_code_says_whether_there_is_something_from_the_level_up(
    folder, say, text, arguments, code, shown, counts
):
    (folder / "a.txt").write_text(text)

    answer = say("check", "a.txt", *arguments)

    assert answer == (code, f"{shown.format('a.txt:1:1')}Read 1 file: {counts}.\n", "")


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(folder, say):
    (folder / "a.odt").write_bytes(b"")
    (folder / "b.docx").write_bytes(b"junkie")
    (folder / "c.txt").write_text("junkie")
    (folder / "d.txt").write_bytes(b"." * 10_000_001)

    answer = say("check", "a.odt", "b.docx", "c.txt", "d.txt", "e.txt")

    assert answer == (
        2,
        JUNKIE.format("c.txt:1:1") + ONE_NEVER,
        "a.odt: This kind of file cannot be read; these can: "
        ".txt, .md, .markdown, .html, .htm, .docx.\n"
        "b.docx: This is not a Word file, or it is broken.\n"
        "d.txt: This file is larger than 10 MB.\n"
        "e.txt: No such file or directory.\n",
    )


def test_letters_that_were_guessed_are_told_of(folder, say):
    (folder / "a.txt").write_bytes("“junkie”".encode("cp1252"))

    assert say("check", "a.txt") == (
        1,
        JUNKIE.format("a.txt:1:2") + ONE_NEVER,
        "a.txt: This is not UTF-8; it was read as Windows text (cp1252).\n",
    )


@pytest.mark.parametrize(
    ("lexicon", "sentence"),
    (
        ("version: 1\nfruit: 2\n", "own.yaml:2: the lexicon: unknown key “fruit”\n"),
        (None, "own.yaml: No such file or directory.\n"),
    ),
)
def test_a_lexicon_that_is_no_good_is_told_with_its_line(folder, capsys, lexicon, sentence):
    if lexicon is not None:
        (folder / "own.yaml").write_text(lexicon)

    code = main(["check", ".", "--lexicon", "own.yaml"])

    assert (code, *capsys.readouterr()) == (2, "", sentence)


def test_a_level_that_the_lexicon_does_not_know_is_told(folder, capsys):
    own = (folder / "small.yaml").read_text().replace("avoid", "mild")
    (folder / "own.yaml").write_text(own)

    code = main(["check", ".", "--lexicon", "own.yaml"])

    told = "The lexicon has no severity called “avoid”.\n"
    assert (code, *capsys.readouterr()) == (2, "", told)


def test_without_a_lexicon_of_ones_own_the_supplied_one_is_used(folder, capsys):
    (folder / "a.txt").write_text("He is hard to reach.")

    code = main(["check", "a.txt"])

    counts = "Read 1 file: 0 never, 1 avoid, 0 consider."
    assert (code, capsys.readouterr().out.splitlines()[-1]) == (1, counts)
