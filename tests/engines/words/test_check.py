"""What is found: forms, spelling, words put inside, the longest; and where it is."""

import pytest

from engines.words import Finding, check
from tests.engines.words.small import small_lexicon


def found(text, lexicon):
    return [(one.surface, one.entry_id) for one in check(text, lexicon)]


def test_a_finding_tells_everything(tmp_path):
    lexicon = small_lexicon(tmp_path)

    findings = check("Two green widgets.", lexicon)

    assert findings == [
        Finding(
            start=4,
            end=17,
            entry_id="widget",
            severity="avoid",
            surface="green widgets",
            why="Widgets are people.",
            instead=("person",),
            sources=("guide",),
            excused_by=None,
        )
    ]


def test_the_longest_counts(tmp_path):
    lexicon = small_lexicon(tmp_path)

    assert found("A tall blue widget, a blue widget.", lexicon) == [
        ("tall blue widget", "tall-widget"),
        ("blue widget", "widget"),
    ]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("He is HARD TO REACH.", "HARD TO REACH"),
        ("He is hard-to-reach.", "hard-to-reach"),
        ("He is hard\u00a0to\u2009reach.", "hard\u00a0to\u2009reach"),
        ("He is hard to\nreach.", "hard to\nreach"),
        ("He is hard\u2011to\u2011reach.", "hard\u2011to\u2011reach"),
        ("He won’t engage.", "won’t engage"),
        ("He wont engage.", "wont engage"),
        ("It is atten\u00adtion seeking.", "atten\u00adtion seeking"),
        ("It is atten\u200btion seeking.", "atten\u200btion seeking"),
        ("He is aggre\u034fs\ufe0fs\u180bi\U000e0061ve.", "aggre\u034fs\ufe0fs\u180bi\U000e0061ve"),
        ("He is hard\u3164to\u2800reach.", "hard\u3164to\u2800reach"),
        ("It is atten\u00ad\ntion seeking.", "atten\u00ad\ntion seeking"),
        ("He is ａｇｇｒｅｓｓｉｖｅ.", "ａｇｇｒｅｓｓｉｖｅ"),
        ("İİ ß He is aggressive.", "aggressive"),
    ],
)
def test_forms_of_writing_make_no_difference(lexicon, text, surface):
    assert [one.surface for one in check(text, lexicon)] == [surface]


@pytest.mark.parametrize(
    ("text", "surface", "entry_id"),
    [
        ("Seen with manipulitive friends.", "manipulitive", "manipulative"),
        ("Fourteen innapropriate referrals.", "innapropriate referrals", "inappropriate-referral"),
        ("He has burnt all his brigdes.", "burnt all his brigdes", "burned-bridges"),
        ("Noted for non-complience.", "non-complience", "non-compliant"),
        ("The roughsleeper by the door.", "roughsleeper", "rough-sleeper"),
        ("Debt and substance mis-use.", "substance mis-use", "substance-misuse"),
        ("He is un-motivated.", "un-motivated", "lacks-motivation"),
        ("He failed once again to attend.", "failed once again to attend", "failed-to-attend"),
        ("He refused, yet again, to engage.", "refused, yet again, to engage", "refuses-to-engage"),
        ("He is hard for us to reach.", "hard for us to reach", "hard-to-reach"),
        ("A drain on our limited resources.", "drain on our limited resources", "burden"),
    ],
)
def test_slips_compounds_and_words_put_inside(lexicon, text, surface, entry_id):
    assert found(text, lexicon) == [(surface, entry_id)]


@pytest.mark.parametrize(
    "text",
    [
        # Real words are no slips.
        "She made a complaint about it.",
        "The clams were cleared away.",
        # Words put inside do not cross a clause, or turn the meaning.
        "He refused; then help came.",
        "He failed because nobody told him when to attend.",
        "The drain on the road has more resources.",
        # A surname is no slip.
        "We met Anna Chaotik today.",
        # Paragraphs are apart.
        "It is hard\n\nto reach",
    ],
)
def test_what_only_looks_like_a_label_is_left(lexicon, text):
    assert check(text, lexicon) == []


def test_capitals_count_where_the_lexicon_says_so(lexicon):
    assert found("He DNA'd twice. He dna'd twice.", lexicon) == [("DNA'd", "dna-d")]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Drug users gather here.", "people who use drugs"),
        ("He is a drug user.", "person who uses drugs"),
        ("Many clients lack motivation.", "are exhausted and finding it hard to plan ahead"),
        ("He lacks motivation.", "is exhausted and finding it hard to plan ahead"),
        ("He is uncooperative.", "too tired to carry on"),
        ("The homeless need rooms.", "people experiencing homelessness"),
        ("She claims that he left.", "says"),
    ],
)
def test_alternatives_fit_their_place(lexicon, text, instead):
    (one,) = check(text, lexicon)

    assert instead in one.instead


def test_alternatives_that_cannot_fit_are_left_out(lexicon):
    (one,) = check("He is a drug user.", lexicon)

    assert one.instead == ("person who uses drugs",)


def test_a_finding_always_has_an_alternative_when_its_entry_has(lexicon):
    texts = [
        pattern.split("(")[0] for entry in lexicon.entries.values() for pattern in entry.patterns
    ]

    findings = check("\n\n".join(texts), lexicon, include_excused=True)

    assert len(findings) > 100
    assert [one for one in findings if not one.instead] == []
