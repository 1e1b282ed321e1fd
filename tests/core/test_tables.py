"""Tables that open in a spreadsheet, whichever sign it takes to stand between cells."""

import csv
from io import StringIO

import pytest

from joinedup.core.tables import FORMULA_SIGNS, csv_file

WORDS = [
    "=1+1",
    "a;=1+1",
    "a; =1+1",
    "a\t@SUM(A1)",
    "a\n+1",
    "x\r\n=1",
    '";=1+1',
    "\uff1d1",
    "a;-1",
]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_cell_begins_as_a_formula(delimiter):
    file = csv_file("words", ["Day", "Words"], [["Monday", word] for word in WORDS])

    table = csv.reader(
        StringIO(file.content.decode("utf-8-sig"), newline=None), delimiter=delimiter
    )
    begin = [cell.lstrip('"\n\r\t ')[:1] for row in table for cell in row]

    assert [sign for sign in begin if sign in FORMULA_SIGNS] == []


def test_what_is_no_formula_stays_as_it_was():
    words = "We need:\n- food\n- a bus; and (2 - 1) chairs, a-b"
    file = csv_file("words", ["Words"], [[words]])

    [_head, row] = csv.reader(StringIO(file.content.decode("utf-8-sig")))

    assert row == [words]
