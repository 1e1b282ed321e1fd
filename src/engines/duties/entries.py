"""From one entry of a file to a duty; what goes with nothing else in the file is refused."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from engines.duties.duty import Duty, RefusalItem, Source, TimeLimit, When
from engines.duties.nodes import (
    Read,
    WrongField,
    address,
    day,
    duration,
    flag,
    maybe,
    one_of,
    record,
    several,
    text,
)

MOST_REFUSAL_ITEMS = 6


@dataclass(frozen=True)
class Terms:
    """The words that the entries of a file may use."""

    jurisdictions: Collection[str]
    statuses: Collection[str]
    tiers: Collection[str]
    strengths: Collection[str]
    sectors: Collection[str]
    routes: Collection[str]
    circumstances: Collection[str]
    duties: Collection[str]


def duty_reader(terms: Terms) -> Read:
    """A reader of entries that use these terms."""
    circumstances = several(one_of(terms.circumstances, "circumstance"))
    some_circumstances = several(one_of(terms.circumstances, "circumstance"), least=1)
    when = {
        "all": circumstances,
        "any": several(some_circumstances),
        "none": circumstances,
        "boost": circumstances,
    }
    source = {"title": text, "url": address, "seen": flag}
    return record(
        _duty,
        {
            "id": text,
            "title": text,
            "jurisdiction": one_of(terms.jurisdictions, "jurisdiction"),
            "status": one_of(terms.statuses, "status"),
            "tier": one_of(terms.tiers, "tier"),
            "statute": text,
            "section": text,
            "owed_by": several(one_of(terms.sectors, "sector"), least=1),
            "owed_to": text,
            "trigger": text,
            "when": record(When, when),
            "what": text,
            "strength": one_of(terms.strengths, "strength"),
            "time_limit": record(
                _time_limit,
                {"iso": maybe(duration), "prose": text},
                clock=one_of(("body", "person"), "clock"),
            ),
            "threshold": text,
            "evidence_to_include": several(text),
            "ask_in_writing": text,
            "lawful_refusal": text,
            "refusal_items": several(
                record(RefusalItem, {"id": text, "text": text}), least=1, key=attrgetter("id")
            ),
            "challenge": several(one_of(terms.routes, "route"), least=1),
            "related": several(one_of(terms.duties, "duty")),
            "sources": several(record(Source, source), least=1),
            "as_of": day,
            "source_text_date": maybe(day),
            "verified": flag,
            "caution": text,
        },
        family=text,
        date_note=text,
        until=day,
        **{"from": day},
    )


def _time_limit(iso: str | None, prose: str, clock: str | None = None) -> TimeLimit:
    if iso is not None and clock is None:
        raise WrongField("iso", "iso: says a time but not whose clock it is")
    return TimeLimit(iso, prose, clock)


def _duty(**fields: Any) -> Duty:
    from_: date | None = fields.pop("from", None)
    duty = Duty(from_=from_, **fields)
    if from_ and duty.until and from_ > duty.until:
        raise WrongField("until", f"until: the last day is before the first, {from_}")
    if duty.status == "superseded" and duty.until is None:
        raise WrongField("status", "status: superseded, but “until” is missing")
    if duty.verified and not any(source.seen for source in duty.sources):
        raise WrongField("verified", "verified: true, but none of its sources was seen")
    if len(duty.refusal_items) > MOST_REFUSAL_ITEMS:
        raise WrongField("refusal_items", f"refusal_items: more than {MOST_REFUSAL_ITEMS}")
    return duty
