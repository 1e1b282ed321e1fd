"""Addresses that nobody writes to unasked, known by a mark alone."""

from collections.abc import Iterable
from datetime import datetime

from joinedup.core.cleaning import clean_address
from joinedup.core.tokens import marks_of
from joinedup.people.models import LeftAlone


def leave_alone(emails: Iterable[str], at: datetime) -> None:
    """Remember that the owners of these addresses are not to be added by a list again."""
    marks = [LeftAlone(mark=_marks(each)[0], since=at) for each in emails]
    LeftAlone.objects.bulk_create(marks, ignore_conflicts=True)


def left_alone(emails: Iterable[str]) -> set[str]:
    """Those of these addresses that are to be left alone. One query."""
    by_mark = {mark: each for each in emails for mark in _marks(each)}
    known = LeftAlone.objects.filter(mark__in=by_mark).values_list("mark", flat=True)
    return {by_mark[mark] for mark in known}


def write_again(email: str) -> None:
    """Somebody who is added by hand has been asked, and wants to hear from us."""
    LeftAlone.objects.filter(mark__in=_marks(email)).delete()


def _marks(email: str) -> list[str]:
    return marks_of("people.left_alone", clean_address(email))
