"""A small file of duties written out, for tests that ask about the rules and not about the law."""

import re

import pytest

from engines.duties import BadDuties, Duties, load_duties

HEAD = """\
disclaimer: Information only.
schema_version: 2
title: Widgets owed
compiled: 2026-01-01
revised: 2026-01-02
review_status: Nobody looked.
jurisdiction_default: england
coverage_note: Little is covered.
watch_list:
  - {what: Law of widgets, touches: [red]}
field_guide: {id: Stable key.}
matching: {summary: As always.}
case_fields:
  jurisdiction: {label: Law, ask: Whose law?, default: england}
strengths: [must, power]
tiers: [lead, support, background]
statuses: [in-force, superseded]
jurisdictions: [england, wales]
sectors:
  council: A council
challenge_routes:
  complain: {label: Complain, limit: Soon}
circumstances:
  cold: {group: weather, label: Is cold, ask: Cold?}
  frozen: {group: weather, label: Is frozen, ask: Frozen?, implies: [cold, stuck]}
  stuck: {group: place, label: Is stuck, ask: Stuck?, implies: [late]}
  late: {group: place, label: Is late, ask: Late?}
  child: {group: age, label: Is a child, ask: Age?}
duties:
"""

ENTRY = """\
  - id: {id}
    title: A widget
    jurisdiction: england
    status: in-force
    tier: support
    statute: Widgets Act
    section: s.1
    owed_by: [council]
    owed_to: Anyone
    trigger: They ask.
    when:
      all: [cold]
      any: []
      none: []
      boost: []
    what: Give a widget.
    strength: must
    time_limit: {{iso: P21D, clock: person, prose: Three weeks}}
    threshold: Low
    evidence_to_include:
      - A photograph
    ask_in_writing: Please give a widget.
    lawful_refusal: Reasons in writing.
    refusal_items:
      - {{id: reasons, text: Gives reasons}}
      - {{id: writing, text: Is in writing}}
    challenge: [complain]
    related: []
    sources:
      - {{title: The Act, url: "https://law.example/widgets", seen: true}}
    as_of: 2026-01-01
    source_text_date: null
    verified: true
    caution: None.
"""


def entry(duty_id: str, **changed: str) -> str:
    """An entry with some of its lines changed; those it has not are put at its end."""
    text = ENTRY.format(id=duty_id)
    for name, value in changed.items():
        key = name.rstrip("_")
        text, found = re.subn(rf"(?m)^( +){key}: .*$", rf"\1{key}: {value}", text)
        text += "" if found else f"    {key}: {value}\n"
    return text


# The watch list names it.
RED = entry("red")
# What tests break.
TEXT = HEAD + RED + entry("blue", family="widgets", until="2026-04-30", status="superseded")


def small_duties(folder, *entries: str) -> Duties:
    """The duties in a file of the head and these entries."""
    path = folder / "small.yaml"
    path.write_text(HEAD + "".join(entries), encoding="utf-8")
    return load_duties(path)


def refusal(folder, text: str) -> tuple[int, str]:
    """The line and the reason for which a file with this text is refused."""
    path = folder / "broken.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadDuties) as refused:
        load_duties(path)
    return refused.value.line, refused.value.reason


def line_of(text: str, part: str) -> int:
    """The number of the line where this part of the text begins."""
    return text[: text.index(part)].count("\n") + 1
