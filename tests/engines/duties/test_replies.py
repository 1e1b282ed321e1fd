"""What a reply leaves out of what a lawful refusal holds."""

import pytest

from engines.duties import missing_from
from tests.engines.duties.small import RED, small_duties


@pytest.mark.parametrize(
    ("ticks", "missing"),
    [
        (set(), ["reasons", "writing"]),
        ({"reasons"}, ["writing"]),
        ({"writing"}, ["reasons"]),
        ({"reasons", "writing"}, []),
        ({"of another duty"}, ["reasons", "writing"]),
    ],
)
def test_items_that_are_not_ticked_are_missing_in_the_order_of_the_file(tmp_path, ticks, missing):
    duty = small_duties(tmp_path, RED).entries["red"]

    assert [item.id for item in missing_from(ticks, duty)] == missing
