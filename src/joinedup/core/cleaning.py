"""What people type, made fit to keep, to find again and to show: one cleaning for each kind.

Forms clean every field by themselves (``design.forms``); whatever comes another way is cleaned
where it comes in. Decision 28 says what stays, what goes, and why.
"""

import re
import unicodedata

from joinedup.core.signs import BLANKS, UNSEEN_RUN, without_unseen

# A database cannot hold NUL or half a surrogate pair: they become a sign the person can see.
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
UNREADABLE_SIGN = "\ufffd"

# Also vertical tab, form feed, next line, and what separates groups, lines and paragraphs.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_ORDINARY = re.compile(r"[\n\t\x20-\x7e]*")
_DIGIT = re.compile(r"\d")


def clean_words(typed: str) -> str:
    """Words in paragraphs, of which nothing is lost that can be seen.

    >>> clean_words("one\\r\\ntw\\u200bo\\x00")
    'one\\ntwo\ufffd'
    """
    if _ORDINARY.fullmatch(typed):
        return typed
    lines = _settled(typed).splitlines(keepends=True)
    return "".join(_seen(line, is_prose=True) for line in lines)


def clean_line(typed: str) -> str:
    """A name, a title, a few words to look for: one line, with one space between words.

    >>> clean_line(" Jo\\u200b\\t Doe\\u3164")
    'Jo Doe'
    """
    if not _ORDINARY.fullmatch(typed):
        typed = _seen(" ".join(_settled(typed).split()), is_prose=False)
    return " ".join(typed.split())


def clean_address(typed: str) -> str:
    """An email address, in the one form in which it is kept and compared.

    >>> clean_address(" Jo.Doe\uff20Example.org\\u200b")
    'jo.doe@example.org'
    """
    return folded(typed).replace("\u3002", ".")


def clean_code(typed: str) -> str:
    """A code, however it was written down: capitals and digits, nothing between them.

    >>> clean_code(" ab2-x yz "), clean_code("\u0664\u0662")
    ('AB2XYZ', '42')
    """
    signs = plain_digits(folded(typed)).upper()
    return _composed("".join(sign for sign in signs if sign.isalnum()))


def clean_number(typed: str) -> str:
    """A number, a time or a date, in digits that every program reads.

    >>> clean_number("\\u200e\u0661\u0667/\u0663 ")
    '17/3'
    """
    return plain_digits(" ".join(UNSEEN_RUN.sub("", _settled(typed)).split()))


def folded(text: str) -> str:
    """What two names have in common that a reader takes for the same one.

    >>> folded("Stra\u00dfe \ufb01ve") == folded("STRASSE  Fi\\u200bve")
    True
    """
    plain = unicodedata.normalize("NFKC", UNSEEN_RUN.sub("", _settled(text)))
    # Capitals of Cherokee are what its letters fold to.
    plain = unicodedata.normalize("NFKC", plain.casefold()).lower()
    return " ".join(plain.split())


def plain_digits(text: str) -> str:
    """The text with digits of all scripts as 0 to 9, each in its place.

    >>> plain_digits("\u0663a \u0968d")
    '3a 2d'
    """
    return text if text.isascii() else _DIGIT.sub(_as_digit, text)


def whole_number(typed: str) -> int:
    """The number that these digits write; 0 where there is none that a database can count.

    >>> whole_number("12"), whole_number("-1"), whole_number("9" * 5000)
    (12, 0, 0)
    """
    plain = clean_number(typed)
    return int(plain) if plain.isdecimal() and len(plain) <= 18 else 0


def _settled(typed: str) -> str:
    text = _UNREADABLE.sub(UNREADABLE_SIGN, _LINE_ENDS.sub("\n", typed))
    return text if text.isascii() else text.translate(BLANKS)


def _seen(line: str, *, is_prose: bool) -> str:
    # Twice: what is composed may stand beside another sign than before.
    for _ in range(2):
        line = _composed(without_unseen(line, is_prose=is_prose))
    return line


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _as_digit(sign: re.Match[str]) -> str:
    return str(unicodedata.decimal(sign[0]))
