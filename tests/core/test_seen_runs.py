"""Which runs of words stood in others' texts, and since when."""

from datetime import UTC, datetime, timedelta

import pytest

from joinedup.core.models import SeenRuns, TextsRead
from joinedup.core.runs import runs_of, words_of
from joinedup.core.seen_runs import (
    OVERLAP,
    ages_of,
    forget_runs,
    read_all_texts,
    read_texts,
    rows_with,
)
from joinedup.reports.models import Finding
from tests.factories.reports import make_finding

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WORDS = "Nobody rang me back in all those weeks."
OTHERS = "It was somebody else who waited at the door."


def runs(text=WORDS):
    return set(runs_of(words_of(text)))


def write(finding, text, at):
    Finding.objects.filter(pk=finding.pk).update(body=text, changed_at=at)


@pytest.fixture
def finding():
    return make_finding(body=OTHERS, changed_at=NOON)


def test_what_was_written_since_is_read_once(finding):
    read = [read_texts(NOON + wait * MINUTE) for wait in range(1, 4)]

    write(finding, f"{OTHERS} {WORDS}", NOON + 4 * MINUTE)
    read += [read_texts(NOON + wait * MINUTE) for wait in range(5, 7)]

    # At first also what is said of the series.
    assert read == [2, 0, 0, 1, 0]
    seen = SeenRuns.objects.filter(model="reports.Finding").order_by("pk")
    assert list(seen.values_list("model", "row", "since", "not_before")) == [
        ("reports.Finding", finding.pk, NOON, None),
        ("reports.Finding", finding.pk, NOON + 4 * MINUTE, NOON + 3 * MINUTE),
    ]
    assert rows_with(runs(), since=NOON) == {"reports.Finding": {finding.pk}}
    assert rows_with(runs(), since=NOON + 4 * MINUTE) == {}
    assert rows_with(runs(OTHERS), since=NOON) == {}


@pytest.mark.parametrize(
    "said, age",
    [(1, ""), (3, ""), (4, "unsure"), (5, "old"), (9, "old")],
)
def test_how_old_a_run_is(finding, said, age):
    """The texts were read in the minutes 3 and 6; in minute 5 it was written."""
    read_texts(NOON + 3 * MINUTE)
    write(finding, WORDS, NOON + 5 * MINUTE)
    read_texts(NOON + 6 * MINUTE)

    ages = ages_of(runs(), NOON + said * MINUTE)

    assert (ages.old, ages.unsure) == {
        "": (set(), set()),
        "unsure": (set(), runs()),
        "old": (runs(), set()),
    }[age]


def test_words_that_stood_once_are_old_wherever_they_come_back(finding):
    write(finding, WORDS, NOON)
    read_texts(NOON + MINUTE)
    write(finding, OTHERS, NOON + 2 * MINUTE)
    read_texts(NOON + 3 * MINUTE)
    make_finding(body=WORDS, changed_at=NOON + 5 * MINUTE)
    read_texts(NOON + 6 * MINUTE)

    assert ages_of(runs(), NOON + 4 * MINUTE).old == runs()


def test_where_nobody_had_read_before_nobody_can_say(finding):
    write(finding, WORDS, NOON + MINUTE)
    read_texts(NOON + 2 * MINUTE)

    assert ages_of(runs(), NOON).unsure == runs()


def test_a_clock_that_was_wrong_makes_nothing_sure(finding):
    read_texts(NOON + timedelta(days=365))
    write(finding, WORDS, NOON + 2 * MINUTE)
    read_texts(NOON + 3 * MINUTE)

    assert ages_of(runs(), NOON + MINUTE).unsure == runs()
    assert TextsRead.objects.get().at == NOON + 3 * MINUTE


def test_what_is_kept_late_is_still_read(finding):
    read_texts(NOON + 5 * MINUTE)
    write(finding, WORDS, NOON + 5 * MINUTE - OVERLAP / 2)

    assert read_texts(NOON + 6 * MINUTE) == 1


def test_what_came_with_a_moment_set_back_is_found_within_a_day(finding):
    read_texts(NOON + 60 * MINUTE)
    write(finding, WORDS, NOON + 5 * MINUTE)

    assert [read_texts(NOON + 61 * MINUTE), read_all_texts(NOON + 62 * MINUTE)] == [0, 1]
    assert ages_of(runs(), NOON + 6 * MINUTE).old == runs()
    assert ages_of(runs(), NOON + 4 * MINUTE).unsure == runs()


@pytest.mark.parametrize(
    "goes, is_kept",
    (
        (lambda rows: rows.delete(), False),
        (lambda rows: rows.update(heading="", body=""), False),
        (lambda rows: rows.update(body="Nothing yet."), True),
    ),
    ids=("deleted", "emptied", "changed"),
)
def test_with_a_text_its_runs_go_within_a_day(finding, goes, is_kept):
    other = make_finding(body=OTHERS, changed_at=NOON)
    write(finding, WORDS, NOON)
    read_texts(NOON + MINUTE)
    goes(Finding.objects.filter(pk=finding.pk))

    read_texts(NOON + 2 * MINUTE)
    before = rows_with(runs(), since=NOON - MINUTE)
    read_all_texts(NOON + 3 * MINUTE)

    row = {"reports.Finding": {finding.pk}}
    assert (before, rows_with(runs(), since=NOON - MINUTE)) == (row, row if is_kept else {})
    assert rows_with(runs(OTHERS), since=NOON - MINUTE) == {"reports.Finding": {other.pk}}


def test_runs_are_forgotten_in_one_row_alone(finding):
    other = make_finding(body=WORDS, changed_at=NOON)
    write(finding, WORDS, NOON)
    read_texts(NOON + MINUTE)

    forget_runs("reports.Finding", finding.pk, runs())

    assert rows_with(runs(), since=NOON - MINUTE) == {"reports.Finding": {other.pk}}
