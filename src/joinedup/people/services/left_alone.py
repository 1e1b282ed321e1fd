"""Addresses that nobody writes to unasked, known by a mark alone."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.crypto import salted_hmac

from joinedup.core.cleaning import clean_address
from joinedup.people.models import LeftAlone


def leave_alone(emails: Iterable[str], at: datetime) -> None:
    """Remember that the owners of these addresses are not to be added by a list again."""
    marks = [LeftAlone(mark=_mark(each), since=at) for each in emails]
    LeftAlone.objects.bulk_create(marks, ignore_conflicts=True)


def left_alone(emails: Iterable[str]) -> set[str]:
    """Those of these addresses that are to be left alone. One query."""
    by_mark = {_mark(each): each for each in emails}
    known = LeftAlone.objects.filter(mark__in=by_mark).values_list("mark", flat=True)
    return {by_mark[mark] for mark in known}


def write_again(email: str) -> None:
    """Somebody who is added by hand has been asked, and wants to hear from us."""
    LeftAlone.objects.filter(mark=_mark(email)).delete()


def _mark(email: str) -> str:
    return salted_hmac(
        "joinedup.people.left_alone", clean_address(email), algorithm="sha256"
    ).hexdigest()
