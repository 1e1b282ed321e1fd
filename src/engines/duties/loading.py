"""From a YAML file to duties; whatever is wrong is refused with its line."""

from collections.abc import Collection
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from engines.duties.catalogue import (
    BadDuties,
    CaseField,
    Circumstance,
    Duties,
    LawOnTheMove,
    Route,
)
from engines.duties.duty import TIERS, Duty
from engines.duties.entries import Terms, duty_reader
from engines.duties.nodes import (
    BadNode,
    Read,
    by_name,
    day,
    items,
    mapping,
    number,
    one_of,
    record,
    several,
    text,
)

SCHEMA_VERSION = 2
DEEPEST = 10
# What explains the file to those who write it, and lists of terms that the duties hold themselves.
_EXPLAINS = {"schema_version", "jurisdiction_default", "field_guide", "matching"}
_LISTS_TERMS = {"strengths", "tiers", "statuses"}
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_duties(content: bytes, path: Path | str) -> Duties:
    """The duties in the content of a file; `path` is for messages. Raises BadDuties."""
    try:
        decoded = content.decode("utf-8")
        _refuse_deep(decoded)
        root = yaml.compose(decoded, Loader=_Loader)
        if root is None:
            raise BadDuties(path, 1, "the file is empty")
        return _duties(root)
    except BadNode as bad:
        raise BadDuties(path, bad.line, bad.reason) from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadDuties(path, line, "not written in UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", "cannot be read")
        raise BadDuties(path, mark.line + 1 if mark else 1, f"not YAML: {reason}") from None


def _refuse_deep(content: str) -> None:
    """Composing what is nested thousands deep would end the whole program, not raise."""
    depth = 0
    for event in yaml.parse(content, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem="nested too deeply", problem_mark=mark)


def _duties(root: yaml.Node) -> Duties:
    parts = mapping(root, "the file")
    names = several(text, least=1)
    # Terms may be used above the place that gives them a meaning, so they are gathered first.
    terms = Terms(
        jurisdictions=_gather(parts, "jurisdictions", names),
        statuses=_gather(parts, "statuses", names),
        tiers=_gather(parts, "tiers", several(one_of(TIERS, "tier"), least=1)),
        strengths=_gather(parts, "strengths", names),
        sectors=_gather(parts, "sectors", mapping),
        routes=_gather(parts, "challenge_routes", mapping),
        circumstances=_gather(parts, "circumstances", mapping),
        duties=_gather(parts, "duties", _ids),
    )
    notes = by_name(text)
    fields = {
        "disclaimer": text,
        "schema_version": _version,
        "title": text,
        "compiled": day,
        "revised": day,
        "review_status": text,
        "jurisdiction_default": one_of(terms.jurisdictions, "jurisdiction"),
        "coverage_note": text,
        "watch_list": several(
            record(LawOnTheMove, {"what": text, "touches": several(one_of(terms.duties, "duty"))})
        ),
        "field_guide": notes,
        "matching": notes,
        "case_fields": by_name(record(CaseField, dict.fromkeys(("label", "ask", "default"), text))),
        "strengths": names,
        "tiers": names,
        "statuses": names,
        "jurisdictions": names,
        "sectors": notes,
        "challenge_routes": by_name(record(Route, {"label": text, "limit": text})),
        "circumstances": by_name(
            record(
                dict,
                {"group": text, "label": text, "ask": text},
                implies=several(one_of(terms.circumstances, "circumstance")),
            )
        ),
        "duties": _entries(duty_reader(terms)),
    }
    loaded: Duties = record(_made, fields)(root, "the file")
    return loaded


def _made(duties: Any, circumstances: Any, **values: Any) -> Duties:
    return Duties(
        entries=duties,
        circumstances=MappingProxyType(
            {name: Circumstance(name, **each) for name, each in circumstances.items()}
        ),
        **{name: values[name] for name in values.keys() - _EXPLAINS - _LISTS_TERMS},
    )


def _gather(parts: dict[str, yaml.Node], name: str, read: Read) -> Collection[str]:
    found: Collection[str] = read(parts[name], name) if name in parts else ()
    return found


def _ids(node: yaml.Node, what: str) -> set[str]:
    entries = [mapping(each, "a duty") for each in items(node, what)]
    return {text(entry["id"], "id") for entry in entries if "id" in entry}


def _version(node: yaml.Node, what: str) -> int:
    version = number(node, what)
    if version != SCHEMA_VERSION:
        raise BadNode(node, f"{what} is {version}; this engine reads {SCHEMA_VERSION}")
    return version


def _entries(read: Read) -> Read:
    def read_entries(node: yaml.Node, what: str) -> MappingProxyType[str, Duty]:
        entries: dict[str, Duty] = {}
        nodes = {}
        for each in items(node, what):
            duty = read(each, "a duty")
            if duty.id in entries:
                raise BadNode(each, f"a second duty is called “{duty.id}”")
            entries[duty.id], nodes[duty.id] = duty, each
        for one, other in combinations(entries.values(), 2):
            if one.is_version_of(other) and _overlap(one, other):
                reason = f"family “{one.family}”: some days are also those of “{one.id}”"
                raise BadNode(nodes[other.id], reason)
        return MappingProxyType(entries)

    return read_entries


def _overlap(one: Duty, other: Duty) -> bool:
    ends_before = one.until is not None and other.from_ is not None and one.until < other.from_
    begins_after = one.from_ is not None and other.until is not None and other.until < one.from_
    return not (ends_before or begins_after)
