"""Votes as a table: one row a participant, one column a statement."""

from array import array
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
    votes = list(votes)
    # One long list taken apart by steps is much quicker than a million tuples zipped.
    flat = list(chain.from_iterable(votes))
    if len(flat) != 3 * len(votes):
        raise ValueError("A vote is a participant, a statement, and -1, 0 or 1.")
    names, others, values = _columns(flat)
    participants, rows = _places(names)
    statements, columns = _places(others)
    values = _checked(values)
    table = np.zeros((len(participants), len(statements)), np.int8)
    seen = np.zeros(table.shape, bool)
    cells = rows * max(1, len(statements)) + columns
    # Where a cell is named twice, numpy keeps what was written last.
    table.ravel()[cells] = values
    seen.ravel()[cells] = True
    return _ordered(participants, statements, table, seen)


def read_array(votes: np.ndarray) -> VoteTable:
    """The same from an array (participants x statements), whose numbers are the names.

    Cells hold 1 agree, -1 disagree, 0 pass. What somebody has not seen is NaN in an array of
    fractions, and masked in a masked array. Rows and columns without a vote are passed over, as
    if nobody had named them. No number becomes a Python object of its own.
    Raises ValueError for another shape and for another vote.

    >>> read_array(np.array([[1, 0], [np.nan, np.nan]])).participants
    [0]
    """
    if votes.ndim != 2:
        raise ValueError(f"A table of votes is people x statements, not of shape {votes.shape}.")
    cells = np.ma.getdata(votes)
    if cells.dtype.kind not in "iuf":
        raise ValueError(f"A vote is -1, 0 or 1, not of {cells.dtype}.")
    seen = ~np.ma.getmaskarray(votes)
    if cells.dtype.kind == "f":
        seen &= ~np.isnan(cells)
    strange = seen & (cells != 0) & (np.abs(cells) != 1)
    if strange.any():
        raise ValueError(f"A vote is -1, 0 or 1, not {cells[strange].tolist()[0]!r}.")
    table = np.where(seen, cells, 0).astype(np.int8)
    people, columns = (np.flatnonzero(seen.any(axis=axis)) for axis in (1, 0))
    if len(people) < len(table) or len(columns) < table.shape[1]:
        there = np.ix_(people, columns)
        table, seen = table[there], seen[there]
    return _ordered(people.tolist(), columns.tolist(), table, seen)


def _ordered(participants, statements, table, seen):
    rows, across = order_without_names(table, seen)
    return VoteTable(
        participants=[participants[row] for row in rows.tolist()],
        statements=[statements[column] for column in across.tolist()],
        votes=table[rows].take(across, axis=1),
        seen=seen[rows].take(across, axis=1),
        rows_by_name=np.argsort(rows),
        columns_by_name=np.argsort(across),
    )


def _columns(flat):
    """Participants, statements and values: arrays where all are whole numbers, else lists."""
    try:
        return np.asarray(array("q", flat)).reshape(-1, 3).T.copy()
    except (TypeError, OverflowError):
        return flat[::3], flat[1::3], flat[2::3]


def _places(names: list | np.ndarray) -> tuple[list, np.ndarray]:
    """The different names in order, and the place of each name among them."""
    if isinstance(names, list):
        ordered = _in_order(set(names))
        place = dict(zip(ordered, range(len(ordered)), strict=True))
        return ordered, np.fromiter(map(place.__getitem__, names), np.int64, len(names))
    least, most = int(names.min(initial=0)), int(names.max(initial=0))
    if most - least > 4 * len(names):
        different, places = np.unique(names, return_inverse=True)
        return different.tolist(), places
    # Numbers that lie close are put in order without comparing them.
    names = names - least
    there = np.zeros(most - least + 1, bool)
    there[names] = True
    return (np.flatnonzero(there) + least).tolist(), (there.cumsum() - 1)[names]


def _in_order(names: set) -> list:
    try:
        # A name unequal to itself (NaN) has no place among others.
        if all(name == name for name in names):
            return sorted(names)
    except TypeError:
        pass
    return sorted(names, key=lambda name: (type(name).__name__, repr(name)))


def _checked(values: list | np.ndarray) -> np.ndarray:
    if isinstance(values, np.ndarray):
        if values.min(initial=0) >= -1 and values.max(initial=0) <= 1:
            return values
        values = values.tolist()
    # Whatever equals one of the three will do.
    if strange := {value for value in set(values) if value not in (-1, 0, 1)}:
        raise ValueError(f"A vote is -1, 0 or 1, not {next(iter(strange))!r}.")
    return np.fromiter(values, np.int8, len(values))
