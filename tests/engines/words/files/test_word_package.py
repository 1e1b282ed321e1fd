"""Word files that strangers made to do harm, or that are broken."""

import struct
import zipfile
from io import BytesIO

import docx
import pytest
from lxml.etree import XMLSyntaxError

from engines.words.files import Unreadable, read
from engines.words.files.word_package import LARGEST_UNPACKED
from tests.engines.words.files.word_files import changed, part, with_paragraphs

GOOD = with_paragraphs("Hard to reach")
ENTITIES = """<!DOCTYPE w:document [
    <!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">
]>"""
BROKEN = "This Word file is broken or incomplete."
NOT_WORD = "This is not a Word file, or it is broken."
STRANGE_NAMES = "This file holds names that no Word file has inside."


def with_main_part(name, content):
    """The good file with a main part of another name."""
    types = part(GOOD, "[Content_Types].xml").decode().replace("/word/document.xml", f"/{name}")
    relations = part(GOOD, "_rels/.rels").decode().replace("word/document.xml", name)
    parts = {"[Content_Types].xml": types.encode(), "_rels/.rels": relations.encode()}
    return changed(GOOD, parts | {"word/document.xml": None, name: content})


def with_header(content):
    """The good file with a header that is called otherwise than Word calls it."""
    relations = part(GOOD, "word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    more = f'<Relationship Id="rId99" Type="{kind}" Target="header.bin"/></Relationships>'
    relations = relations.replace("</Relationships>", more).encode()
    types = part(GOOD, "[Content_Types].xml").decode()
    types = types.replace("</Types>", '<Default Extension="bin" ContentType="a/b"/></Types>')
    parts = {"word/header.bin": content, "word/_rels/document.xml.rels": relations}
    return changed(GOOD, parts | {"[Content_Types].xml": types.encode()})


def _told(data):
    with pytest.raises(Unreadable) as told:
        read("a.docx", data)
    return str(told.value)


def test_a_file_with_entities_is_refused_in_any_encoding():
    declaration = part(GOOD, "word/document.xml").decode().partition("?>")
    harmful = f"{ENTITIES}{declaration[2]}"
    encoded = (
        harmful.encode(),
        harmful.encode("utf-16"),
        f"<!--{'x' * 10_000}-->{harmful}".encode(),
    )

    told = [
        _told(changed(GOOD, {name: content}))
        for content in encoded
        for name in ("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels")
    ]

    assert set(told) == {"This file declares XML entities, which no Word file does."}


@pytest.mark.parametrize("encoding", ("utf-8", "utf-16"))
@pytest.mark.parametrize("name", ("word/document.bin", "word/media/picture.png", "word/other"))
def test_a_part_with_entities_is_refused_whatever_it_is_called(name, encoding):
    harmful = f"{ENTITIES}{part(GOOD, 'word/document.xml').decode().partition('?>')[2]}"
    called = with_main_part(name, harmful.encode(encoding))

    assert _told(called) == "This file declares XML entities, which no Word file does."


@pytest.mark.parametrize("encoding", ("utf-7", "cp037", "utf-32", "utf-32-be"))
def test_a_part_in_letters_that_one_reader_knows_and_another_does_not_is_refused(encoding):
    body = part(GOOD, "word/document.xml").decode().partition("?>")[2]
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
    harmful = f"{declaration}{ENTITIES}{body}".encode(encoding)

    assert _told(with_main_part("word/document.bin", harmful)) == BROKEN


def test_a_part_of_too_much_text_is_refused_whatever_it_is_called():
    much = b"<a>" + b"".join(b"<b>%d</b>" % number for number in range(1_500_000)) + b"</a>"

    assert _told(changed(GOOD, {"word/media/a.png": much})) == (
        "The text of this file is larger than 20 MB."
    )


def test_pictures_and_other_parts_that_are_no_xml_are_let_by():
    parts = {
        "word/media/a.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "word/media/a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        "word/chunk.html": b"<p>Not closed",
        "word/empty.bin": b"",
    }

    assert [piece.text for piece in read("a.docx", changed(GOOD, parts)).pieces] == [
        "Hard to reach"
    ]


@pytest.mark.parametrize("where", ("open", "header"))
def test_that_no_memory_is_left_is_not_told_as_a_fault_of_the_file(monkeypatch, where):
    """As lxml tells it."""
    full = XMLSyntaxError("unknown error", 2, 0, 0)

    def fail(*_parts):
        raise full

    if where == "open":
        monkeypatch.setattr(docx, "Document", fail)
    else:
        monkeypatch.setattr("docx.oxml.parse_xml", fail)

    with pytest.raises(MemoryError):
        read("a.docx", with_header(b"<header/>"))


def test_a_header_that_is_no_xml_is_told():
    assert _told(with_header(b"no xml")) == BROKEN


def test_a_file_that_unpacks_to_too_much_is_refused_unopened(monkeypatch):
    much = changed(GOOD, {f"word/media/{name}.bin": bytes(26_000_000) for name in "ab"})
    much_text = changed(GOOD, {f"word/{name}.xml": bytes(11_000_000) for name in "ab"})
    little_made_much = changed(GOOD, {"word/media/a.bin": bytes(20_000_000)})
    monkeypatch.setattr(zipfile.ZipFile, "read", None)

    told = [_told(much), _told(much_text), _told(little_made_much)]

    assert told == [
        "Unpacked, this file is larger than 50 MB.",
        "The text of this file is larger than 20 MB.",
        "This file unpacks to far more than a Word file does.",
    ]


def test_a_file_of_very_many_parts_is_refused_unopened(monkeypatch):
    many = changed(GOOD, {f"word/media/{number}": b"" for number in range(5_000)})
    monkeypatch.setattr(zipfile.ZipFile, "read", None)

    assert _told(many) == "This file has more than 5,000 parts inside."


def test_a_file_of_another_kind_with_a_word_file_behind_is_none():
    assert _told(b"<html><script>1</script>" + GOOD) == NOT_WORD
    assert _told(b"%PDF-1.7\n" + GOOD) == NOT_WORD


def test_a_size_that_lies_unpacks_no_further_than_it_says():
    honest = changed(GOOD, {"word/media/a.bin": bytes(LARGEST_UNPACKED + 1)})
    size, lie = (struct.pack("<I", each) for each in (LARGEST_UNPACKED + 1, 10))

    assert _told(honest.replace(size, lie)) == NOT_WORD


@pytest.mark.parametrize("name", ("/etc/passwd", "../../outside", "C:\\outside", "word\\..\\..\\x"))
def test_names_that_lead_outside_are_refused(name):
    assert _told(changed(GOOD, {name: b"x"})) == STRANGE_NAMES


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused():
    file = BytesIO(GOOD)
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("word/document.xml", b"<other/>")

    assert _told(file.getvalue()) == STRANGE_NAMES


@pytest.mark.parametrize(
    ("name", "content"),
    (
        ("word/document.xml", None),
        ("[Content_Types].xml", None),
        ("_rels/.rels", None),
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", b"<other/>"),
        ("word/document.xml", b""),
        ("word/styles.xml", b"not xml"),
        ("word/_rels/document.xml.rels", b"<other/>"),
    ),
)
def test_missing_and_broken_parts_are_told(name, content):
    assert _told(changed(GOOD, {name: content})) == BROKEN


def test_a_relation_that_leads_outside_the_file_is_not_followed():
    relations = part(GOOD, "word/_rels/document.xml.rels").decode()
    outside = relations.replace("styles.xml", "../../../../etc/hostname")

    assert _told(changed(GOOD, {"word/_rels/document.xml.rels": outside.encode()})) == BROKEN


def test_other_files_named_docx_are_told():
    empty_zip = BytesIO()
    zipfile.ZipFile(empty_zip, "w").close()

    told = [
        _told(b""),
        _told(b"Hello"),
        _told(GOOD[: len(GOOD) // 2]),
        _told(empty_zip.getvalue()),
        _told(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)),
    ]

    assert told == [
        NOT_WORD,
        NOT_WORD,
        NOT_WORD,
        NOT_WORD,
        "This is an old Word file or has a password; save it as .docx without a password.",
    ]


def test_a_zip_with_a_password_is_told():
    with_flag = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = with_flag.find(signature)
        while at >= 0:
            with_flag[at + offset] |= 1
            at = with_flag.find(signature, at + 4)

    assert _told(bytes(with_flag)) == "This Word file has a password."


@pytest.mark.parametrize("position", range(0, len(GOOD), len(GOOD) // 40))
def test_one_wrong_byte_is_read_or_told(position):
    wrong = bytearray(GOOD)
    wrong[position] ^= 0xFF

    try:
        pieces = read("a.docx", bytes(wrong)).pieces
    except Unreadable as told:
        assert str(told) in {BROKEN, NOT_WORD, STRANGE_NAMES, "This Word file has a password."}
    else:
        assert [piece.text for piece in pieces] == ["Hard to reach"]
