"""From a YAML file to a lexicon; whatever is wrong is refused with its line."""

from pathlib import Path
from types import MappingProxyType

import yaml

from engines.words.lexicon import (
    BadLexicon,
    Describes,
    Entry,
    FollowedBy,
    InName,
    Lexicon,
    Note,
    PrecededBy,
    Source,
)
from engines.words.patterns import expand

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LEXICON_KEYS = {"version", "language", "categories", "severities", "placeholders", "entries"}
_OPTIONAL_LEXICON_KEYS = {"always_fine", "labelling", "sources"}
_ENTRY_KEYS = {"id", "patterns", "category", "severity", "why", "instead"}
_OPTIONAL_ENTRY_KEYS = {"unless", "sources", "debate", "case_sensitive"}
_SOURCE_KEYS = {"id", "title", "organisation", "year", "url", "checked"}
_UNLESS = {
    "followed_by": FollowedBy,
    "preceded_by": PrecededBy,
    "describes": Describes,
    "in_name": InName,
}


class _Bad(Exception):
    def __init__(self, node: yaml.Node, reason: str):
        super().__init__(reason)
        self.line, self.reason = node.start_mark.line + 1, reason


def read_lexicon(content: bytes, path: Path | str) -> Lexicon:
    """The lexicon in the content of a file; `path` is for messages. Raises BadLexicon."""
    try:
        root = yaml.compose(content.decode("utf-8"), Loader=_Loader)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadLexicon(path, line, "not written in UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", "cannot be read")
        raise BadLexicon(path, mark.line + 1 if mark else 1, f"not YAML: {reason}") from None
    except RecursionError:
        raise BadLexicon(path, 1, "not a lexicon: nested too deeply") from None
    if root is None:
        raise BadLexicon(path, 1, "the file is empty")
    try:
        return _lexicon(root)
    except _Bad as bad:
        raise BadLexicon(path, bad.line, bad.reason) from None


def _lexicon(root: yaml.Node) -> Lexicon:
    parts = _keys(root, _LEXICON_KEYS, _OPTIONAL_LEXICON_KEYS, "the lexicon")
    placeholders: dict[str, tuple[str, ...]] = {}
    # `persons: [person, people]` names lists above it.
    for name, node in _mapping(parts["placeholders"], "placeholders").items():
        words = _texts(node, f"placeholder “{name}”")
        placeholders[name] = tuple(
            word for listed in words for word in placeholders.get(listed, (listed,))
        )
    categories = {
        name: _text(node, f"category “{name}”")
        for name, node in _mapping(parts["categories"], "categories").items()
    }
    severities = _texts(parts["severities"], "severities")
    sources: dict[str, Source] = {}
    for node in _list(parts["sources"], "sources") if "sources" in parts else []:
        source = _source(node)
        if source.id in sources:
            raise _Bad(node, f"a second source is called “{source.id}”")
        sources[source.id] = source
    entries: dict[str, Entry] = {}
    for node in _list(parts["entries"], "entries"):
        entry = _entry(node, categories, severities, sources, placeholders)
        if entry.id in entries:
            raise _Bad(node, f"a second entry is called “{entry.id}”")
        entries[entry.id] = entry
    return Lexicon(
        version=_number(parts["version"], "version"),
        language=_text(parts["language"], "language"),
        categories=MappingProxyType(categories),
        severities=severities,
        entries=MappingProxyType(entries),
        sources=MappingProxyType(sources),
        placeholders=MappingProxyType(placeholders),
    )


def _source(node: yaml.Node) -> Source:
    parts = _keys(node, _SOURCE_KEYS, set(), "a source")
    year = parts["year"]
    return Source(
        id=_text(parts["id"], "id"),
        title=_text(parts["title"], "title"),
        organisation=_text(parts["organisation"], "organisation"),
        year=None if year.tag.endswith(":null") else _number(year, "year"),
        url=_text(parts["url"], "url"),
        checked=_text(parts["checked"], "checked"),
    )


def _entry(node, categories, severities, sources, placeholders) -> Entry:
    parts = _keys(node, _ENTRY_KEYS, _OPTIONAL_ENTRY_KEYS, "an entry")
    entry_id = _text(parts["id"], "id")
    category, severity = _text(parts["category"], "category"), _text(parts["severity"], "severity")
    if category not in categories:
        raise _Bad(parts["category"], f"unknown category “{category}”")
    if severity not in severities:
        raise _Bad(parts["severity"], f"unknown severity “{severity}”")
    cited = _texts(parts["sources"], "sources") if "sources" in parts else ()
    for source in cited:
        if source not in sources:
            raise _Bad(parts["sources"], f"unknown source “{source}”")
    patterns = _list(parts["patterns"], "patterns")
    if not patterns:
        raise _Bad(parts["patterns"], f"entry “{entry_id}” has no patterns")
    for pattern in patterns:
        try:
            expand(_text(pattern, "a pattern"), placeholders)
        except ValueError as error:
            raise _Bad(pattern, str(error)) from None
    return Entry(
        id=entry_id,
        patterns=tuple(pattern.value for pattern in patterns),
        category=category,
        severity=severity,
        why=_text(parts["why"], "why"),
        instead=_texts(parts["instead"], "instead"),
        unless=tuple(_unless(one) for one in _list(parts["unless"], "unless"))
        if "unless" in parts
        else (),
        sources=cited,
        debate=_text(parts["debate"], "debate") if "debate" in parts else "",
        case_sensitive=_yes_or_no(parts["case_sensitive"]) if "case_sensitive" in parts else False,
    )


def _unless(node: yaml.Node):
    parts = _keys(node, set(), {*_UNLESS, "note"}, "an exception")
    if len(parts) != 1:
        raise _Bad(node, "an exception has exactly one kind, such as “followed_by”")
    ((kind, value),) = parts.items()
    return Note(_text(value, kind)) if kind == "note" else _UNLESS[kind](_texts(value, kind))


def _mapping(node: yaml.Node, what: str) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _Bad(node, f"{what} should be names with values")
    parts: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Bad(key, f"{what}: a name should be plain text")
        if key.value in parts:
            raise _Bad(key, f"{what}: “{key.value}” is given twice")
        parts[key.value] = value
    return parts


def _keys(node, needed: set[str], optional: set[str], what: str) -> dict[str, yaml.Node]:
    parts = _mapping(node, what)
    for key, _ in node.value:
        if key.value not in needed | optional:
            raise _Bad(key, f"{what}: unknown key “{key.value}”")
    if missing := sorted(needed - parts.keys()):
        raise _Bad(node, f"{what}: “{missing[0]}” is missing")
    return parts


def _list(node: yaml.Node, what: str) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise _Bad(node, f"{what} should be a list")
    return node.value


def _text(node: yaml.Node, what: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise _Bad(node, f"{what} should be text")
    return node.value


def _texts(node: yaml.Node, what: str) -> tuple[str, ...]:
    return tuple(_text(one, what) for one in _list(node, what))


def _number(node: yaml.Node, what: str) -> int:
    if not node.tag.endswith(":int"):
        raise _Bad(node, f"{what} should be a whole number")
    return int(node.value)


def _yes_or_no(node: yaml.Node) -> bool:
    if not node.tag.endswith(":bool"):
        raise _Bad(node, "case_sensitive should be true or false")
    return node.value.lower() in {"true", "yes", "on"}
