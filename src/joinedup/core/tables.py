"""Tables that open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

# A spreadsheet takes a cell that begins so for a formula, and runs it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# Read with another sign between the cells, a cell also begins inside one of ours, quoted or not.
# A dash and a space begin a list, not a formula.
_INNER_FORMULA = re.compile(rf"([;\t\r\n])(?=\s*(?!-\s)[{re.escape(''.join(FORMULA_SIGNS))}])")


def csv_file(name: str, heads: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """A CSV file of this name to download, with a mark for spreadsheets that it is UTF-8.

    No browser and nothing between keeps it, for mostly it is about people.
    """
    out = StringIO("\ufeff")
    out.seek(0, 2)
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow([plain(str(head)) for head in heads])
    writer.writerows([_cell(each) for each in row] for row in rows)
    file = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    file["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    file["Cache-Control"] = "private, no-store"
    return file


def _cell(value: object) -> object:
    if value is None:
        return ""
    return value if isinstance(value, int) else plain(str(value))


def plain(cell: str) -> str:
    """The cell, with an apostrophe before anything that would be taken for a formula.

    >>> plain("=1+1")
    "'=1+1"
    >>> plain("One worker")
    'One worker'
    >>> plain("two;=1+1")
    "two;'=1+1"
    """
    cell = _INNER_FORMULA.sub(r"\1'", cell)
    return f"'{cell}" if cell.lstrip().startswith(FORMULA_SIGNS) else cell
