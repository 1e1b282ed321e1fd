"""Tables of any kind, in the ways in which programs write them."""

import csv
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

import joinedup
from joinedup.core.cleaning import clean_line
from joinedup.core.table_files import (
    FORMULA,
    LARGEST_FILE,
    MOST_COLUMNS,
    UnreadableTable,
    read_table,
)
from joinedup.core.tables import csv_file, plain

MOST = 50
cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
tables = st.lists(st.lists(cells, min_size=1, max_size=5), min_size=1, max_size=8)


def in_csv(rows, separator=",", encoding="utf-8", end="\r\n"):
    out = StringIO()
    csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode(encoding)


def in_excel(rows):
    book, out = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def as_read(rows):
    """What a reader should find: cells on one line, no empty rows, each with its number."""
    found = []
    for number, row in enumerate(rows, start=1):
        row = [FORMULA if cell.lstrip().startswith("=") else clean_line(cell) for cell in row]
        while row and not row[-1]:
            row.pop()
        if row:
            found.append((number, row))
    width = max((len(row) for _number, row in found), default=0)
    return [(number, row + [""] * (width - len(row))) for number, row in found]


@settings(deadline=None, max_examples=60)
@given(
    tables,
    st.sampled_from(",;\t"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\r\n", "\n"]),
)
def test_a_table_is_read_as_it_was_written(rows, separator, encoding, end):
    rows = [[cell.lstrip("'") for cell in row] for row in rows]
    # Of one column nobody can tell the separator, and need not.
    data = in_csv(rows, separator, encoding, end)
    if wanted := as_read(rows):
        assert read_table(data, most=MOST) == wanted
    else:
        with pytest.raises(UnreadableTable):
            read_table(data, most=MOST)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda more: b"PK\x03\x04" + more))
def test_whatever_is_sent_is_read_or_refused_in_a_sentence(data):
    try:
        rows = read_table(data, most=MOST)
    except UnreadableTable as why:
        assert str(why)
    else:
        assert rows and len({len(row) for _number, row in rows}) == 1


@settings(deadline=None, max_examples=40)
@given(tables)
def test_what_we_give_out_is_read_again(rows):
    rows = [[cell.lstrip("'") for cell in row] for row in rows]
    heads = [f"Column {number}" for number in range(max(2, *map(len, rows)))]
    # Of one column nobody can tell the separator.
    wanted = [(1, heads)] + [
        # What begins like a formula was made harmless, and is what it was.
        (number + 1, row + [""] * (len(heads) - len(row)))
        for number, row in as_read_plain(rows)
    ]

    assert read_table(csv_file("people", heads, rows).content, most=MOST) == wanted


def as_read_plain(rows):
    found = [(number, [clean_line(cell) for cell in row]) for number, row in enumerate(rows, 1)]
    return [(number, row) for number, row in found if any(row)]


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=20))
@example(";'@")
@example(";@")
def test_no_cell_begins_like_a_formula(cell):
    harmless = plain(cell)

    assert not harmless.lstrip().startswith(("=", "+", "-", "@"))
    # Nothing but apostrophes is added.
    assert harmless.replace("'", "") == cell.replace("'", "")


def test_no_table_is_written_but_by_the_function_that_makes_cells_harmless():
    sources = Path(joinedup.__file__).parent.rglob("*.py")

    assert [each.name for each in sources if "csv.writer" in each.read_text()] == ["tables.py"]


def test_windows_letters_quoted_lines_and_a_mark_at_the_beginning():
    windows = "Name;Town\r\nZoë Müller – “Z”;Łódź".replace("Łódź", "Köln").encode("cp1252")
    quoted = '\ufeffName,Note\r\n"Ann\nAmes","one, two"\r\n\r\nBo,'.encode()

    assert read_table(windows, most=MOST) == [
        (1, ["Name", "Town"]),
        (2, ["Zoë Müller – “Z”", "Köln"]),
    ]
    assert read_table(quoted, most=MOST) == [
        (1, ["Name", "Note"]),
        (2, ["Ann Ames", "one, two"]),
        (4, ["Bo", ""]),
    ]


def test_excel_gives_what_was_typed_and_no_formula():
    data = in_excel(
        [["Name", "Phone", "Sum"], ["Ann", 7700900123, "=1+1"], [], ["Bo", None, 2.5, True]]
    )

    assert read_table(data, most=MOST) == [
        (1, ["Name", "Phone", "Sum", ""]),
        (2, ["Ann", "7700900123", FORMULA, ""]),
        (4, ["Bo", "", "2.5", "True"]),
    ]


@pytest.mark.parametrize(
    "data",
    (
        b"",
        b" \r\n;;\r\n",
        b"\xd0\xcf\x11\xe0old excel",
        b"PK\x03\x04 no zip",
        b"Name\x00,Email",
        b"a" * (LARGEST_FILE + 1),
        in_csv([["Ann"]] * (MOST + 1)),
        in_excel([["Ann"]] * (MOST + 1)),
    ),
)
def test_what_is_no_table_or_too_large_is_refused(data):
    with pytest.raises(UnreadableTable):
        read_table(data, most=MOST)


def with_part(name, content):
    out = BytesIO(in_excel([["Ann"]]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def test_a_file_that_would_fill_the_memory_is_not_unpacked():
    large = with_part("xl/media/image1.png", b"\0" * 60_000_000)
    entities = with_part(
        "xl/more.xml", b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    )

    for data in (large, entities):
        with pytest.raises(UnreadableTable):
            read_table(data, most=MOST)


def test_a_file_of_very_many_parts_is_not_unpacked(monkeypatch):
    out = BytesIO(with_part("xl/one", b""))
    with zipfile.ZipFile(out, "a") as package:
        for number in range(1_000):
            package.writestr(f"xl/{number}", b"")
    monkeypatch.setattr(zipfile.ZipFile, "read", None)

    with pytest.raises(UnreadableTable, match="too large"):
        read_table(out.getvalue(), most=MOST)


def test_a_file_of_another_kind_with_a_table_behind_is_none():
    for front in (b"<html><script>1</script>\0", b"%PDF-1.7\n\0"):
        with pytest.raises(UnreadableTable):
            read_table(front + with_part("xl/one", b""), most=MOST)


ENTITIES = '<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'


@pytest.mark.parametrize(
    "content",
    (
        ENTITIES.encode(),
        ENTITIES.encode("utf-16"),
        f'<?xml version="1.0" encoding="utf-32"?>{ENTITIES}'.encode("utf-32"),
        f'<?xml version="1.0" encoding="utf-7"?>{ENTITIES}'.encode("utf-7"),
        b"<a>" + b"<b/>" * 1_500_000 + b"</a>",  # from which a gigabyte would be made
    ),
)
@pytest.mark.parametrize("name", ("xl/more.xml", "xl/media/image1.png", "xl/other"))
def test_a_part_is_looked_at_whatever_it_is_called(name, content):
    with pytest.raises(UnreadableTable):
        read_table(with_part(name, content), most=MOST)


def test_pictures_in_a_table_are_let_by():
    for content in (b"\x89PNG\r\n\x1a\n" + bytes(100), b"<svg/>", b""):
        assert read_table(with_part("xl/media/image1", content), most=MOST) == [(1, ["Ann"])]


def test_a_wide_table_is_read_as_far_as_anybody_means_it():
    wide = [str(number) for number in range(100)]

    for data in (in_csv([wide]), in_excel([wide])):
        assert read_table(data, most=MOST) == [(1, wide[:MOST_COLUMNS])]
