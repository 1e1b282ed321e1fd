"""The same words in other signs: what a copy may look like."""

import unicodedata

from hypothesis import strategies as st

from joinedup.core.signs import UNSEEN

# No word of one is a word of the other.
THEIRS = (
    *("Żółć", "wróbel", "straße", "don't", "naïve", "한국어", "fifth", "ﬁnally", "मुझसे", "नहीं"),
    *("لم", "يسألني", "İlk", "office", "1984", "waiting", "nobody", "buses", "hospital"),
    *("kitchen", "Ελλάς", "garden", "council", "ｶﾞｽ", "cœur"),
)
OTHERS = (
    *("paper", "window", "river", "candle", "method", "summary", "yellow", "engine", "cotton"),
    *("market", "bridge", "copper"),
)

QUOTES = ('"', "“", "”", "«", "»", "‘", "’", "(", ")", "…", "!", "?", ".", ",", ";", ":", "")
BETWEEN = (
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\u00a0",
    "\u3000",
    " – ",
    "—",
    ", ",
    " \n\n ",
    "-",
    "\u2011",
    "/",
)
COMMON = ("\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d", "\u200e")
# A page can hold neither controls nor noncharacters.
RARE = sorted(sign for sign in UNSEEN if unicodedata.category(sign) not in ("Cc", "Cn"))
NOTHING = st.just("") | st.sampled_from(COMMON) | st.sampled_from(RARE)
APOSTROPHES = ("'", "’", "‘", "ʼ", "＇", "")


def _wide(word):
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in word)


def _digits(word):
    return word.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


FORMS = (
    str,
    str.lower,
    str.casefold,
    _wide,
    _digits,
    *(
        lambda word, form=form: unicodedata.normalize(form, word)
        for form in ("NFC", "NFD", "NFKC", "NFKD")
    ),
)


@st.composite
def disguised(draw, words):
    """These words as somebody might paste them: in another form, with other signs between."""
    drawn = []
    for place, word in enumerate(words):
        form = draw(st.sampled_from(FORMS))
        word = form(word.replace("'", draw(st.sampled_from(APOSTROPHES))))
        at = draw(st.integers(1, len(word)))
        # A sign that nobody sees, after any letter: not before the marks that belong to it.
        if at < len(word) and not unicodedata.category(word[at]).startswith("M"):
            word = word[:at] + draw(NOTHING) + word[at:]
        drawn += [draw(st.sampled_from(BETWEEN)) if place else "", word]
    return "".join(drawn)


def sentences(vocabulary, least, most):
    """Words of a vocabulary in a row."""
    return st.lists(st.sampled_from(vocabulary), min_size=least, max_size=most)
