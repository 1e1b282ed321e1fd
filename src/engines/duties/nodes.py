"""Readers for the parts of a YAML file: each takes a node and what to call it, or refuses it.

A reader is given the node as composed, before values are made of it, so that every refusal knows
its line and no type is guessed.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import yaml

Read = Callable[[yaml.Node, str], Any]

_TAG = "tag:yaml.org,2002:"
_DURATION = re.compile(r"P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?")


class BadNode(Exception):
    """A part of a file that cannot be used, and why."""

    def __init__(self, node: yaml.Node, reason: str):
        super().__init__(reason)
        self.line, self.reason = node.start_mark.line + 1, reason


class WrongField(Exception):
    """What was read of this field does not go with the rest of its record, and why."""

    def __init__(self, field: str, reason: str):
        super().__init__(reason)
        self.field, self.reason = field, reason


def _scalar(node: yaml.Node, kind: str, what: str, should: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or node.tag != _TAG + kind or not node.value.strip():
        raise BadNode(node, f"{what} should be {should}")
    return str(node.value)


def text(node: yaml.Node, what: str) -> str:
    return _scalar(node, "str", what, "text")


def number(node: yaml.Node, what: str) -> int:
    should = "a whole number"
    try:
        return int(_scalar(node, "int", what, should))
    except ValueError:
        raise BadNode(node, f"{what} should be {should}") from None


def flag(node: yaml.Node, what: str) -> bool:
    return _scalar(node, "bool", what, "true or false").lower() in {"true", "yes", "on"}


def day(node: yaml.Node, what: str) -> date:
    should = "a day such as 2026-05-01"
    try:
        return date.fromisoformat(_scalar(node, "timestamp", what, should))
    except ValueError:
        raise BadNode(node, f"{what} should be {should}") from None


def duration(node: yaml.Node, what: str) -> str:
    value = text(node, what)
    if not _DURATION.fullmatch(value):
        raise BadNode(node, f"{what} should be an ISO 8601 duration such as P56D")
    return value


def address(node: yaml.Node, what: str) -> str:
    value = text(node, what)
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or " " in value:
        raise BadNode(node, f"{what} should be a web address")
    return value


def maybe(read: Read) -> Read:
    """What `read` reads, or None for null."""

    def optional(node: yaml.Node, what: str) -> Any:
        return None if node.tag == _TAG + "null" else read(node, what)

    return optional


def one_of(known: Collection[str], kind: str) -> Read:
    """A name that must be known."""

    def known_one(node: yaml.Node, what: str) -> str:
        value = text(node, what)
        if value not in known:
            raise BadNode(node, f"{what}: unknown {kind} “{value}”")
        return value

    return known_one


def several(read: Read, *, least: int = 0, key: Callable[[Any], Any] = lambda each: each) -> Read:
    """A list of what `read` reads, as a tuple; none may come twice."""

    def listed(node: yaml.Node, what: str) -> tuple[Any, ...]:
        values: dict[Any, Any] = {}
        for each in items(node, what):
            value = read(each, what)
            if key(value) in values:
                raise BadNode(each, f"{what}: “{key(value)}” is given twice")
            values[key(value)] = value
        if len(values) < least:
            raise BadNode(node, f"{what} should hold at least {least}")
        return tuple(values.values())

    return listed


def record(made: Callable[..., Any], needed: Mapping[str, Read], **optional: Read) -> Read:
    """Fields, each with its own reader; `made` is called with their values.

    It may raise WrongField, which is refused at that field's line.
    """

    def read_record(node: yaml.Node, what: str) -> Any:
        parts = mapping(node, what)
        for key, _ in node.value:
            if key.value not in needed and key.value not in optional:
                raise BadNode(key, f"{what}: unknown key “{key.value}”")
        for name in needed:
            if name not in parts:
                raise BadNode(node, f"{what}: “{name}” is missing")
        readers = {**needed, **optional}
        values = {name: readers[name](part, name) for name, part in parts.items()}
        try:
            return made(**values)
        except WrongField as wrong:
            raise BadNode(parts[wrong.field], wrong.reason) from None

    return read_record


def by_name(read: Read) -> Read:
    """Names with what `read` reads."""

    def read_names(node: yaml.Node, what: str) -> Mapping[str, Any]:
        return MappingProxyType(
            {name: read(part, f"{what}: “{name}”") for name, part in mapping(node, what).items()}
        )

    return read_names


def mapping(node: yaml.Node, what: str) -> dict[str, yaml.Node]:
    """The parts of a node by name."""
    if not isinstance(node, yaml.MappingNode):
        raise BadNode(node, f"{what} should be names with values")
    parts: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = text(key, f"{what}: a name")
        if name in parts:
            raise BadNode(key, f"{what}: “{name}” is given twice")
        parts[name] = value
    return parts


def items(node: yaml.Node, what: str) -> list[yaml.Node]:
    """The parts of a list."""
    if not isinstance(node, yaml.SequenceNode):
        raise BadNode(node, f"{what} should be a list")
    return list(node.value)
