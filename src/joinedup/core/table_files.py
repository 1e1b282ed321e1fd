"""Reading a table that somebody sends, as a CSV file or from Excel.

Only what was typed is read. Formulas are left alone, for what they say depends on who opens them,
and macros are nothing that a reader of cells would come across. A file of a stranger can be made
to fill the memory, so it is looked at before it is unpacked, and read no further than ``most``.
"""

import csv
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from typing import Any
from xml.parsers import expat

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from joinedup.core.cleaning import clean_line
from joinedup.core.exceptions import ServiceError
from joinedup.core.tables import plain

# The number of a row, as a spreadsheet counts it, and what stands in its cells.
Row = tuple[int, list[str]]

LARGEST_FILE = 5_000_000  # bytes
LARGEST_UNPACKED = 50_000_000  # bytes
MOST_PARTS = 1_000  # a list has some ten
# Of these, what is not pictures: ten times what a list of two thousand people has. Excel's reader
# takes some thirty bytes of memory for each.
LARGEST_XML = 6_000_000  # bytes
# How XML begins that expat cannot read and another reader may; before it, marks and zeros.
_MAY_BE_XML = (b"<?", b"<\0", b"Lo\xa7\x94")
_BEFORE_XML = b"\xef\xbb\xbf\xff\xfe\0"
MOST_COLUMNS = 60
# Rows without anything in them are passed over, but not for ever.
MOST_EMPTY = 20_000
# What stands for a formula. Nobody types such a sign, and cleaning would take it out.
FORMULA = "\ue000formula"
_SEPARATORS = ",;\t"
_TOO_MUCH = gettext_lazy("Unpacked, this file is too large. Please save it as CSV.")
_BROKEN = gettext_lazy("This Excel file is broken, or holds no table. Please save it as CSV.")


class UnreadableTable(ServiceError):
    """This is no table that can be read; says why, in a sentence."""


def read_table(data: bytes, *, most: int) -> list[Row]:
    """The rows of a table that hold something, all of the same length, every cell on one line.

    Raises UnreadableTable, also where there are more than ``most`` rows.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableTable(_("The file is larger than 5 MB. Please send a part of it."))
    rows = _excel_rows(data) if data.startswith(b"PK\x03\x04") else _csv_rows(data)
    found = _few(rows, most)
    if not found:
        raise UnreadableTable(_("There is nothing in this table."))
    width = max(len(cells) for _number, cells in found)
    return [(number, cells + [""] * (width - len(cells))) for number, cells in found]


def _few(rows: Iterable[Iterable[str]], most: int) -> list[Row]:
    found: list[Row] = []
    for number, cells in enumerate(islice(rows, most + MOST_EMPTY), start=1):
        row = [cell if cell == FORMULA else clean_line(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        if row:
            found.append((number, row))
        if len(found) > most:
            raise UnreadableTable(
                _("There are more than %(most)d rows. Please send it in several parts.")
                % {"most": most}
            )
    return found


def _csv_rows(data: bytes) -> Iterator[Iterator[str]]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableTable(
            _("This is an old Excel file or has a password. Please save it as .xlsx or as CSV.")
        )
    text = _decoded(data)
    if "\x00" in text:
        raise UnreadableTable(_("This is no table. Please choose a CSV or an Excel (.xlsx) file."))
    # As long as the file may be: else a cell that is too long is an error of its own.
    csv.field_size_limit(LARGEST_FILE)
    try:
        yield from (
            map(_from_csv, row[:MOST_COLUMNS])
            for row in csv.reader(StringIO(text), delimiter=_separator(text))
        )
    except csv.Error as error:
        raise UnreadableTable(
            _("This table cannot be read. Please save it as CSV once more.")
        ) from error


def _from_csv(cell: str) -> str:
    """As it was before ``tables.plain`` made it harmless."""
    if cell.startswith("'") and plain(cell[1:]) == cell:
        return cell[1:]
    return FORMULA if cell.lstrip().startswith("=") else cell


def _decoded(data: bytes) -> str:
    """As UTF-8, and where it is none as Windows writes it. Excel says UTF-16 at the beginning."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """What stands most often in the first row that is parted at all, outside quotation marks."""
    found, is_quoted = Counter[str](), False
    for sign in text:
        if sign == '"':
            is_quoted = not is_quoted
        elif is_quoted:
            continue
        elif sign in _SEPARATORS:
            found[sign] += 1
        elif found and sign in "\r\n":
            break
    return max(_SEPARATORS, key=lambda sign: found[sign])


def _excel_rows(data: bytes) -> Iterator[Iterator[str]]:
    _weigh(data)
    # Takes longer to load than the rest of the page.
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(max_col=MOST_COLUMNS):
            yield map(_typed, row)
    except Exception as error:
        # What openpyxl raises depends on which part is missing or is not what it seems.
        raise UnreadableTable(_BROKEN) from error


def _weigh(data: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            too_many = len(members) > MOST_PARTS
            if too_many or sum(each.file_size for each in members) > LARGEST_UNPACKED:
                raise UnreadableTable(_TOO_MUCH)
            # Each part, whatever its name: what it is taken for is said by other parts.
            text = 0
            for each in members:
                # Unpacks no more than the size that was weighed.
                content = package.read(each)
                text += len(content) if _is_xml(content, each.filename) else 0
                if text > LARGEST_XML:
                    raise UnreadableTable(_TOO_MUCH)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableTable(_("This is no Excel file, or it is broken.")) from error
    except RuntimeError as error:  # what zipfile says of a password
        raise UnreadableTable(_("This file has a password. Please save it without one.")) from error


def _is_xml(content: bytes, name: str) -> bool:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # also for letters it cannot read
        may_be = content.lstrip(_BEFORE_XML).startswith(_MAY_BE_XML)
        if may_be or name.endswith((".xml", ".rels")):
            raise UnreadableTable(_BROKEN) from error
        return False
    return True


def _refuse_doctype(*_parts: object) -> None:
    # Excel writes none; entities, by which a small file becomes a large one, stand nowhere else.
    raise UnreadableTable(_BROKEN)


def _typed(cell: Any) -> str:
    """What was typed into a cell of Excel, as it would stand in a CSV file."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if cell.data_type == "f":
        return FORMULA
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
