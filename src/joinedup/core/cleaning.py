"""What people type, made fit to keep, to find again and to show: one cleaning for each kind.

Forms clean every field by themselves (``design.forms``); whatever comes another way is cleaned
where it comes in. Decision 28 says what stays, what goes, and why.
"""

import re
import unicodedata
from typing import Literal

from joinedup.core.signs import BLANKS, UNSEEN, UNSEEN_RUN, without_unseen

# A database cannot hold NUL or half a surrogate pair: they become a sign the person can see.
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
UNREADABLE_SIGN = "\ufffd"

# Also vertical tab, form feed, next line, and what separates groups, lines and paragraphs.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_ORDINARY = re.compile(r"[\n\t\x20-\x7e]*")
# No letter of any language has more (UAX 15), and putting many in order takes for ever.
MOST_MARKS = 30
_MANY_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{MOST_MARKS + 1},}}")
_MARKS = ("Mn", "Me")
_DIGIT = re.compile(r"\d")
# What stands between digits, as keyboards of China and Japan write it; and the sign of a ratio.
_BETWEEN = str.maketrans("\uff0b\uff0c\uff0d\uff0e\uff0f\uff1a\u2236", "+,-./::")
# Signs with a meaning to systems, or to what sends a file's name.
_NOT_OF_A_NAME = re.compile(r"[^\w .()-]+")
_LONGEST_FILE_NAME = 100
# A part of a domain as mail servers spell it (RFC 3490).
_SPELT = re.compile(r"(?<=[@.])xn--[a-z0-9-]+")


def clean_words(typed: str) -> str:
    """Words in paragraphs, of which nothing is lost that can be seen.

    >>> clean_words("one\\r\\ntw\\u200bo\\x00")
    'one\\ntwo\ufffd'
    """
    if _ORDINARY.fullmatch(typed):
        return typed
    return _seen(_settled(typed), is_prose=True)


def clean_line(typed: str) -> str:
    """A name, a title, a few words to look for: one line, with one space between words.

    >>> clean_line(" Jo\\u200b\\t Doe\\u3164")
    'Jo Doe'
    """
    if not _ORDINARY.fullmatch(typed):
        typed = _seen(_carried(" ".join(_settled(typed).split())), is_prose=False)
    return " ".join(typed.split())


def clean_file_name(typed: str) -> str:
    """What a file was called, to call another one after it: no folder and no ending, nothing that
    a system or a header reads as more than a letter, and not too long for either.

    >>> clean_file_name("../notes of\\u202e 3\\tMay.docx"), clean_file_name('a"; b="c.exe.docx')
    ('notes of 3 May', 'a- b-c.exe')
    >>> clean_file_name(".docx"), len(clean_file_name("x" * 300))
    ('', 100)
    """
    name = re.split(r"[/\\]", clean_line(typed))[-1]
    stem = name.rpartition(".")[0] if "." in name else name
    plain = _NOT_OF_A_NAME.sub("-", stem)
    return plain[:_LONGEST_FILE_NAME].strip(". -")


def clean_address(typed: str) -> str:
    """An email address, in the one form in which it is kept and compared.

    >>> clean_address(" Jo.Doe\uff20Example.org\\u200b"), clean_address("jo@xn--bcher-kva.de")
    ('jo.doe@example.org', 'jo@bücher.de')
    """
    name, at, domain = folded(typed).replace("\u3002", ".").rpartition("@")
    return folded(name + at + _SPELT.sub(_as_read, at + domain)[len(at) :])


def clean_code(typed: str) -> str:
    """A code, however it was written down: capitals and digits, nothing between them.

    >>> clean_code(" ab2-x yz "), clean_code("\u0664\u0662")
    ('AB2XYZ', '42')
    """
    signs = plain_digits(folded(typed)).upper()
    return _composed("".join(sign for sign in signs if sign.isalnum()))


def clean_number(typed: str) -> str:
    """A number, a time or a date, in digits that every program reads.

    >>> clean_number("\\u200e\u0661\u0667/\u0663 "), clean_number("\uff10\uff19\uff1a\uff13\uff10")
    ('17/3', '09:30')
    """
    plain = UNSEEN_RUN.sub("", _settled(typed)).translate(_BETWEEN)
    return plain_digits(" ".join(plain.split()))


def folded(text: str) -> str:
    """What two names have in common that a reader takes for the same one.

    >>> folded("Stra\u00dfe \ufb01ve") == folded("STRASSE  Fi\\u200bve")
    True
    """
    plain = _composed(UNSEEN_RUN.sub("", _settled(text)), "NFKC")
    # Capitals of Cherokee are what its letters fold to.
    plain = _composed(plain.casefold(), "NFKC").lower()
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


def _seen(text: str, *, is_prose: bool) -> str:
    text = _composed(text)
    kept = without_unseen(text, is_prose=is_prose)
    text = _composed(kept)
    # What is composed may stand beside another sign than before.
    return text if text == kept else _composed(without_unseen(text, is_prose=is_prose))


def _carried(line: str) -> str:
    """A line without the marks before its first letter: they would sit on what stands beside it on
    a page, and a name of nothing else is none."""
    end = 0
    for at, sign in enumerate(line, 1):
        if unicodedata.category(sign) in _MARKS:
            end = at
        elif not (sign == " " or sign in UNSEEN):
            break
    return line[end:]


def _composed(text: str, form: Literal["NFC", "NFKC"] = "NFC") -> str:
    return unicodedata.normalize(form, _MANY_MARKS.sub(_with_few_marks, text))


def _with_few_marks(found: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in found[0]:
        # Not combining(): it is 0 for what stands over Thai letters, and for circles.
        marks = marks + 1 if unicodedata.category(sign).startswith("M") else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _as_read(part: re.Match[str]) -> str:
    try:
        return part[0].encode("ascii").decode("idna")
    except UnicodeError:  # it spells nothing
        return part[0]


def _as_digit(sign: re.Match[str]) -> str:
    return str(unicodedata.decimal(sign[0]))
