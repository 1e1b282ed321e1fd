"""Duties: from circumstances to what public bodies may owe, and what a lawful "no" must say."""

from pathlib import Path

from engines.duties.catalogue import (
    BadDuties,
    CaseField,
    Circumstance,
    Duties,
    LawOnTheMove,
    Route,
)
from engines.duties.duty import Duty, RefusalItem, Source, TimeLimit, When
from engines.duties.loading import read_duties
from engines.duties.matching import Match, find
from engines.duties.questions import Question, next_question
from engines.duties.replies import missing_from

DEFAULT_DUTIES = Path(__file__).parent / "duties.yaml"

__all__ = [
    "DEFAULT_DUTIES",
    "BadDuties",
    "CaseField",
    "Circumstance",
    "Duties",
    "Duty",
    "LawOnTheMove",
    "Match",
    "Question",
    "RefusalItem",
    "Route",
    "Source",
    "TimeLimit",
    "When",
    "find",
    "load_duties",
    "missing_from",
    "next_question",
]


def load_duties(path: Path | str | None = None) -> Duties:
    """The duties in a file; those that come with this engine when no path is given.

    Raises BadDuties with the line that is wrong, or OSError when the file cannot be read. Reading
    takes a fraction of a second: load once and keep what you got, which nothing changes.
    """
    path = path or DEFAULT_DUTIES
    return read_duties(Path(path).read_bytes(), path)
