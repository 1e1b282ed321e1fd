"""Reminding people of what may identify somebody, without crying wolf."""

import time

import pytest

from joinedup.series.lib.identifying_details import identifying_details


@pytest.mark.parametrize(
    ("text", "found"),
    (
        ("Letters reach nobody who has no address.", []),
        ("In 2016 a report said so; three years later, 30% still waited 12 weeks.", []),
        ("The panel meets on 1 May.", ["a date"]),
        ("Born 03/05/1984.", ["a date"]),
        ("born 1984-05-03", ["a date"]),
        ("The 3rd March, again", ["a date"]),
        ("They may wait 14 days; 1 in 3 does.", []),
        ("NHS 943 476 5919", ["an NHS number"]),
        ("9434765919", ["an NHS number"]),
        ("Ring 01782 234 567 or 07700 900123", ["a phone number"]),
        ("+44 7700 900 123", ["a phone number"]),
        ("ANN.BELL@EXAMPLE.ORG", ["an email address"]),
        ("QQ 12 34 56 C", ["a National Insurance number"]),
        ("lives near ST1 4AB", ["a postcode"]),
        ("born ٠٣/٠٥/١٩٨٤, ring ۰۱۷۸۲ ۲۳۴ ۵۶۷", ["a date", "a phone number"]),
        ("an\u200bn@exam\u00adple.org, ＳＴ１ 4\u2060AB", ["an email address", "a postcode"]),
        ("ann@example.org, 3 May, ST1 4AB", ["an email address", "a date", "a postcode"]),
    ),
)
def test_what_is_found(text, found):
    assert identifying_details(text) == found


def test_a_very_long_text_is_read_quickly():
    began = time.process_time()

    identifying_details("a@" * 5_000 + "0 " * 5_000 + "1" * 10_000 + "x" * 10_000)

    assert time.process_time() - began < 1
