"""Patterns: a small way to write several forms of a phrase at once.

Literal words, `(a|b)` for a choice, `(a )?` for a part that may be missing, `(a )*` for a part that
may come several times, and placeholders such as `{person}`.
"""

import re
from collections.abc import Iterator, Mapping

MOST_FORMS = 10_000
# More than two modifiers in a row are rare, and the inner ones are found all the same.
MOST_REPEATS = 2

Placeholders = Mapping[str, tuple[str, ...]]

_WORD = re.compile(r"[^\W_]")
_LITERAL = re.compile(r"[^(){}|?*]+")
_STRANGE = re.compile(r"[^\w\s(){}|?*'’‘&/.\-‐‑–]")


def read_pattern(text: str, placeholders: Placeholders) -> str:
    """A pattern typed by a person, tidied; ValueError says in a sentence what is wrong with it.

    >>> read_pattern("  (hard|difficult)  to reach ", {})
    '(hard|difficult) to reach'
    """
    pattern = " ".join(text.split())
    expand(pattern, placeholders)
    return pattern


def expand(pattern: str, placeholders: Placeholders) -> list[str]:
    """Every form a pattern stands for, each once, in the order written.

    Raises ValueError, in words a coordinator understands, for a pattern that cannot be read, that
    stands for nothing, or for more than `MOST_FORMS` forms.

    >>> expand("rough sleeper(s)?", {})
    ['rough sleeper', 'rough sleepers']
    """
    if strange := _STRANGE.search(pattern):
        raise ValueError(
            f"The pattern “{pattern}” has a sign that has no meaning here: {strange[0]}"
        )
    forms, rest = _choices(pattern, 0, placeholders, pattern)
    if rest != len(pattern):
        raise ValueError(f"The pattern “{pattern}” closes a bracket that was never opened.")
    forms = list(dict.fromkeys(" ".join(form.split()) for form in forms))
    if not all(_WORD.search(form) for form in forms):
        raise ValueError(f"The pattern “{pattern}” would also match nothing at all.")
    return forms


def _choices(
    text: str, at: int, placeholders: Placeholders, whole: str, inside: bool = False
) -> tuple[list[str], int]:
    """The forms of alternatives from `at` up to the closing bracket or the end."""
    forms: list[str] = []
    current = [""]
    piece_start = at
    while at < len(text) and text[at] != ")":
        sign = text[at]
        if sign == "|":
            _refuse_empty(text[piece_start:at], whole)
            if not inside:
                raise ValueError(
                    f"In the pattern “{whole}” put brackets around the choices: (a|b)."
                )
            forms += current
            current = [""]
            at += 1
            piece_start = at
        elif sign == "(":
            options, closing = _choices(text, at + 1, placeholders, whole, inside=True)
            if closing >= len(text):
                raise ValueError(f"The pattern “{whole}” opens a bracket that is never closed.")
            at = closing + 1
            follower = text[at : at + 1]
            if follower and follower in "?*":
                options = list(_repeated(options, MOST_REPEATS if follower == "*" else 1, whole))
                at += 1
            current = _joined(current, options, whole)
        elif sign == "{":
            closing = text.find("}", at)
            if closing < 0:
                raise ValueError(f"The pattern “{whole}” opens a curly bracket never closed.")
            name = text[at + 1 : closing]
            if name not in placeholders:
                raise ValueError(
                    f"The pattern “{whole}” names {{{name}}}, which is not one of: "
                    + ", ".join(f"{{{known}}}" for known in placeholders)
                )
            current = _joined(current, list(placeholders[name]), whole)
            at = closing + 1
        elif sign in "?*":
            raise ValueError(f"In the pattern “{whole}” {sign} must follow a closing bracket.")
        elif sign == "}":
            raise ValueError(f"The pattern “{whole}” closes a curly bracket never opened.")
        else:
            literal = _LITERAL.match(text, at)[0]
            current = [form + literal for form in current]
            at += len(literal)
    if inside or piece_start:
        _refuse_empty(text[piece_start:at], whole)
    return forms + current, at


def _refuse_empty(piece: str, whole: str) -> None:
    if not piece.strip():
        raise ValueError(f"The pattern “{whole}” has an empty choice.")


def _repeated(options: list[str], most: int, whole: str) -> Iterator[str]:
    current = [""]
    yield ""
    for _ in range(most):
        current = _joined(current, options, whole)
        yield from current


def _joined(before: list[str], after: list[str], whole: str) -> list[str]:
    if len(before) * len(after) > MOST_FORMS:
        raise ValueError(f"The pattern “{whole}” stands for more than {MOST_FORMS:,} forms.")
    return [left + right for left in before for right in after]
