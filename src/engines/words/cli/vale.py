"""The lexicon as a style for Vale, a checker of prose that many editors and build servers run."""

import errno
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import yaml

from engines.words import Entry, Lexicon
from engines.words.cli.vale_readme import README
from engines.words.patterns import expand

STYLE = "Joinedup"
LEVELS = {"consider": "suggestion", "avoid": "warning", "never": "error"}
SETTINGS = f"""\
StylesPath = styles

# What is only worth a second look is a suggestion; MinAlertLevel = suggestion shows it.
MinAlertLevel = warning

# The defaults, and quotations.
SkippedScopes = script, style, pre, figure, blockquote

[*.{{md,txt,html}}]
BasedOnStyles = {STYLE}
"""


def export(lexicon: Lexicon, folder: Path) -> list[Path]:
    """Write a style for Vale into a new folder; the files written.

    One rule for each category, severity and whether capitals count, because a rule of Vale has
    one message and one level. Raises OSError, also where the folder holds something already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(errno.EEXIST, "This folder is not empty; name a new one", str(folder))
    texts = {Path(".vale.ini"): SETTINGS, Path("README.md"): README}
    for name, rule in _rules(lexicon).items():
        path = Path("styles", STYLE, f"{name}.yml")
        texts[path] = yaml.safe_dump(rule, allow_unicode=True, sort_keys=False, width=1000)
    (folder / "styles" / STYLE).mkdir(parents=True)
    for path, text in texts.items():
        (folder / path).write_text(text, encoding="utf-8")
    return [folder / path for path in texts]


def _rules(lexicon: Lexicon) -> dict[str, dict]:
    groups: dict[tuple, list[Entry]] = defaultdict(list)
    for entry in lexicon.entries.values():
        kind = "Swap" if entry.instead else "Word"
        groups[entry.category, entry.severity, entry.case_sensitive, kind].append(entry)
    rules = {}
    for (category, severity, case_sensitive, kind), entries in groups.items():
        name = "".join(part.capitalize() for part in f"{category}-{severity}".split("-"))
        name += ("Capitals" if case_sensitive else "") + ("Words" if kind == "Word" else "")
        patterns = {
            as_regex(pattern, lexicon.placeholders, case_sensitive): "; ".join(entry.instead)
            for entry in entries
            for pattern in entry.patterns
        }
        # Vale fills in what was found and what to say, so a percent sign must be doubled.
        reason = lexicon.categories[category].replace("%", "%%")
        rule = {"level": LEVELS.get(severity, "warning"), "ignorecase": not case_sensitive}
        if kind == "Swap":
            message = f"Perhaps “%s” rather than “%s” ({reason})."
            rules[name] = {"extends": "substitution", "message": message, **rule, "swap": patterns}
        else:
            message = f"“%s”: {reason}."
            rules[name] = {
                "extends": "existence",
                "message": message,
                **rule,
                "tokens": list(patterns),
            }
    return rules


def as_regex(
    pattern: str, placeholders: Mapping[str, tuple[str, ...]], case_sensitive: bool = False
) -> str:
    """A pattern of the lexicon as a regular expression without groups that capture.

    >>> as_regex("(hard|difficult) to {task}", {"task": ("reach", "house")})
    '(?:hard|difficult)[\\\\s-]+to[\\\\s-]+(?:reach|house)'
    """
    forms = expand(pattern, placeholders)
    for name, words in placeholders.items():
        pattern = pattern.replace(f"{{{name}}}", f"({'|'.join(words)})")
    regex = _signs(pattern, case_sensitive)
    if all(re.fullmatch(regex, form) for form in forms):
        return regex
    # A space beside a part that may be missing belongs to that part, which Vale cannot know.
    return f"(?:{'|'.join(_signs(form, case_sensitive) for form in forms)})"


def _signs(text, case_sensitive):
    return "".join(_sign(sign, case_sensitive) for sign in text)


def _sign(sign, case_sensitive):
    if sign == "(":
        return "(?:"
    if sign in ")|?*":
        return sign
    if sign.isspace():
        return r"[\s-]+"
    if sign in "-‐‑–":
        return r"[\s-]*"
    if sign in "'’‘":
        return "['’]?"
    if case_sensitive and sign.islower():
        # There, only what is written in capitals asks for capitals.
        return f"[{sign}{sign.upper()}]"
    return f"\\{sign}" if sign in ".+[]^$" else sign
