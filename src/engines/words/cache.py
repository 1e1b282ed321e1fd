"""A loaded and compiled lexicon kept on the person's own disk, so that the next start is quick.

The file's name holds a hash of the lexicon and of this engine, its first line one of the rest, so a
stale or damaged file is never used. JSON, because reading it runs nothing. Losing it costs a
second.
"""

import hashlib
import json
import os
import tempfile
from pathlib import Path
from types import MappingProxyType

from engines.words.compiled import LEAF, Compiled, compile_lexicon
from engines.words.lexicon import (
    Describes,
    Entry,
    FollowedBy,
    InName,
    Lexicon,
    Note,
    PrecededBy,
    Source,
)

_KINDS = {kind.__name__: kind for kind in (FollowedBy, PrecededBy, Describes, InName)}


def cached(content: bytes) -> Lexicon | None:
    """The lexicon made earlier from this content, or None."""
    try:
        checksum, _, body = _place(content).read_bytes().partition(b"\n")
        if hashlib.sha256(body).hexdigest().encode() != checksum:
            return None
        return _lexicon(json.loads(body))
    except (OSError, RuntimeError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def keep(content: bytes, lexicon: Lexicon) -> None:
    """Keep a lexicon for the next start; where nothing can be written, nothing happens."""
    body = json.dumps(_plain(lexicon), separators=(",", ":")).encode()
    name = ""
    try:
        place = _place(content)
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            name = file.name
            file.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        os.replace(name, place)
    except (OSError, RuntimeError):
        if name:
            Path(name).unlink(missing_ok=True)


def _place(content: bytes) -> Path:
    folder = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    version = hashlib.sha256(content)
    for part in sorted(Path(__file__).parent.glob("*.py")):
        version.update(part.read_bytes())
    return Path(folder) / "joinedup" / f"words-{version.hexdigest()[:32]}.json"


def _plain(lexicon: Lexicon) -> dict:
    compiled = compile_lexicon(lexicon)
    return {
        "version": lexicon.version,
        "language": lexicon.language,
        "categories": dict(lexicon.categories),
        "severities": lexicon.severities,
        "placeholders": dict(lexicon.placeholders),
        "sources": [list(vars(source).values()) for source in lexicon.sources.values()],
        "entries": [plain_entry(entry) for entry in lexicon.entries.values()],
        "verbs": sorted(compiled.verbs),
        "nodes": _nodes(compiled.trie),
    }


def plain_entry(entry: Entry) -> dict:
    """An entry as plain data, for JSON."""
    unless = [
        [type(one).__name__, one.text if isinstance(one, Note) else one.words]
        for one in entry.unless
    ]
    return {**vars(entry), "unless": unless}


def entry_of(plain: dict) -> Entry:
    """The entry that this plain data was made of."""
    lists = {name: tuple(plain[name]) for name in ("patterns", "instead", "sources")}
    unless = tuple(_unless(*one) for one in plain["unless"])
    return Entry(**{**plain, **lists, "unless": unless})


def _lexicon(plain: dict) -> Lexicon:
    entries = [entry_of(fields) for fields in plain["entries"]]
    live = {entry.id: entry.id for entry in entries}
    sources = [Source(*fields) for fields in plain["sources"]]
    return Lexicon(
        version=plain["version"],
        language=plain["language"],
        categories=MappingProxyType(plain["categories"]),
        severities=tuple(plain["severities"]),
        placeholders=MappingProxyType(
            {name: tuple(words) for name, words in plain["placeholders"].items()}
        ),
        sources=MappingProxyType({source.id: source for source in sources}),
        entries=MappingProxyType({entry.id: entry for entry in entries}),
        _made={"compiled": Compiled(_trie(plain["nodes"]), live, plain["verbs"])},
    )


def _unless(kind: str, value):
    return Note(value) if kind == "Note" else _KINDS[kind](tuple(value))


def _nodes(trie: dict) -> list:
    """The trie as a list, every node after those below it, equal ones once; the root is last."""
    numbers: dict[str, int] = {}
    nodes: list = []

    def number(node: dict) -> int:
        below = {word: number(child) for word, child in node.items() if word != LEAF}
        row = [node.get(LEAF, 0), below]
        key = json.dumps(row, sort_keys=True)
        if key not in numbers:
            numbers[key] = len(nodes)
            nodes.append(row)
        return numbers[key]

    number(trie)
    return nodes


def _trie(nodes: list) -> dict:
    made: list[dict] = []
    for leaf, below in nodes:
        node = {word: made[at] for word, at in below.items()}
        if leaf:
            node[LEAF] = leaf
        made.append(node)
    return made[-1]
