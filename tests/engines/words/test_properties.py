"""What holds for every text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engines.words import check
from tests.engines.words.score import DEV, read

SENTENCES = [case["text"] for case in read(DEV)]
GAPS = [" ", "\n", "\n\n", ", ", " \u00a0", ". ", " \"", "' ", "“", "\u00ad", "\r\n", "-",
"\u0301", "ß", "İ"]  # fmt: skip
texts = st.lists(st.sampled_from(SENTENCES) | st.sampled_from(GAPS) | st.text(max_size=20)).map(
    "".join
)
prose = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)


def told(findings):
    return [(one.entry_id, one.surface) for one in findings]


@given(text=texts)
@settings(max_examples=150)
def test_offsets_slice_to_the_surface_in_order(lexicon, text):
    findings = check(text, lexicon, include_excused=True)

    assert [text[one.start : one.end] for one in findings] == [one.surface for one in findings]
    assert all(one.surface.strip() for one in findings)
    ends = [0, *(one.end for one in findings)]
    assert all(before <= one.start for before, one in zip(ends, findings, strict=False))


@given(first=texts, second=texts)
@settings(max_examples=100)
def test_texts_joined_by_a_blank_line_give_the_findings_of_both(lexicon, first, second):
    alone = told(check(first, lexicon)) + told(check(second, lexicon))

    joined = told(check(first + "\n\n" + second, lexicon))

    assert joined == alone


@given(paragraphs=st.lists(prose, min_size=1, max_size=4), more=st.integers(1, 3))
@settings(max_examples=60)
def test_more_blank_lines_change_nothing(lexicon, paragraphs, more):
    before = check("\n\n".join(paragraphs), lexicon)

    after = check(("\n\n" + "\n" * more).join(paragraphs), lexicon)

    assert told(after) == told(before)


@given(text=prose, data=st.data())
@settings(max_examples=60)
def test_soft_hyphens_inside_words_change_nothing(lexicon, text, data):
    places = [at for at in range(1, len(text)) if text[at - 1].isalpha() and text[at].isalpha()]
    chosen = set(data.draw(st.lists(st.sampled_from(places), max_size=8)))

    softened = "".join("\u00ad" * (at in chosen) + char for at, char in enumerate(text))

    after = [
        (entry, surface.replace("\u00ad", "")) for entry, surface in told(check(softened, lexicon))
    ]
    before = [
        (entry, surface.replace("\u00ad", "")) for entry, surface in told(check(text, lexicon))
    ]
    assert after == before


@given(text=prose)
@settings(max_examples=60)
def test_curly_quotes_change_nothing(lexicon, text):
    straight = text.translate(str.maketrans("’‘“”", "''\"\""))
    curly = straight.replace("'", "’").replace('"', "”")

    after = told(check(curly, lexicon))

    assert [
        (entry, surface.replace("’", "'").replace("”", '"')) for entry, surface in after
    ] == told(check(straight, lexicon))


@given(text=texts)
@settings(max_examples=80)
def test_excused_findings_come_on_top(lexicon, text):
    plain = check(text, lexicon)

    everything = check(text, lexicon, include_excused=True)

    assert [one for one in everything if one.excused_by is None] == plain


@given(data=st.binary(max_size=300))
@settings(max_examples=100)
def test_binary_looking_text_is_taken(lexicon, data):
    for encoding in ("latin-1", "utf-16-le"):
        check(
            data.decode(encoding, errors="surrogatepass" if encoding == "latin-1" else "replace"),
            lexicon,
        )


def test_odd_texts_are_taken(lexicon):
    for text in [
        "",
        " ",
        "\n",
        "\ud800 junkie",
        "'" * 50,
        '"' * 51,
        "\u00ad",
        "\u0301",
        "c/o",
        "a" * 5000,
    ]:
        assert [text[one.start : one.end] for one in check(text, lexicon)] == [
            one.surface for one in check(text, lexicon)
        ]
