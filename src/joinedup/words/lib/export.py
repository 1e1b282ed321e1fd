"""A community's lexicon as a file that the checker reads outside this program."""

from collections.abc import Mapping
from dataclasses import asdict

import yaml

from engines.words import Describes, Entry, FollowedBy, InName, Lexicon, Note, PrecededBy
from engines.words.lexicon import Exception_

# Written in C where it is there: four times as quick, and the same to the letter.
_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
UNLESS = {
    FollowedBy: "followed_by",
    PrecededBy: "preceded_by",
    Describes: "describes",
    InName: "in_name",
}


def lexicon_yaml(lexicon: Lexicon) -> str:
    """The whole lexicon in the shape of the starting one: ``engines.words.load_lexicon`` reads
    it back to the same entries."""
    whole = {
        "version": lexicon.version,
        "language": lexicon.language,
        "categories": dict(lexicon.categories),
        "severities": list(lexicon.severities),
        "placeholders": {name: list(words) for name, words in lexicon.placeholders.items()},
        "entries": [_entry(each) for each in lexicon.entries.values()],
        "sources": [asdict(each) for each in lexicon.sources.values()],
    }
    return yaml.dump(whole, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


def _entry(entry: Entry) -> dict[str, object]:
    fields = asdict(entry) | {
        "patterns": list(entry.patterns),
        "instead": list(entry.instead),
        "sources": list(entry.sources),
        "unless": [_exception(each) for each in entry.unless],
    }
    # What says nothing is left out, as in the starting lexicon.
    needed = ("id", "patterns", "category", "severity", "why", "instead")
    return {name: value for name, value in fields.items() if value or name in needed}


def _exception(exception: Exception_) -> Mapping[str, str | list[str]]:
    if isinstance(exception, Note):
        return {"note": exception.text}
    return {UNLESS[type(exception)]: list(exception.words)}
