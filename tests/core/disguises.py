"""The same words in other signs: what a copy may look like."""

import re
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
    "&nbsp;",
    "&amp;nbsp;",
)
# What divides a word at the end of a line.
DIVIDES = ("-\n", "\u00ad\n", "- ", "&shy;\n")
COMMON = ("\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d", "\u200e", "&shy;", "&#8203;")
# A page can hold neither controls nor noncharacters.
RARE = sorted(sign for sign in UNSEEN if unicodedata.category(sign) not in ("Cc", "Cn"))
NOTHING = st.just("") | st.sampled_from(COMMON) | st.sampled_from(RARE)
APOSTROPHES = ("'", "’", "‘", "ʼ", "＇", "", "&#39;", "&rsquo;", "&amp;#x27;")
# Small letters and capitals, each with one of another alphabet that looks like it.
_ALIKE = (
    str.maketrans("aceijopsxyhHABEKMCTO", "асеіјорѕхуһНАВЕКМСТО"),
    str.maketrans("aoivupNHZYBEKMTX", "αοινυρΝΗΖΥΒΕΚΜΤΧ"),
)


def _wide(word):
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in word)


def _digits(word):
    return word.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))


def _look_alike(word):
    return word.translate(_ALIKE[0])


def _alike_at_first(word):
    """In capitals, and beside letters that stay as they were."""
    return word[:2].upper().translate(_ALIKE[1]) + word[2:]


FORMS = (
    str,
    str.lower,
    str.upper,
    _look_alike,
    _alike_at_first,
    str.casefold,
    _wide,
    _digits,
    *(
        lambda word, form=form: unicodedata.normalize(form, word)
        for form in ("NFC", "NFD", "NFKC", "NFKD")
    ),
)


@st.composite
def disguised(draw, words, joins=100):
    """These words as somebody might paste them: in another form, with other signs between; at no
    more than ``joins`` places divided, or run together."""
    drawn = []
    for place, word in enumerate(words):
        form = draw(st.sampled_from(FORMS))
        word = form(word).replace("'", draw(st.sampled_from(APOSTROPHES)))
        at = draw(st.integers(1, len(word)))
        # Not before what belongs to a letter, nor within how a sign is written.
        if re.match("[^\\W_\u1160-\u11ff\uff9e\uff9f]", word[at:]) and "&" not in word:
            divides = draw(st.booleans()) if joins else False
            joins -= divides
            word = word[:at] + draw(st.sampled_from(DIVIDES) if divides else NOTHING) + word[at:]
        # Where digits stand, words that are run together are like the address of a page.
        is_plain = not any(sign.isdecimal() for sign in "".join(drawn[-1:]) + word)
        if place and joins and is_plain and draw(st.integers(0, 3)) == 3:
            joins -= 1
        elif place:
            drawn.append(draw(st.sampled_from(BETWEEN)))
        drawn.append(word)
    return "".join(drawn)


def sentences(vocabulary, least, most):
    """Words of a vocabulary in a row."""
    return st.lists(st.sampled_from(vocabulary), min_size=least, max_size=most)
