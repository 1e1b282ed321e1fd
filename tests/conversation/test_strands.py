import contextlib
import uuid

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.access.models import RoleKind
from joinedup.conversation.models import Contribution, Strand, StrandChange
from joinedup.conversation.services import strands as strand_services
from joinedup.conversation.services.strands import (
    CannotUndo,
    StrandGone,
    StrandNameTaken,
    merge_strands,
    move_contributions,
    rename_strand,
    split_strand,
    undo_strand_change,
)
from joinedup.core.attempts import NotTaken
from joinedup.record.models import RecordEntry
from tests.factories.conversation import (
    make_contribution,
    make_hidden,
    make_prompt,
    make_strand,
    make_withdrawn,
)
from tests.factories.people import make_member
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    return make_series()


@pytest.fixture
def prompt(series):
    return make_prompt(meeting=make_meeting(series=series, is_open=True))


@pytest.fixture
def sorter(series):
    return make_member(community=series.community, role=RoleKind.FACILITATOR)


def act(sorter):
    return {"key": uuid.uuid4(), "by": sorter, "at": timezone.now()}


def lying():
    return dict(Contribution.objects.values_list("pk", "strand__name"))


def test_many_are_moved_into_a_new_strand_in_one_act(series, prompt, sorter):
    one, two, three = (make_contribution(prompt=prompt) for _ in range(3))

    strand = strand_services.make_strand(
        series=series, name="Waiting", contributions=[one.pk, two.pk], **act(sorter)
    )

    assert lying() == {one.pk: "Waiting", two.pk: "Waiting", three.pk: None}
    change = StrandChange.objects.get()
    assert change.contributions == {
        str(one.pk): [None, strand.pk],
        str(two.pk): [None, strand.pk],
    }
    entry = RecordEntry.objects.get(about_kind="conversation.strandchange")
    assert (entry.event, entry.by_id, entry.details) == (
        "strands made",
        sorter.pk,
        {"contributions": 2},
    )


def test_an_act_sent_twice_is_done_once(series, prompt, sorter):
    contribution = make_contribution(prompt=prompt)
    once = {"series": series, "name": "Waiting", "contributions": [contribution.pk], **act(sorter)}

    first, second = strand_services.make_strand(**once), strand_services.make_strand(**once)

    assert first == second
    assert StrandChange.objects.count() == 1


def test_what_cannot_lie_in_a_strand_is_left(series, prompt, sorter):
    withdrawn, hidden = make_withdrawn(prompt=prompt), make_hidden(prompt=prompt)
    elsewhere = make_contribution()

    strand_services.make_strand(
        series=series, name="Waiting", contributions=[withdrawn, hidden, elsewhere], **act(sorter)
    )

    assert lying() == {withdrawn.pk: None, hidden.pk: None, elsewhere.pk: None}


def test_two_strands_of_a_series_cannot_have_one_name(series, sorter):
    make_strand(series=series, name="Waiting")
    other = make_strand(series=series, name="Trust")
    make_strand(name="Elsewhere")

    with pytest.raises(StrandNameTaken):
        strand_services.make_strand(series=series, name="Waiting", **act(sorter))
    with pytest.raises(StrandNameTaken):
        rename_strand(strand=other, name="Waiting", **act(sorter))
    rename_strand(strand=other, name="Elsewhere", **act(sorter))


def test_merging_and_undoing_it(series, prompt, sorter):
    one, two = make_contribution(prompt=prompt), make_contribution(prompt=prompt)
    waiting = make_strand(series=series, name="Waiting", contributions=[one])
    time = make_strand(series=series, name="Time", contributions=[two])

    change = merge_strands(strand=waiting, into=time, **act(sorter))
    after_merging = lying()
    undo_strand_change(change=change, by=sorter, at=timezone.now())

    assert after_merging == {one.pk: "Time", two.pk: "Time"}
    assert lying() == {one.pk: "Waiting", two.pk: "Time"}
    assert Strand.objects.filter(merged_into=None).count() == 2


def test_nothing_is_moved_into_a_strand_that_was_merged_away(series, prompt, sorter):
    contribution = make_contribution(prompt=prompt)
    waiting, time = make_strand(series=series), make_strand(series=series)
    merge_strands(strand=waiting, into=time, **act(sorter))

    with pytest.raises(StrandGone):
        move_contributions(
            series=series, contributions=[contribution], strand=waiting, **act(sorter)
        )

    assert lying() == {contribution.pk: None}


def test_nothing_is_moved_into_a_strand_of_another_series(series, prompt, sorter):
    contribution = make_contribution(prompt=prompt)
    foreign = make_strand()

    with pytest.raises(StrandGone):
        move_contributions(
            series=series, contributions=[contribution], strand=foreign, **act(sorter)
        )
    with pytest.raises(StrandGone):
        merge_strands(strand=make_strand(series=series), into=foreign, **act(sorter))


def test_splitting_takes_only_what_lies_in_the_strand(series, prompt, sorter):
    inside, outside = make_contribution(prompt=prompt), make_contribution(prompt=prompt)
    waiting = make_strand(series=series, name="Waiting", contributions=[inside])

    split_strand(strand=waiting, contributions=[inside, outside], name="Letters", **act(sorter))

    assert lying() == {inside.pk: "Letters", outside.pk: None}


def test_an_act_is_not_undone_when_a_contribution_was_moved_on(series, prompt, sorter):
    contribution = make_contribution(prompt=prompt)
    waiting, time = (make_strand(series=series, name=name) for name in ("Waiting", "Time"))
    first = move_contributions(
        series=series, contributions=[contribution], strand=waiting, **act(sorter)
    )
    move_contributions(series=series, contributions=[contribution], strand=time, **act(sorter))

    with pytest.raises(CannotUndo):
        undo_strand_change(change=first, by=sorter, at=timezone.now())

    assert lying() == {contribution.pk: "Time"}


def test_undoing_twice_undoes_once(series, prompt, sorter):
    contribution = make_contribution(prompt=prompt)
    waiting = make_strand(series=series, name="Waiting")
    change = move_contributions(
        series=series, contributions=[contribution], strand=waiting, **act(sorter)
    )

    undo_strand_change(change=change, by=sorter, at=timezone.now())
    move_contributions(series=series, contributions=[contribution], strand=waiting, **act(sorter))
    undo_strand_change(change=change, by=sorter, at=timezone.now())

    assert lying() == {contribution.pk: "Waiting"}


# Any sequence of acts. Numbers choose among what there is at that moment; names are few, so
# that they meet one another.
NAMES = ["Waiting", "Trust", "Letters"]
some = st.integers(0, 9)
acts_of_sorting = st.lists(
    st.one_of(
        st.tuples(st.just("make"), st.sampled_from(NAMES), st.sets(some)),
        st.tuples(st.just("move"), some, st.sets(some)),
        st.tuples(st.just("take out"), some, st.sets(some)),
        st.tuples(st.just("split"), some, st.sampled_from(NAMES), st.sets(some)),
        st.tuples(st.just("merge"), some, some),
        st.tuples(st.just("rename"), some, st.sampled_from(NAMES)),
        st.tuples(st.just("undo"), some),
    ),
    max_size=14,
)


def do(step, series, pks, sorter):
    strands = list(Strand.objects.filter(series=series, merged_into=None))
    changes = list(StrandChange.objects.filter(series=series, undone_at=None))
    chosen = [pks[number % len(pks)] for number in step[-1]] if isinstance(step[-1], set) else []
    match step[0]:
        case "make":
            strand_services.make_strand(
                series=series, name=step[1], contributions=chosen, **act(sorter)
            )
        case "move" if strands:
            target = strands[step[1] % len(strands)]
            move_contributions(series=series, contributions=chosen, strand=target, **act(sorter))
        case "take out":
            move_contributions(series=series, contributions=chosen, strand=None, **act(sorter))
        case "split" if strands:
            strand = strands[step[1] % len(strands)]
            split_strand(strand=strand, contributions=chosen, name=step[2], **act(sorter))
        case "merge" if strands:
            strand, into = strands[step[1] % len(strands)], strands[step[2] % len(strands)]
            merge_strands(strand=strand, into=into, **act(sorter))
        case "rename" if strands:
            strand = strands[step[1] % len(strands)]
            rename_strand(strand=strand, name=step[2], **act(sorter))
        case "undo" if changes:
            change = changes[step[1] % len(changes)]
            undo_strand_change(change=change, by=sorter, at=timezone.now())


def sorting(series):
    return (
        dict(Contribution.objects.order_by("pk").values_list("pk", "strand_id")),
        list(Strand.objects.filter(series=series).values("pk", "name", "summary", "merged_into")),
    )


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=acts_of_sorting)
def test_no_sorting_loses_words_and_undoing_everything_restores_the_start(
    series, prompt, sorter, steps
):
    StrandChange.objects.all().delete()
    Contribution.objects.all().delete()
    Strand.objects.all().delete()
    pks = [make_contribution(prompt=prompt, text=f"words {n}").pk for n in range(5)]
    make_strand(series=series, name="Trust", contributions=list(Contribution.objects.all()[:2]))
    start = sorting(series)

    for step in steps:
        with contextlib.suppress(StrandNameTaken, StrandGone, CannotUndo):
            do(step, series, pks, sorter)
        kept = Contribution.objects.order_by("pk").values_list("pk", "text")
        assert list(kept) == [(pk, f"words {n}") for n, pk in enumerate(pks)]
        assert not Contribution.objects.filter(strand__merged_into__isnull=False).exists()
    for change in StrandChange.objects.filter(undone_at=None).order_by("-pk"):
        undo_strand_change(change=change, by=sorter, at=timezone.now())

    assert sorting(series) == start


def test_an_act_sent_again_otherwise_is_done_as_it_was_sent_last(series, prompt, sorter):
    one, two = make_contribution(prompt=prompt), make_contribution(prompt=prompt)
    once = {"series": series, **act(sorter)}

    strand_services.make_strand(name="Waiting", contributions=[one.pk, two.pk], **once)
    strand_services.make_strand(name="Trust", contributions=[two.pk], **once)
    strand_services.make_strand(name="Trust", contributions=[two.pk], **once)

    assert lying() == {one.pk: None, two.pk: "Trust"}
    assert [each.name for each in Strand.objects.all()] == ["Trust"]
    assert [bool(each.undone_at) for each in StrandChange.objects.order_by("pk")] == [True, False]


def test_moved_and_merged_otherwise_it_lies_where_it_was_sent_last(series, prompt, sorter):
    one = make_contribution(prompt=prompt)
    first, second, third = (make_strand(series=series, name=name) for name in "ABC")
    moving, merging = act(sorter), act(sorter)

    for strand in (first, second):
        move_contributions(series=series, contributions=[one.pk], strand=strand, **moving)
    for into in (first, third):
        merge_strands(strand=second, into=into, **merging)

    assert lying() == {one.pk: "C"}


def test_what_was_sorted_on_since_is_not_undone_by_an_older_form(series, prompt, sorter):
    one = make_contribution(prompt=prompt)
    first, second = (make_strand(series=series, name=name) for name in "AB")
    once = {"series": series, "contributions": [one.pk], **act(sorter)}
    move_contributions(strand=first, **once)
    move_contributions(series=series, contributions=[one.pk], strand=None, **act(sorter))

    with pytest.raises(NotTaken, match="sorted on since"):
        move_contributions(strand=second, **once)

    assert lying() == {one.pk: None}


def test_what_was_undone_is_not_done_again_by_its_own_form(series, prompt, sorter):
    one = make_contribution(prompt=prompt)
    once = {"series": series, "name": "Waiting", "contributions": [one.pk], **act(sorter)}
    strand_services.make_strand(**once)
    undo_strand_change(change=StrandChange.objects.get(), by=sorter, at=timezone.now())

    with pytest.raises(NotTaken, match="undone since"):
        strand_services.make_strand(**once)

    assert lying() == {one.pk: None}
