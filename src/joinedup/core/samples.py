"""The sample community: what each app brings to it, lived through in the order of time.

An app declares in ``SAMPLE`` which samples its own rests on. Its folder ``sample`` holds content,
in TOML files, and says what happens when. Everything is done through services, with moments set
back, so that the sample is made as people would have made it.
"""

import tomllib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from graphlib import CycleError, TopologicalSorter
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from joinedup.core.registry import contributions

FRIDAY = 4
# Keys are made from the ids in the content.
NAMESPACE = uuid.UUID("0b9d3f43-5f0e-4f3a-8d0c-6f8f2c1b7a55")


class SampleOrderError(Exception):
    """The samples of all apps cannot be put in an order."""


@dataclass(frozen=True)
class Sample:
    """What an app brings to the sample community.

    ``needs`` names the samples whose things it uses, which are noted first. ``load`` is the path
    of a function that takes the timeline and notes what happens when. It is imported when
    the sample is loaded, for no page needs it.
    """

    name: str
    needs: tuple[str, ...]
    load: str


@dataclass(frozen=True)
class SamplePerson:
    """Somebody whom one can be, to see the program from their side: signed in with this address
    or, without an account, on this page."""

    who: str
    finds: str
    email: str = ""
    page: str = ""


class Days:
    """The content counts days from the day of loading; here they become moments."""

    def __init__(self, now: datetime):
        self.now = now
        self.today = timezone.localdate(now)

    def moment(self, number: int, clock: str = "10:00") -> datetime:
        """A moment in an office: on a Saturday or Sunday the Friday before is meant."""
        day = self.today + timedelta(days=number)
        weekend = max(0, day.weekday() - FRIDAY)
        return self.moment_on(day - timedelta(days=weekend), clock)

    def moment_at_home(self, number: int, clock: str) -> datetime:
        """A moment on any day of the week, for people answer letters at the weekend."""
        return self.moment_on(self.today + timedelta(days=number), clock)

    def moment_on(self, day: date, clock: str) -> datetime:
        """The moment at which the clock on the wall shows this."""
        wall = datetime.combine(day, time.fromisoformat(clock))
        # In UTC, so that a span between two moments counts an hour of summer time.
        return timezone.make_aware(wall).astimezone(UTC)


class Timeline:
    """What happens when. It is noted in any order, app by app, and done in the order of time, so
    that the record, which keeps the order in which things are written, reads as in life.

    ``made`` holds what has been made, by its kind and its id in the content.
    """

    def __init__(self, now: datetime):
        self.days = Days(now)
        self.made: dict[tuple[str, str], Any] = {}
        self._acts: list[tuple[datetime, Callable, tuple]] = []
        self._last: list[tuple[Callable, tuple]] = []

    def at(self, moment: datetime, function: Callable, *args: Any) -> None:
        """Note that ``function(*args, at=moment)`` is to be called."""
        self._acts.append((moment, function, args))

    def at_end(self, function: Callable, *args: Any) -> None:
        """Note that ``function(*args)`` is to be called when everything else has been done."""
        self._last.append((function, args))

    def run(self) -> None:
        """Do everything that was noted. Acts of the same moment keep their order."""
        for moment, function, args in sorted(self._acts, key=itemgetter(0)):
            function(*args, at=moment)
        for function, args in self._last:
            function(*args)


def key_of(*names: object) -> uuid.UUID:
    """A key that is the same whenever the sample is loaded."""
    return uuid.uuid5(NAMESPACE, " ".join(str(name) for name in names))


@cache
def read_content(module: str) -> dict[str, list[dict[str, Any]]]:
    """The content beside a module, given as its ``__file__``: lists of the same name are joined
    over all TOML files, in the order of the files' names."""
    content: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(Path(module).parent.glob("*.toml")):
        for name, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            content.setdefault(name, []).extend(entries)
    return content


def samples_in_order() -> list[Sample]:
    """The samples of all apps, each after those it needs. Raises SampleOrderError."""
    samples: dict[str, Sample] = {}
    for sample in contributions("SAMPLE"):
        if sample.name in samples:
            raise SampleOrderError(f"Two samples are called {sample.name}.")
        samples[sample.name] = sample
    for sample in samples.values():
        for name in sample.needs:
            if name not in samples:
                raise SampleOrderError(
                    f"The sample {sample.name} needs {name}, which is not there."
                )
    needs = {sample.name: sample.needs for sample in samples.values()}
    try:
        return [samples[name] for name in TopologicalSorter(needs).static_order()]
    except CycleError as error:
        circle = " needs ".join(reversed(error.args[1]))
        raise SampleOrderError(f"Samples go round in a circle: {circle}.") from error


@transaction.atomic
def load_samples(now: datetime) -> None:
    """Make the sample community. ``now`` is the moment from which the content's days count."""
    timeline = Timeline(now)
    for sample in samples_in_order():
        import_string(sample.load)(timeline)
    timeline.run()


def sample_people() -> list[SamplePerson]:
    """Whom one can be, as apps declare in ``SAMPLE_PEOPLE`` by the paths of functions."""
    return [person for path in contributions("SAMPLE_PEOPLE") for person in import_string(path)()]
