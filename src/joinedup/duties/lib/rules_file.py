"""The file of rules for browsers: what decides, and each duty as it is shown.

It is made of the engine's own file and of the template that pages use too, so that a browser
and the server say the same.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.template.loader import render_to_string

from engines.duties import Duties, Duty
from engines.duties.duty import TIERS
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import Card
from joinedup.duties.lib.wording import STRENGTHS


@dataclass(frozen=True)
class RulesFile:
    """The content as it is sent, and the digits that its address holds."""

    content: bytes
    digits: str


@cache
def rules_file(language: str) -> RulesFile:
    """The file in a language, which is the one in use."""
    rules = rules_of(duties())
    for rule in rules["duties"]:
        duty = duties().entries[rule["id"]]
        rule["order"] = list(STRENGTHS).index(duty.strength)
        # The browser says what the day is, and so what was checked too long ago.
        page = {"card": Card(duty), "this_day": date.min}
        rule["card"] = render_to_string("duties/_duty.html", page)
    content = json.dumps(rules, ensure_ascii=False, separators=(",", ":")).encode()
    return RulesFile(content, hashlib.sha256(content).hexdigest()[:12])


def rules_of(known: Duties) -> dict[str, Any]:
    """What decides in a file of duties, for another reader of its rules."""
    return {
        "circumstances": {each.id: each.implies for each in known.circumstances.values()},
        "duties": [_rule(duty) for duty in known.entries.values()],
    }


def _rule(duty: Duty) -> dict[str, Any]:
    return {
        "id": duty.id,
        "jurisdiction": duty.jurisdiction,
        "from": duty.from_ and duty.from_.isoformat(),
        "until": duty.until and duty.until.isoformat(),
        "family": duty.family,
        "body": duty.owed_by[0],
        "tier": TIERS[duty.tier],
        "all": duty.when.all,
        "any": duty.when.any,
        "none": duty.when.none,
        "boost": duty.when.boost,
    }
