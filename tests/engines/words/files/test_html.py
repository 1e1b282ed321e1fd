"""HTML: what a reader of the page reads, and where it stands."""

import pytest
from hypothesis import given

from engines.words.files import html
from tests.engines.words.files.places import MARKUP, misplaced, words_and_places


def _text(source):
    (piece,) = html.read(source.encode()).pieces
    return piece.text


@pytest.mark.parametrize(
    ("source", "text"),
    (
        ("<p><b>Hard</b>-to-<i>reach</i></p>", "Hard-to-reach\n\n"),
        ("<p>One\n\ntwo</p>", "One  two\n\n"),
        ("<p>One<br>two", "One\ntwo"),
        ("<p>R&amp;D isn&#39;t &eacute;asy &amp so", "R&D isn't éasy & so"),
        ("<title>One</title><style>p {}</style><script>two()</script>", "One\n\n"),
        ("<!doctype html><!-- no --><?no?><p>One", "One"),
        ("One <q>no</q> two <code>no <b>no</b></code> three", "One ￼ two ￼ three"),
        ("One<blockquote><p>no</blockquote>two<pre>no</pre>", "One\n\ntwo\n\n"),
        # As in a browser, a new paragraph ends a quotation that was left open.
        ("<p>One <q>no <p>two", "One ￼\n\ntwo"),
        ("</q></blockquote>One", "One"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ('<p title="left open>One', ""),
        ("<![if x]>One", "One"),
        ("", ""),
    ),
)
def test_words_are_kept_and_the_rest_left_out(source, text):
    assert _text(source) == text


def test_words_are_where_an_editor_shows_them():
    source = "<html>\r\n<p>One\r\n  <b>two</b> R&amp;D\r\n<p>three"

    assert words_and_places(html.read(source.encode())) == [
        ("One", 2, 4),
        ("two", 3, 6),
        ("R", 3, 14),
        ("D", 3, 20),
        ("three", 4, 4),
    ]


@given(MARKUP)
def test_any_text_is_read_and_its_words_are_found_again(source):
    reading = html.read(source.encode())

    assert misplaced(reading) == []


@pytest.mark.parametrize("unit", ("<a ", "<!--", "</", "<a b='", '<a b="', "<?", "<![CDATA["))
def test_nothing_left_open_is_looked_through_again_and_again(unit, monkeypatch):
    # The parser answers -1 for what has no end, having looked through all that follows.
    given_up = []
    for name in ("parse_starttag", "parse_endtag", "parse_comment", "parse_pi"):
        parse = getattr(html._Words, name)

        def watched(self, i, parse=parse):
            end = parse(self, i)
            if end < 0:
                given_up.append(i)
            return end

        monkeypatch.setattr(html._Words, name, watched)

    _text(unit * 1000)

    assert len(given_up) <= 2
