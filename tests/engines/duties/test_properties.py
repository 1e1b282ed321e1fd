"""What holds for any circumstances on any day."""

from datetime import date
from itertools import product

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.duties import DEFAULT_DUTIES, find, missing_from, next_question
from tests.engines.duties import oracle

FILE = yaml.load(DEFAULT_DUTIES.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
KNOWN = list(FILE["circumstances"])
circumstances = st.sets(st.sampled_from(KNOWN), max_size=25)
jurisdictions = st.sampled_from(["england", "england", "england", "wales", "scotland"])
days = st.dates(date(2026, 3, 1), date(2026, 7, 15)) | st.dates()


@given(ticked=circumstances, jurisdiction=jurisdictions, day=days)
@settings(max_examples=300, deadline=None)
def test_another_reading_of_the_rules_gives_the_same_list(duties, ticked, jurisdiction, day):
    matches = find(ticked, duties, jurisdiction=jurisdiction, on=day)

    assert [(match.duty.id, match.score) for match in matches] == oracle.ranked(
        FILE, ticked, jurisdiction, day
    )


@given(ticked=circumstances, more=st.sampled_from(KNOWN), jurisdiction=jurisdictions, day=days)
@settings(max_examples=300, deadline=None)
def test_a_fact_hides_a_duty_only_where_the_duty_says_so(duties, ticked, more, jurisdiction, day):
    before, after = (
        {match.duty.id for match in find(facts, duties, jurisdiction=jurisdiction, on=day)}
        for facts in (ticked, ticked | {more})
    )

    new = oracle.close(FILE, ticked | {more}) - oracle.close(FILE, ticked)
    hidden = before - after
    assert {each for each in hidden if new.isdisjoint(duties.entries[each].when.none)} == set()


@given(ticked=circumstances, jurisdiction=jurisdictions, day=days, data=st.data())
@settings(max_examples=150, deadline=None)
def test_the_order_of_facts_changes_nothing(duties, ticked, jurisdiction, day, data):
    one, other = (data.draw(st.permutations(sorted(ticked))) for _ in range(2))

    assert find(one, duties, jurisdiction=jurisdiction, on=day) == find(
        [*other, *other], duties, jurisdiction=jurisdiction, on=day
    )


@given(ticked=circumstances, jurisdiction=jurisdictions, day=days)
@settings(max_examples=100, deadline=None)
def test_what_is_given_as_the_reason_was_ticked_and_is_enough(duties, ticked, jurisdiction, day):
    for match in find(ticked, duties, jurisdiction=jurisdiction, on=day):
        because = set(match.because)
        alone = {each.duty.id for each in find(because, duties, jurisdiction=jurisdiction, on=day)}
        assert because <= ticked
        assert match.duty.id in alone


@given(ticked=circumstances, jurisdiction=jurisdictions, day=days, data=st.data())
@settings(max_examples=15, deadline=None)
def test_questions_end_whatever_is_answered(duties, ticked, jurisdiction, day, data):
    asked: set[str] = set()
    while question := next_question(ticked, duties, asked=asked, jurisdiction=jurisdiction, on=day):
        assert question.id not in oracle.close(FILE, ticked) | asked
        if data.draw(st.booleans()):
            ticked = ticked | {question.id}
        else:
            asked.add(question.id)

    assert len(asked) <= len(KNOWN)


@given(ticked=circumstances, asked=circumstances, jurisdiction=jurisdictions, day=days)
@settings(max_examples=60, deadline=None)
def test_a_question_changes_what_it_says_and_none_would_change_more(
    duties, ticked, asked, jurisdiction, day
):
    question = next_question(ticked, duties, asked=asked, jurisdiction=jurisdiction, on=day)

    before = {each for each, _ in oracle.ranked(FILE, ticked, jurisdiction, day)}
    changes = {
        each: before ^ {one for one, _ in oracle.ranked(FILE, ticked | {each}, jurisdiction, day)}
        for each in KNOWN
        if each not in asked
    }
    best = max(changes, key=lambda each: len(changes[each]))
    expected = (best, changes[best]) if changes[best] else None
    assert expected == (question and (question.id, {*question.adds, *question.removes}))


@given(more=circumstances, order=st.permutations(KNOWN), jurisdiction=jurisdictions, day=days)
@settings(max_examples=15, deadline=None)
def test_when_nothing_is_asked_and_no_question_is_left_nothing_changes_the_list(
    duties, more, order, jurisdiction, day
):
    ticked = set(order[:8])
    while question := next_question(ticked, duties, jurisdiction=jurisdiction, on=day):
        ticked.add(question.id)

    settled, with_more = (
        {match.duty.id for match in find(facts, duties, jurisdiction=jurisdiction, on=day)}
        for facts in (ticked, ticked | more)
    )
    assert settled == with_more


@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_what_is_ticked_and_what_is_missing_are_all_items(duties, data):
    duty = data.draw(st.sampled_from(list(duties.entries.values())))
    ids = [item.id for item in duty.refusal_items]
    ticks = data.draw(st.sets(st.sampled_from(ids)))

    missing = [item.id for item in missing_from(ticks, duty)]

    assert missing == [each for each in ids if each not in ticks]


@pytest.mark.parametrize("entry", FILE["duties"], ids=lambda entry: entry["id"])
def test_every_duty_can_be_reached(duties, entry):
    day = entry.get("from") or entry.get("until")
    fewest = (
        {*entry["when"]["all"], *chosen} for chosen in product(*map(list, entry["when"]["any"]))
    )

    reached = (
        entry["id"]
        in [
            match.duty.id
            for match in find(ticked, duties, jurisdiction=entry["jurisdiction"], on=day)
        ]
        for ticked in fewest
    )

    assert any(reached)
