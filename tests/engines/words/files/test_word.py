"""Word files: which words are the writer's, and where they stand."""

import docx
import pytest

from engines.words.files import Piece, read
from tests.engines.words.files.word_files import changed, part, saved, with_body, with_paragraphs

TEXT = "<w:r><w:t>{}</w:t></w:r>"


def _places(data):
    return [(piece.place, piece.text) for piece in read("a.docx", data).pieces]


def test_body_tables_headers_and_footers_are_read_in_order():
    document = docx.Document()
    document.add_heading("A heading")
    document.add_paragraph("")
    document.add_paragraph("A paragraph").add_run(" in two runs").bold = True
    document.add_table(1, 2).cell(0, 1).text = "A cell"
    document.add_paragraph("After the table")
    document.sections[0].header.paragraphs[0].text = "A header"
    document.sections[0].footer.paragraphs[0].text = "A footer"

    assert _places(saved(document)) == [
        ("paragraph 1", "A heading"),
        ("paragraph 2", "A paragraph in two runs"),
        ("table 1, row 1, column 2", "A cell"),
        ("paragraph 3", "After the table"),
        ("header", "A header"),
        ("footer", "A footer"),
    ]


def test_quotations_are_left_out_by_their_style_and_by_styles_made_from_it():
    document = docx.Document()
    own = document.styles.add_style("Our voices", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Quote"]
    document.add_paragraph("Before")
    for style in ("Quote", "Intense Quote", "Our voices"):
        document.add_paragraph("Their own words", style=style)
    document.add_paragraph("After")

    assert _places(saved(document)) == [("paragraph 1", "Before"), ("paragraph 5", "After")]


def test_tracked_deletions_are_gone_and_insertions_are_there():
    body = (
        "<w:p><w:r><w:t>One</w:t></w:r>"
        "<w:del><w:r><w:delText>deleted</w:delText><w:t>deleted</w:t></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t> two</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t> three</w:t></w:r></w:hyperlink></w:p>"
    )

    assert _places(with_body(body)) == [("paragraph 1", "One two three")]


def test_what_shows_as_a_character_is_one():
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs></w:pPr><w:r><w:t>hard</w:t>"
        "<w:noBreakHyphen/><w:t>to</w:t><w:tab/><w:t>re</w:t><w:softHyphen/><w:t>ach</w:t>"
        "<w:br/><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )

    assert _places(with_body(body)) == [("paragraph 1", "hard‑to\tre\u00adach\n")]


def test_a_text_box_is_read_once_and_not_as_part_of_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Around</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    assert _places(with_body(body)) == [("paragraph 1", "Around"), ("text box", "In the box")]


def test_pages_are_told_where_the_file_tells_them():
    new_page = "<w:r><w:lastRenderedPageBreak/><w:t>{}</w:t></w:r>"
    body = f"<w:p>{TEXT}</w:p><w:p>{TEXT}{new_page}</w:p><w:p>{new_page}</w:p>".format(*"abcd")

    assert _places(with_body(body)) == [
        ("page 1, paragraph 1", "a"),
        ("page 1, paragraph 2", "bc"),
        ("page 3, paragraph 3", "d"),
    ]


def test_notes_are_numbered_as_their_readers_see_them():
    assert _places(with_footnote("A note")) == [
        ("paragraph 1", "Body"),
        ("footnote 1", "A note"),
    ]


def with_footnote(text):
    """A file with one paragraph, "Body", and a footnote to it."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    data = with_body(f"<w:p>{TEXT.format('Body')}<w:r><w:footnoteReference w:id='7'/></w:r></w:p>")
    relations = part(data, "word/_rels/document.xml.rels").decode()
    types = part(data, "[Content_Types].xml").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    return changed(
        data,
        {
            "word/footnotes.xml": (
                f"<w:footnotes xmlns:w='{namespace}'>"
                f"<w:footnote w:id='7'><w:p>{TEXT.format(text)}</w:p></w:footnote>"
                f"<w:footnote w:id='8'><w:p>{TEXT.format('Nowhere')}</w:p></w:footnote>"
                "</w:footnotes>"
            ).encode(),
            "word/_rels/document.xml.rels": relations.replace(
                "</Relationships>",
                f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>',
            ).encode(),
            "[Content_Types].xml": types.replace(
                "</Types>",
                f'<Override PartName="/word/footnotes.xml" ContentType="{content_type}"/></Types>',
            ).encode(),
        },
    )


@pytest.mark.parametrize("text", ("", " ", "\t"))
def test_an_empty_document_has_no_pieces(text):
    assert read("a.docx", with_paragraphs(text)).pieces == ()


def test_a_piece_has_no_lines():
    reading = read("a.docx", with_paragraphs("One"))

    assert (reading.source, reading.pieces) == (None, (Piece("One", "paragraph 1"),))
