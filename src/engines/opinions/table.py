"""Votes as a table: one row a participant, one column a statement."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from engines.opinions.order import order_without_names

Vote = tuple[Hashable, Hashable, int]


@dataclass(frozen=True)
class VoteTable:
    """Who voted how on what; rows and columns stand in an order that no name decides.

    `votes` (participants x statements, int8) holds 1 agree, -1 disagree, 0 pass or unseen;
    `seen` tells the last two apart. `rows_by_name` and `columns_by_name` lead back to the order
    of the names.
    """

    participants: Sequence[Hashable]
    statements: Sequence[Hashable]
    votes: np.ndarray
    seen: np.ndarray
    rows_by_name: np.ndarray
    columns_by_name: np.ndarray

    @property
    def agree(self) -> np.ndarray:
        return self.votes > 0

    @property
    def disagree(self) -> np.ndarray:
        return self.votes < 0

    def columns_of(self, statements: Iterable[Hashable]) -> np.ndarray:
        """Which columns (bool) hold these statements; names nobody voted on are passed over."""
        wanted = set(statements)
        return np.fromiter((name in wanted for name in self.statements), bool, len(self.statements))


def read_votes(votes: Iterable[Vote]) -> VoteTable:
    """The table of these (participant, statement, -1 | 0 | 1); of repeated votes the last counts.

    Names are put in their own order where they have one (`sorted`), else by type and text.
    Raises ValueError for a vote that is none of the three.

    >>> table = read_votes([("Ada", 1, 1), ("Bo", 1, 0), ("Ada", 1, -1)])
    >>> sorted(zip(table.participants, table.votes[:, 0].tolist()))
    [('Ada', -1), ('Bo', 0)]
    """
    columns = _columns(votes)
    participants, statements = (_in_order(set(names)) for names in columns[:2])
    values = _checked(columns[2])
    table = np.zeros((len(participants), len(statements)), np.int8)
    seen = np.zeros(table.shape, bool)
    cells = _places(columns[0], participants) * max(1, len(statements))
    cells += _places(columns[1], statements)
    # Where a cell is named twice, numpy keeps what was written last.
    table.ravel()[cells] = values
    seen.ravel()[cells] = True
    rows, across = order_without_names(table, seen)
    return VoteTable(
        participants=[participants[row] for row in rows],
        statements=[statements[column] for column in across],
        votes=np.ascontiguousarray(table[rows][:, across]),
        seen=np.ascontiguousarray(seen[rows][:, across]),
        rows_by_name=np.argsort(rows),
        columns_by_name=np.argsort(across),
    )


def _columns(votes):
    votes = list(votes)
    # One long list taken apart by steps is much quicker than a million tuples zipped.
    flat = list(chain.from_iterable(votes))
    if len(flat) != 3 * len(votes):
        raise ValueError("A vote is a participant, a statement, and -1, 0 or 1.")
    return flat[::3], flat[1::3], flat[2::3]


def _in_order(names: set) -> list:
    try:
        # A name unequal to itself (NaN) has no place among others.
        if all(name == name for name in names):
            return sorted(names)
    except TypeError:
        pass
    return sorted(names, key=lambda name: (type(name).__name__, repr(name)))


def _places(names: Sequence[Hashable], ordered: list) -> np.ndarray:
    place = dict(zip(ordered, range(len(ordered)), strict=True))
    return np.fromiter(map(place.__getitem__, names), np.int64, len(names))


def _checked(values: Sequence[int]) -> np.ndarray:
    if strange := {value for value in set(values) if value not in (-1, 0, 1)}:
        raise ValueError(f"A vote is -1, 0 or 1, not {next(iter(strange))!r}.")
    return np.fromiter(values, np.int8, len(values))
