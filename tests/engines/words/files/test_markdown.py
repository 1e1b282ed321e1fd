"""Markdown: what is prose, and where it stands."""

from textwrap import dedent

import pytest
from hypothesis import given

from engines.words.files import markdown
from tests.engines.words.files.places import MARKUP, misplaced, words_and_places


def _text(source):
    (piece,) = markdown.read(dedent(source).encode()).pieces
    return piece.text


@pytest.mark.parametrize(
    ("source", "text"),
    (
        ("# A **hard**-to-*reach* group\n", "A hard-to-reach group"),
        ("He is\nhard to\nreach.\n\nNext.", "He is\nhard to\nreach.\n\nNext."),
        ("Run `make hard` now", "Run ￼ now"),
        ("See [their words](http://a.org/hard 'Hard') here", "See their words here"),
        ("See [their words][1] here\n\n[1]: http://a.org/hard", "See their words here"),
        ("See <http://a.org/hard> and www.hard.org now", "See ￼ and ￼ now"),
        ("![A picture](hard.png) here", "A picture here"),
        ("R&amp;D isn&#39;t \\*hard\\*", "R&D isn't *hard*"),
        ("One <b>two</b> <q>three</q> four", "One two ￼ four"),
        ("One\n\n    code\n\n```\ncode\n```\n~~~\ncode\n~~~\nTwo", "One\n\nTwo"),
        ("---\ntitle: hard\n---\nOne", "One"),
        ("+++\ntitle = 1\n+++\nOne", "One"),
        ("One\n\n> quoted\nstill quoted\n\n- two\n- > quoted\n\nThree", "One\n\ntwo\n\nThree"),
        ("| a | b |\n|---|---|\n| c \\| d | e |\n", "a\n\nb\n\nc | d\n\ne"),
    ),
)
def test_prose_is_kept_and_the_rest_left_out(source, text):
    assert _text(source) == text


def test_html_inside_is_read_as_html():
    source = """
        One

        <div>Two <code>x</code>
        <blockquote>quoted</blockquote></div>

        Three
        """

    assert _text(source).split() == ["One", "Two", "￼", "Three"]


def test_words_are_where_an_editor_shows_them():
    source = dedent("""\
        ---
        title: x
        ---

        # One

        > quoted

        - [two](http://two.org) two
          three
        - `two` **four**

        | five | six |
        |------|-----|
        | `a`  | R&amp;seven |

        <p>eight</p>
        """)

    assert words_and_places(markdown.read(source.encode())) == [
        ("One", 5, 3),
        ("two", 9, 4),
        ("two", 9, 25),
        ("three", 10, 3),
        ("four", 11, 11),
        ("five", 13, 3),
        ("six", 13, 10),
        ("R", 15, 10),
        ("seven", 15, 16),
        ("eight", 17, 4),
    ]


@given(MARKUP)
def test_any_text_is_read_and_its_words_are_found_again(source):
    reading = markdown.read(source.encode())

    assert misplaced(reading) == []
