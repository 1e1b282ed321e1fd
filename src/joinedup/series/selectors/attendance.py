"""Who is expected at the door, and who came."""

import unicodedata
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from joinedup.access.permissions import roles_of
from joinedup.people.models import Member, Person
from joinedup.series.models import Attendance, Meeting
from joinedup.series.selectors.people import people_of, work_of

# Somebody, and their answer: None where they were not invited.
Expected = tuple[Member, str | None]


def attendances_visible_to(person: Person) -> QuerySet[Attendance]:
    """Arrivals at meetings of communities the person runs, or where they are a scribe."""
    if not getattr(person, "is_authenticated", False):
        return Attendance.objects.none()
    roles = roles_of(person)
    here = Attendance.within(roles.organises)
    scribed = Attendance.within(roles.communities) & Q(
        meeting__scribes=person.pk, meeting__series__announced_at__isnull=False
    )
    return (
        Attendance.objects.filter(here | scribed)
        .select_related("member", "organisation", "meeting__series__community")
        .order_by("arrived_at", "pk")
        .distinct()
    )


def named(expected: Iterable[Expected], words: str) -> list[Expected]:
    """Those of ``expected_at`` whose name or organisation holds every one of the words, typed
    with or without accents."""
    wanted = _plain(words).split()
    return [
        (person, reply)
        for person, reply in expected
        if all(word in _plain(_said_of(person)) for word in wanted)
    ]


def _said_of(person: Member) -> str:
    return " ".join([person.name, *(each.organisation.name for each in work_of(person))])


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def expected_at(meeting: Meeting) -> list[Expected]:
    """Members who have not arrived yet: pairs of a person and their answer, "yes" first."""
    arrived = set(meeting.attendances.values_list("member_id", flat=True))
    replies = dict(meeting.invitations.values_list("member_id", "reply"))
    order: dict[str | None, int] = {"yes": 0, "maybe": 1, "": 2, None: 3, "no": 4}
    waiting = [
        (person, replies.get(person.pk))
        for person in people_of(meeting.series.community)
        if person.pk not in arrived
    ]
    return sorted(waiting, key=lambda pair: order[pair[1]])
