"""Wherever a sheet of the report ends, nothing is torn from what it belongs to."""

from itertools import pairwise

import pytest

from joinedup.reports.lib.document import document_of
from joinedup.reports.lib.typesetting import compile_pdf
from joinedup.reports.selectors.reading import read_content
from tests.house.pdf_breaks import bad_breaks_of, parts_of

LINE = "Somebody waited with me at the bus stop until it came, and nobody wrote it down. "
BLOCKS = {"/H1", "/H2", "/P", "/BlockQuote", "/Table"}


def long_report(published, lines):
    """A report of some ten sheets; the more lines its summary has, the later each part comes."""
    content = document_of(read_content(published.version.content), published.version)
    (finding,) = content["findings"]
    quote, step = finding["quotes"][0], content["steps"]["shown"][0]
    (asked,) = content["recommendations"]["list"]
    (term,) = content["terms"]["terms"]
    (scale,) = content["scales"]["scales"]
    content["summary"]["body"] = "Here.\n" * lines
    content["findings"] = [
        {**finding, "body": LINE * 2, "quotes": [{**quote, "text": LINE * n} for n in sizes]}
        for sizes in [(1, 3, 2), (12, 1), (2, 9, 3), (1,), (4, 4), (20, 1), (2, 2)]
    ]
    content["recommendations"]["list"] = [
        {**asked, "text": LINE, "answer_text": LINE * size} for size in (1, 3, 2, 1, 4, 2, 1)
    ]
    content["terms"]["terms"] = [{**term, "reason": LINE * 4}] * 3
    content["scales"]["scales"] = [{**scale, "question": LINE * 2}] * 4
    content["steps"]["table"]["rows"] = [["Done", "13"], ["Partly", "6"], ["Not yet", "3"]] * 2
    content["steps"]["shown"] = [{**step, "outcome_text": LINE * size} for size in (1, 2, 1) * 4]
    rows = [["Housing and homelessness", "6"]] * 7
    content["who"]["counts"] = [{"head": ["Voice", "People"], "rows": rows, "others": [LINE]}] * 3
    content["asked"]["meetings"] = [{"meeting": "When it worked", "questions": [LINE] * 4}] * 5
    return content


@pytest.mark.parametrize("lines", range(0, 26, 2))
def test_wherever_a_sheet_ends_what_belongs_together_is_together(published, lines):
    file = compile_pdf(long_report(published, lines))

    parts = parts_of(file)
    assert bad_breaks_of(file) == []
    assert [part.kind for part in parts if part.kind == "/Table" and len(part.lines) > 1] == []
    blocks = [part for part in parts if part.kind in BLOCKS]
    torn = [
        (one.kind, between.kind, other.kind)
        for (one, between), (_between, other) in pairwise(pairwise(blocks))
        # What a finding says stays with the first of its quotations.
        if (one.kind, between.kind, other.kind) == ("/H2", "/P", "/BlockQuote")
        and max(one.lines) != min(other.lines)
    ]
    assert torn == []
    assert len({page for part in parts for page in part.lines}) >= 8
