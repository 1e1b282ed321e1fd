"""Finds where the chain of the record is broken, and says how."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

from django.conf import settings
from django.db.models import Exists, OuterRef

from joinedup.record.lib.triggers import missing
from joinedup.record.models import (
    NOTHING,
    BreakKind,
    RecordEntry,
    RecordSeal,
    RecordStretch,
)

CHUNK = 2000
FEW = 100
# A clock that is kept right goes back by less than this, if at all.
JITTER = timedelta(minutes=1)
# A little less than the database and whoever takes away reckon.
SEVEN_YEARS = timedelta(days=7 * 365)


@dataclass(frozen=True)
class Head:
    """The hash that the line of this number had at a moment."""

    at: datetime
    number: int
    hash: str


@dataclass(frozen=True, order=True)
class Break:
    """What is wrong with the lines from ``first`` to ``last``. Of a line that is not in the chain
    the number is its id; 0 is the record itself."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True)
class Walk:
    """What came of walking along the whole chain: how far, and what is wrong, in order."""

    number: int
    hash: str
    breaks: list[Break]


def walk_chain(heads: Iterable[Head], at: datetime) -> Walk:
    """Walk along the chain, and compare it with heads that were kept elsewhere."""
    walker = _Walker(heads)
    for seal, entry in _links():
        walker.take(seal, entry)
    walker.find_moved()
    found = [*walker.found, *_heads_that_are_gone(walker, at)]
    found += [Break(BreakKind.UNSEALED, pk, pk) for pk in _unsealed()]
    found += [Break(BreakKind.UNGUARDED, 0, 0)] if missing() else []
    return Walk(walker.number, walker.hash, list(_as_stretches(found)))


class _Walker:
    """Somebody on the chain, who knows the line they stand on."""

    def __init__(self, heads: Iterable[Head]) -> None:
        self.heads: defaultdict[int, list[Head]] = defaultdict(list)
        for head in heads:
            self.heads[head.number].append(head)
        stretch = RecordStretch.objects.order_by("-number").first()
        self.start = self.number = stretch.number if stretch else 0
        self.hash = stretch.hash if stretch else NOTHING
        self.sealed_at: datetime | None = None
        self.entry_at: datetime | None = None
        self.found: list[Break] = []
        # Those whose hash is not made of the line that stands there.
        self.strange: list[tuple[RecordSeal, RecordEntry]] = []
        self._compare()

    def take(self, seal: RecordSeal, entry: RecordEntry | None) -> None:
        """Go on to the next line. ``entry`` is None where there is a seal and no line."""
        if seal.number > self.number + 1:
            self._find(BreakKind.MISSING, self.number + 1, seal.number - 1)
        elif seal.previous != self.hash:
            self._find(self._astray(seal), seal.number)
        self._look_at_clock(seal, entry)
        if entry is None:
            self._find(BreakKind.MISSING, seal.number)
        elif seal.compute_hash(entry.pk, entry.compute_digest()) != seal.hash:
            self.strange.append((seal, entry))
        elif entry.digest != entry.compute_digest():
            self._find(BreakKind.EDITED, seal.number)
        self.number, self.hash, self.sealed_at = seal.number, seal.hash, seal.sealed_at
        self._compare()

    def find_moved(self) -> None:
        """Of the lines that are not what was sealed, tell those that change places with others."""
        # Each is laid in the place of each; a few show what was done.
        few = self.strange if len(self.strange) <= FEW else []
        lines = [(entry.pk, entry.compute_digest()) for _seal, entry in few]
        numbers = [seal.number for seal, _entry in few]
        for seal, entry in self.strange:
            places = [
                *product([seal.number], lines),
                *product([seal.number], [(entry.pk, digest) for _pk, digest in lines]),
                *product(numbers, [(entry.pk, entry.compute_digest())]),
            ]
            is_moved = any(
                seal.compute_hash(pk, digest, number=number) == seal.hash
                for number, (pk, digest) in places
            )
            self._find(BreakKind.MOVED if is_moved else BreakKind.EDITED, seal.number)

    def _find(self, kind: BreakKind, first: int, last: int | None = None) -> None:
        self.found.append(Break(kind, first, first if last is None else last))

    def _astray(self, seal: RecordSeal) -> BreakKind:
        same = RecordSeal.objects.filter(previous=seal.previous).exclude(hash=seal.hash)
        return BreakKind.FORK if same.exists() else BreakKind.LOOSE

    def _look_at_clock(self, seal: RecordSeal, entry: RecordEntry | None) -> None:
        is_back = self.sealed_at is not None and seal.sealed_at < self.sealed_at - JITTER
        if entry is not None:
            # No change takes longer than a task, so none is written down so much later than the
            # next one began.
            late = settings.TASK_LEASE
            is_back = is_back or bool(self.entry_at and entry.at < self.entry_at - late)
            if entry.at > seal.sealed_at + late:
                self._find(BreakKind.AHEAD, seal.number)
            self.entry_at = entry.at
        if is_back:
            self._find(BreakKind.CLOCK, seal.number)

    def _compare(self) -> None:
        if any(head.hash != self.hash for head in self.heads.get(self.number, ())):
            self._find(BreakKind.REWRITTEN, self.number)
        # The end of what went stays among them, to be asked how old it was.
        if self.number > self.start:
            self.heads.pop(self.number, None)


def _links() -> Iterator[tuple[RecordSeal, RecordEntry | None]]:
    latest = 0
    while True:
        seals = list(RecordSeal.objects.filter(number__gt=latest).order_by("number")[:CHUNK])
        if not seals:
            return
        entries = RecordEntry.objects.in_bulk([seal.entry_id for seal in seals])
        yield from ((seal, entries.get(seal.entry_id)) for seal in seals)
        latest = seals[-1].number


def _heads_that_are_gone(walker: _Walker, at: datetime) -> Iterator[Break]:
    """What is missing of the lines whose heads were met nowhere."""
    for number, heads in walker.heads.items():
        if number > walker.number:
            yield Break(BreakKind.MISSING, walker.number + 1, number)
        # What went after seven years went as was said.
        elif number > walker.start or heads[0].at > at - SEVEN_YEARS:
            yield Break(BreakKind.MISSING, number, number)


def _unsealed() -> list[int]:
    sealed = RecordSeal.objects.filter(entry_id=OuterRef("pk"))
    lines = RecordEntry.objects.exclude(Exists(sealed)).order_by("pk")
    return list(lines.values_list("pk", flat=True))


def _as_stretches(found: Iterable[Break]) -> Iterator[Break]:
    """Lines of one kind that lie side by side as one."""
    latest: Break | None = None
    for each in sorted(found):
        if latest and each.kind == latest.kind and each.first <= latest.last + 1:
            latest = Break(latest.kind, latest.first, max(latest.last, each.last))
            continue
        if latest:
            yield latest
        latest = each
    if latest:
        yield latest
