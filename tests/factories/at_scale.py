"""A place that has grown for years: three communities, thirteen series, 500 people, 2,000 words.

Made in bulk, in a few seconds, as plain rows. One person coordinates all three communities; one
of their meetings is on today, and there most people are and most was said.
"""

from datetime import timedelta
from itertools import cycle, islice
from types import SimpleNamespace

from django.db import transaction
from django.utils import timezone

from joinedup.access.models import CommunityInvitation, Role, RoleKind
from joinedup.conversation.models import (
    Contribution,
    EnteredBy,
    Guest,
    Prompt,
    PromptKind,
    Quotable,
    Strand,
)
from joinedup.organisations.models import Affiliation, Sector
from joinedup.people.models import Member, Voice
from joinedup.series.models import AgendaItem, Attendance, Invitation, Reply, ReplyChannel
from tests.factories.conversation import make_contribution, make_held, make_prompt
from tests.factories.mail import make_email
from tests.factories.people import LONG_AGO, make_community, make_member, make_organisation
from tests.factories.recommendations import make_answered, make_overdue, make_review_due
from tests.factories.reports import make_report, make_version
from tests.factories.series import (
    make_join_request,
    make_meeting,
    make_practice_issue,
    make_series,
)
from tests.factories.votes import make_ballots, make_choices, make_ideas, make_poll, make_statement

COORDINATOR = "coordinator.of.three@example.org"
SERIES_OF_EACH = (6, 4, 3)
PEOPLE_OF_EACH = (250, 150, 99)  # and the coordinator
SAID_TODAY, SAID_ELSEWHERE = 560, 120  # 560 + 12 * 120 = 2,000
MEETINGS_OF_EACH = 4  # two that are over, one of these days, one to come
TOPICS = ("Letters", "Buses", "Doors", "Names", "Money", "Nights", "Keys", "Forms", "Calls")
STRANDS = [f"{topic} {when}" for topic in TOPICS for when in ("at first", "in the end")]
WORDS = (
    "They rang me the day before, and somebody stood at the door who knew my name already.",
    "The bus that the letter names has not run on a Sunday since the depot closed, so I walked.",
    "I told it to the nurse, to the housing officer and to the worker, and each began anew.",
    "Somebody wrote it down once, and from then on everybody had read it.",
)
KINDS = list(PromptKind)[:6]


@transaction.atomic
def build_at_scale():
    """All of it; gives ``person``, ``member``, the ``meeting``, ``series`` and ``community`` in
    which the most happened, and a meeting to which nobody is invited yet."""
    person = make_member(name="Alex Three", email=COORDINATOR)
    organisations = [
        make_organisation(name=f"The {sector.label} Trust {n}", sector=sector)
        for n, sector in enumerate(islice(cycle(Sector), 40))
    ]
    place = [_community(person, organisations, *sizes) for sizes in zip(*_SIZES, strict=True)]
    busiest = place[0]
    _today(busiest.today, person, busiest.people)
    return SimpleNamespace(
        person=person,
        member=busiest.people[0],
        meeting=busiest.today,
        not_invited=busiest.meetings[-1],
        series=busiest.today.series,
        community=busiest.community,
        every_meeting=[each for community in place for each in community.meetings],
    )


_SIZES = (PEOPLE_OF_EACH, SERIES_OF_EACH, ("North", "South", "West"))


def _community(person, organisations, size, number_of_series, name):
    community = make_community(name=f"Doors that open, {name}")
    Role.objects.create(
        member=person, community=community, kind=RoleKind.COORDINATOR, from_date=LONG_AGO
    )
    people = _people(community, organisations, size)
    every = [
        make_series(community=community, title=f"{name}, what helps at the door, part {n}")
        for n in range(number_of_series)
    ]
    meetings = [each for series in every for each in _meetings(series, person, people)]
    for series in every:
        _asked_and_reported(series, organisations, people)
    for n in range(10):
        make_practice_issue(community=community, statement=f"Nobody answers on day {n}.")
    make_email(to=people[1].email, failed_at=timezone.now() - timedelta(hours=3))
    # The last made is the newest, and its third meeting is today.
    return SimpleNamespace(
        community=community, people=people, meetings=meetings, today=meetings[-2]
    )


def _people(community, organisations, size):
    key = community.pk
    people = Member.objects.bulk_create(
        Member(
            name=f"Person {n:03} of {key}",
            email=f"person{n}.of{key}@example.org" if n % 5 else None,
            phone="" if n % 3 else f"01782 {n:06}",
            joined_at=LONG_AGO,
            changed_at=LONG_AGO,
            is_listed=bool(n % 2),
            experience="Slept in cars for two winters" if n % 3 == 0 else "",
            occupation="Housing officer" if n % 3 == 1 else "",
            study="Social work, second year" if n % 7 == 2 else "",
            password="!",
        )
        for n in range(size)
    )
    kinds = {1: RoleKind.FACILITATOR, 2: RoleKind.COORDINATOR, 3: RoleKind.ADVISER}
    Role.objects.bulk_create(
        Role(
            member=member,
            community=community,
            kind=kinds.get(n % 40, RoleKind.MEMBER),
            from_date=LONG_AGO,
        )
        for n, member in enumerate(people)
    )
    Affiliation.objects.bulk_create(
        Affiliation(
            member=member,
            organisation=organisation,
            job_title="Support worker",
            from_date=LONG_AGO,
            changed_at=LONG_AGO,
        )
        for member, organisation in zip(people[::2], cycle(organisations))
    )
    CommunityInvitation.objects.bulk_create(
        CommunityInvitation(
            name=f"Asked {n}",
            email=f"asked{n}.{community.pk}@example.org",
            community=community,
            invited_at=LONG_AGO,
        )
        for n in range(size // 10)
    )
    return people


def _meetings(series, person, people):
    """Two that are over, one of these days and one to come, each with all that belongs to it."""
    now = timezone.now()
    meetings = [
        make_meeting(
            series=series,
            title=f"Evening {n + 1} of {series.pk}",
            starts_at=now + timedelta(days=days),
            is_open=days < 0,
            is_closed=days < 0,
            access="Step-free. A hearing loop. A quiet room on the left.",
        )
        for n, days in enumerate((-60, -30, 3 + series.pk % 9, 40))
    ]
    for meeting in meetings:
        AgendaItem.objects.bulk_create(
            AgendaItem(meeting=meeting, position=n, minutes=10, title=f"{KINDS[n % 6].label} {n}")
            for n in range(12)
        )
    # To the last nobody is invited yet.
    for meeting in meetings[:3]:
        _invited(meeting, people)
    for meeting in meetings[:2]:
        _were_there(meeting, people[:60])
    _said(meetings[1], SAID_ELSEWHERE, _strands(series, 9))
    make_prompt(meeting=meetings[1], kind=PromptKind.TERM)
    Invitation.objects.create(meeting=meetings[2], member=person, invited_at=LONG_AGO)
    return meetings


def _invited(meeting, people):
    replies = cycle((Reply.YES, "", Reply.NO, "", Reply.MAYBE, ""))
    Invitation.objects.bulk_create(
        Invitation(
            meeting=meeting,
            member=member,
            invited_at=LONG_AGO,
            reply=reply,
            replied_at=timezone.now() if reply else None,
            replied_via=ReplyChannel.LINK if reply else "",
            access_needs="A seat near the door." if reply == Reply.YES else "",
        )
        for member, reply in zip(people, replies, strict=False)
    )


def _were_there(meeting, people):
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, member=member, arrived_at=timezone.now()) for member in people
    )


def _strands(series, number):
    return Strand.objects.bulk_create(
        Strand(series=series, name=name, changed_at=LONG_AGO) for name in STRANDS[:number]
    )


def _said(meeting, number, strands):
    """Six questions, and so much said by guests; a half of it is sorted."""
    prompts = Prompt.objects.bulk_create(
        Prompt(
            meeting=meeting,
            kind=kind,
            question=f"{kind.label}: what would have to happen so that every door opens?",
            position=n + 1,
            changed_at=LONG_AGO,
            is_open=meeting.closed_at is None and n > 2,
        )
        for n, kind in enumerate(KINDS)
    )
    guests = Guest.objects.bulk_create(
        Guest(meeting=meeting, came_at=LONG_AGO) for _ in range(number // 3)
    )
    every_voice, words = cycle(Voice), cycle(WORDS)
    Contribution.objects.bulk_create(
        Contribution(
            prompt=prompts[n % 6],
            guest=guests[n % len(guests)],
            text=f"{next(words)} ({n})",
            number=n % 11 if prompts[n % 6].kind == PromptKind.SCALE else None,
            voice=next(every_voice),
            entered_by=EnteredBy.GUEST,
            quotable=Quotable.ANONYMOUS,
            said_at=meeting.starts_at,
            strand=strands[n % len(strands)] if n % 2 else None,
        )
        for n in range(number)
    )


def _asked_and_reported(series, organisations, people):
    """What became of a series: things asked for in each state, a report, and people who wish to
    join."""
    fields = {"community": series.community, "asked_by": people[2]}
    for n, make in enumerate((make_overdue, make_answered, make_answered, make_review_due)):
        recommendation = make(**fields, organisation=organisations[(series.pk + n) % 40])
        series.theme.recommendations.add(recommendation)
    report = make_report(series=series)
    if series.pk % 2:
        make_version(report=report, published_by=people[2])
    for _ in range(3):
        make_join_request(series=series, message="I know the night shelter well.")


def _today(meeting, person, people):
    """It is on: its doors are open, a hundred are there, and two votes run. Some of what was said
    is held back, and the coordinator said what they will do themselves."""
    now = timezone.now()
    meeting.starts_at, meeting.ends_at = now - timedelta(minutes=30), now + timedelta(minutes=90)
    meeting.opened_at = now
    meeting.save()
    _were_there(meeting, people[:100])
    strands = list(meeting.series.strands.all())
    _said(meeting, SAID_TODAY, strands + _strands_more(meeting.series))
    steps = meeting.prompts.get(kind=PromptKind.SMALL_STEPS)
    make_contribution(prompt=steps, member=person, text="I will ring her back.")
    for _ in range(12):
        make_held(prompt=steps, state_by=people[2])
    poll = make_poll(meeting=meeting)
    statements = [make_statement(poll=poll, text=f"{WORDS[n % 4]} {n}") for n in range(30)]
    make_ballots(poll, statements, ["adp-a" * 6] * 80)
    ideas_poll = make_poll(meeting=meeting, kind="recommendations")
    ideas = make_ideas(ideas_poll, *(f"Let one worker go the whole way, {n}." for n in range(20)))
    make_choices(
        ideas_poll, ideas, [("x" * 3).rjust(n % 18 + 3, "-").ljust(20, "-") for n in range(80)]
    )


def _strands_more(series):
    return Strand.objects.bulk_create(
        Strand(series=series, name=name, changed_at=LONG_AGO) for name in STRANDS[9:]
    )
