"""From circumstances and a day to the duties that may be owed, best first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engines.duties.catalogue import Duties
from engines.duties.duty import Duty


@dataclass(frozen=True)
class Match:
    """A duty that may be owed, and why it appeared.

    `because` holds ids of the given circumstances that switched it on, in the order of the file:
    those that the rule asks for, or that imply what it asks for. `on` is the day whose law
    answered. `other_versions` are entries of the same family that would answer on another day:
    when the day is not known, name them as well and ask for it.
    """

    duty: Duty
    score: int
    because: tuple[str, ...]
    on: date
    other_versions: tuple[Duty, ...] = ()


def find(
    circumstances: Iterable[str],
    duties: Duties,
    *,
    jurisdiction: str = "england",
    on: date | None = None,
) -> list[Match]:
    """The duties that may be owed, best first; `on` is the day of the decision, today when None.

    A circumstance that is absent is not known; it is not a "no", and an empty list never means
    that nothing is owed. Raises ValueError for a circumstance or jurisdiction that the file does
    not know.

    >>> from engines.duties import load_duties
    >>> day = date(2026, 11, 29)
    >>> first = find(["leaving_hospital", "rough_sleeping"], load_duties(), on=day)[0]
    >>> first.duty.id, first.score
    ('care-s74-hospital-discharge', 11)
    >>> first.because
    ('rough_sleeping', 'leaving_hospital')
    """
    given = duties.known(circumstances)
    present = duties.close(given)
    day = on or date.today()
    found = [
        Match(
            duty=duty,
            score=duty.score(present),
            because=tuple(each for each in duties.causes[duty.id] if each in given),
            on=day,
            other_versions=tuple(
                other for other in duties.versions[duty.id] if other.when.is_met(present)
            ),
        )
        for duty in in_question(duties, jurisdiction, day)
        if duty.when.is_met(present)
    ]
    # Python sorts stably, so equal scores keep the order of the file.
    return sorted(found, key=lambda match: -match.score)


def in_question(duties: Duties, jurisdiction: str, day: date) -> list[Duty]:
    """The duties of this jurisdiction that were law on that day, in the order of the file.

    Raises ValueError for a jurisdiction that the file does not know.
    """
    if jurisdiction not in duties.jurisdictions:
        raise ValueError(f"There is no jurisdiction called “{jurisdiction}”.")
    return [
        duty
        for duty in duties.entries.values()
        if duty.jurisdiction == jurisdiction and duty.answers_for(day)
    ]
