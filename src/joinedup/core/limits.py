"""How often somebody may do a thing: one table of counts, and one list of limits (decision 43).

Apps declare theirs under ``LIMITS``; ``docs/reference/limits.md`` is made from the list. A try is
counted before it is made, in one statement that the database does alone, so that of many in the
same moment no more get through than of one after the other, in whatever process.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from joinedup.core.decorators import View
from joinedup.core.denials import Denial, note_denial
from joinedup.core.models import Count
from joinedup.core.prepared import Prepared
from joinedup.core.registry import contributions
from joinedup.core.site import client_network
from joinedup.core.tokens import mark_of
from joinedup.core.typed import typed_in

# A window that is over begins anew with this try; what is over the limit is not written.
_COUNT = """
INSERT INTO core_count (mark, count, until) VALUES (%(mark)s, 1, %(until)s)
ON CONFLICT (mark) DO UPDATE SET
    count = CASE WHEN core_count.until <= %(at)s THEN 1 ELSE core_count.count + 1 END,
    until = CASE WHEN core_count.until <= %(at)s THEN %(until)s ELSE core_count.until END
WHERE core_count.until <= %(at)s OR core_count.count < %(most)s
RETURNING count
"""
TOO_OFTEN = 429  # RFC 6585

_counts = Prepared(lambda marks, at: Count.objects.filter(mark__in=marks, until__gt=at))


@dataclass(frozen=True)
class Limit:
    """So often within so many seconds, which begin with the first try.

    ``most`` is for one member, or whatever ``of`` says is counted; ``together`` is for everybody
    behind one connection who is not signed in, where that is more: a whole room shares one.
    ``what`` and ``why`` are said in the list.
    """

    name: str
    most: int
    seconds: int
    what: Promise
    of: Promise
    why: Promise
    together: int | None = None

    def count(self, *who: object, at: datetime, most: int | None = None) -> bool:
        """Count a try, unless the limit is reached; whether it may be made.

        Never inside a transaction (it would be undone with it, and be waited for by everybody
        else who is counted): that is a RuntimeError.
        """
        moment = connection.ops.adapt_datetimefield_value
        values = {
            "mark": self.mark(*who),
            "at": moment(at),
            "until": moment(at + timedelta(seconds=self.seconds)),
            "most": self.most if most is None else most,
        }
        with transaction.atomic(durable=True), connection.cursor() as cursor:
            cursor.execute(_COUNT, values)
            return cursor.fetchone() is not None

    def free_at(self, *who: object, at: datetime) -> datetime:
        """When the window ends in which this is counted."""
        return max((each.until for each in _counts([self.mark(*who)], at)), default=at)

    def mark(self, *who: object) -> str:
        """What stands in the table instead of whoever is counted."""
        return mark_of("limit", self.name, *who)


def reached(limits: Sequence[Limit], *who: object, at: datetime) -> dict[str, datetime]:
    """Which of these are reached, by name, and until when, out of one short query."""
    marks = {limit.mark(*who): limit for limit in limits}
    return {
        marks[each.mark].name: each.until
        for each in _counts(list(marks), at)
        if each.count >= marks[each.mark].most
    }


def declared_limits() -> Iterator[Limit]:
    """The limits of all apps, from the ground up."""
    yield from contributions("LIMITS")


def limited(limit: Limit, *methods: str, looks_who: bool = True) -> Callable[[View], View]:
    """Let nobody come here more often than the limit says: a member, or everybody who is not
    signed in behind one connection. Counts requests with these methods, POST if none is named.

    Stands outside whatever begins a transaction. Where nobody is to be known, such as at a vote,
    it does not look who is signed in.
    """
    counted = methods or ("POST",)

    def decorator(view: View) -> View:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in counted and (
                until := _waits_until(request, limit, looks_who=looks_who)
            ):
                return too_often(request, limit, until)
            return view(request, *args, **kwargs)

        return wrapper

    return decorator


def _waits_until(request: HttpRequest, limit: Limit, *, looks_who: bool) -> datetime | None:
    at = timezone.now()
    who: tuple[object, ...] = ("network", client_network(request))
    most = limit.together or limit.most
    if looks_who and request.user.is_authenticated:
        who, most = ("member", request.user.pk), limit.most
    return None if limit.count(*who, at=at, most=most) else limit.free_at(*who, at=at)


def minutes_until(until: datetime) -> int:
    """How many whole minutes to wait, as it is said to people: at least one."""
    return max(1, -((timezone.now() - until) // timedelta(minutes=1)))


def too_often(request: HttpRequest, limit: Limit, until: datetime) -> HttpResponse:
    """The page that says what happened, and when to try again; it holds what was typed."""
    note_denial(request, Denial.TOO_OFTEN, limit.name)
    minutes = minutes_until(until)
    typed = typed_in(request)
    context = {"minutes": minutes, "typed": typed if typed and typed.is_of(request.user) else None}
    response = render(request, "design/too_often.html", context, status=TOO_OFTEN)
    response["Retry-After"] = minutes * 60
    response["Cache-Control"] = "private, no-store"
    return response


MEMBER = _("member, or connection of guests")
TEN_MINUTES = 600

# What several apps have.
SEARCHING = Limit(
    "searches",
    120,
    TEN_MINUTES,
    _("Searching everything"),
    MEMBER,
    _("Somebody who looks for something searches some times a minute; each search reads it all."),
)
EXPORTING = Limit(
    "exports",
    30,
    TEN_MINUTES,
    _("Files of a list, such as CSV"),
    MEMBER,
    _("A person takes a few. A stolen session takes no more before it is noticed."),
    together=300,
)
