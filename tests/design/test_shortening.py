import pytest

from joinedup.design.shortening import shortened


@pytest.mark.parametrize(
    "text, told",
    [
        ("Short.", "Short."),
        ("Ring back within a day", "Ring back within a day"),
        ("Ring back within a day, please", "Ring back within a…"),
        ("Ring back within some day", "Ring back within some…"),
        # Nothing to cut between, or only far from the end.
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrt…"),
        ("A Donaudampfschifffahrtsgesellschaft", "A Donaudampfschifffah…"),
        ("", ""),
    ],
)
def test_it_is_cut_between_words_where_there_are_any(text, told):
    assert shortened(text, 22) == told
