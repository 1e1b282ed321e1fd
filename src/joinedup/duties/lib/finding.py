"""From answers to the page's list: duties by body, what to ask next, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial

from engines.duties import Circumstance, Duty, find, next_question
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.local_parts import NOTHING_LOCAL, Freshness, LocalParts
from joinedup.duties.lib.wording import CLOCKS, GROUPS, STATUSES, STRENGTHS

YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True)
class Case:
    """What somebody told: whose law, the day of the decision if it is known, and one of YES, NO
    and UNKNOWN for each circumstance that was answered."""

    jurisdiction: str
    on: date | None = None
    answers: Mapping[str, str] = field(default_factory=dict)

    @property
    def ticked(self) -> set[str]:
        """What is so."""
        return {each for each, answer in self.answers.items() if answer == YES}

    @property
    def asked(self) -> set[str]:
        """What is not so, or not known, which is the same to the rules."""
        return set(self.answers) - self.ticked


@dataclass(frozen=True)
class Card:
    """A duty as it is shown, and why it appeared; ``others`` answer on another day, and ``local``
    is what is recorded here for this duty itself."""

    duty: Duty
    because: tuple[Circumstance, ...] = ()
    others: tuple[Duty, ...] = ()
    local: LocalParts = NOTHING_LOCAL

    @property
    def says(self) -> str:
        """How strong it is, and before that whether it is not law, or no longer."""
        strength = str(STRENGTHS[self.duty.strength])
        return f"{self.status}: {strength}" if self.status else strength

    @property
    def clock(self) -> str:
        """Whose clock runs, in words."""
        return str(CLOCKS[self.duty.time_limit.clock])

    @property
    def status(self) -> str:
        """In words what is out of the ordinary: that it is not, or no longer, law."""
        return str(STATUSES.get(self.duty.status, ""))

    @property
    def also(self) -> tuple[str, ...]:
        """Who owes it besides the body under which it stands."""
        return tuple(duties().sectors[each] for each in self.duty.owed_by[1:])

    @property
    def fresh(self) -> Freshness:
        """How long what the file says is relied on."""
        return Freshness(self.duty.as_of)

    @property
    def route(self) -> str:
        """What to do first when they say no."""
        return duties().challenge_routes[self.duty.challenge[0]].label

    @property
    def versions(self) -> tuple[tuple[Duty, bool], ...]:
        """The same rule at other times, and whether it is to be named."""
        return tuple((each, each in self.others) for each in duties().versions[self.duty.id])


@dataclass(frozen=True)
class Body:
    """A kind of public body, and what it may owe: what it must comes first. ``local`` is what is
    recorded here for all its duties."""

    id: str
    name: str
    cards: tuple[Card, ...] = ()
    local: LocalParts = NOTHING_LOCAL


@dataclass(frozen=True)
class Results:
    """What the page shows for a case. ``bodies`` begin with the one that owes what comes first,
    and end with those that owe nothing here; ``is_settled`` when nothing more that anybody ticks
    would change the list."""

    count: int
    bodies: tuple[Body, ...]
    question: Circumstance | None
    is_settled: bool

    @property
    def group(self) -> str:
        """Where the question stands among the others. No link leads there, since an address
        would hold a circumstance."""
        return str(GROUPS[self.question.group]) if self.question else ""


def results(case: Case, today: date) -> Results:
    """What may be owed in this case, and what would matter most next."""
    known = duties()
    on = case.on or today
    ask = partial(next_question, case.ticked, known, jurisdiction=case.jurisdiction, on=on)
    cards = [
        Card(
            match.duty,
            tuple(known.circumstances[each] for each in match.because),
            # When the day is known, no other law answers.
            () if case.on else match.other_versions,
        )
        for match in find(case.ticked, known, jurisdiction=case.jurisdiction, on=on)
    ]
    question = ask(asked=case.asked)
    return Results(
        count=len(cards),
        bodies=by_body(cards),
        question=question.circumstance if question else None,
        is_settled=(question or ask()) is None,
    )


@cache
def bodies() -> tuple[str, ...]:
    """The bodies under which duties stand, in the order of the file."""
    first = {duty.owed_by[0] for duty in duties().entries.values()}
    return tuple(each for each in duties().sectors if each in first)


def by_body(cards: list[Card]) -> tuple[Body, ...]:
    """These cards under the body that owes each, and the other bodies without any."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.duty.owed_by[0], []).append(card)
    order = list(STRENGTHS)
    return tuple(
        Body(
            each,
            duties().sectors[each],
            # Python sorts stably: equally strong ones keep their rank.
            tuple(sorted(found.get(each, ()), key=lambda card: order.index(card.duty.strength))),
        )
        for each in [*found, *(other for other in bodies() if other not in found)]
    )
