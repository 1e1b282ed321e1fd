"""Strands suggested beside what was said, and what is like it: on request, with the reason."""

import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from engines.similarity import NgramEncoder
from joinedup.access.models import RoleKind
from joinedup.conversation.lib.likeness import Taken
from joinedup.conversation.models import StrandChange
from joinedup.conversation.selectors.board import A_PAGE_SUGGESTED, board, taken_so_far
from joinedup.conversation.services.strands import (
    make_strand as begin_strand,
)
from joinedup.conversation.services.strands import (
    move_contributions,
    undo_strand_change,
)
from joinedup.core.attempts import NotTaken
from tests.factories.conversation import (
    make_contribution,
    make_hidden,
    make_strand,
    make_withdrawn,
)
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db

DAMP = ("Black mould on the bedroom wall", "The landlord painted over the mould")
LETTERS = ("A rude letter about the rent", "Brown envelopes, I never open a letter")


@pytest.fixture(autouse=True)
def pieces_of_words(monkeypatch):
    """Alike is what shares pieces of words, whichever encoder is installed."""
    monkeypatch.setattr("joinedup.conversation.lib.likeness._encoder", NgramEncoder)


def at(name, thing):
    return reverse(f"conversation:{name}", args=[thing.pk])


@pytest.fixture
def series(meeting):
    return meeting.series


@pytest.fixture
def say(prompt):
    return lambda text, **fields: make_contribution(prompt=prompt, text=text, **fields)


@pytest.fixture
def strands(series, say):
    """Two strands of two examples each: enough to suggest from."""
    return [
        make_strand(series=series, name=name, contributions=[say(text) for text in texts])
        for name, texts in (("Damp", DAMP), ("Letters", LETTERS))
    ]


def withdraw(contribution):
    contribution.text, contribution.withdrawn_at = "", timezone.now()
    contribution.save()


def suggested(series, **asked):
    """text -> what is suggested beside it: the strand, the example, words in both."""
    return {
        said.text: [(each.strand.name, each.example, each.words) for each in said.suggested]
        for said in board(series, suggest=True, **asked).page
    }


# What is suggested


def test_a_strand_is_suggested_with_the_example_and_the_words_in_both(series, strands, say):
    say("Our landlord says the mould is our own doing")
    say("The letters come in envelopes nobody opens")

    assert suggested(series) == {
        "Our landlord says the mould is our own doing": [
            ("Damp", DAMP[1], ["landlord", "mould"]),
        ],
        "The letters come in envelopes nobody opens": [
            ("Letters", LETTERS[1], ["envelopes", "letters", "opens"]),
        ],
    }


def test_nothing_is_suggested_before_two_strands_hold_two_examples_each(series, say):
    say("Mould again")
    damp, letters = (make_strand(series=series, name=name) for name in ("Damp", "Letters"))
    one, two, three, four = (say(text) for text in (*DAMP, *LETTERS))
    may = []
    for said, strand in ((one, damp), (two, damp), (three, letters), (four, letters)):
        may.append(board(series, suggest=True).may_suggest)
        said.strand = strand
        said.save()
    may.append(board(series, suggest=True).may_suggest)

    assert may == [False, False, False, False, True]


def test_nothing_is_suggested_or_compared_unasked(series, strands, say, monkeypatch):
    said = say("Our landlord says the mould is our own doing")
    monkeypatch.setattr("joinedup.conversation.lib.likeness._encoder", None)

    found = board(series)

    assert (list(found.page), found.may_suggest, found.suggests) == ([said], True, False)
    assert not hasattr(found.page[0], "suggested")


def test_at_most_three_are_suggested_and_a_page_is_shorter(series, say):
    for name in "ABCDE":
        examples = [say(f"The bus {name}, and the bus") for _ in range(2)]
        make_strand(series=series, name=name, contributions=examples)
    for _ in range(A_PAGE_SUGGESTED + 1):
        say("The bus")

    page = board(series, suggest=True).page

    assert [len(said.suggested) for said in page] == [3] * A_PAGE_SUGGESTED
    assert page.paginator.num_pages == 2


def test_words_taken_back_hidden_or_said_elsewhere_are_not_even_read(
    series, strands, say, prompt, monkeypatch
):
    read = []

    class Encoder(NgramEncoder):
        def encode(self, texts):
            read.extend(texts)
            return super().encode(texts)

    monkeypatch.setattr("joinedup.conversation.lib.likeness._encoder", Encoder)
    zebras = [say("Zebra stripes"), say("Zebra crossing")]
    for each in zebras:
        withdraw(each)
    zebras += [make_hidden(prompt=prompt, text="A zebra, hidden")]
    make_strand(series=series, name="Zebras", contributions=zebras)
    elsewhere = [make_contribution(text="A zebra elsewhere") for _ in range(2)]
    make_strand(series=elsewhere[0].prompt.meeting.series, contributions=elsewhere)
    say("A zebra")

    assert suggested(series) == {"A zebra": []}
    assert sorted(read) == sorted([*DAMP, *LETTERS, "A zebra"])


# Similar to this one


def test_the_list_is_ordered_by_likeness_the_one_itself_on_top(series, say):
    bus, mould, damp, kettle = (
        say(text)
        for text in ("The bus is late", "Black mould", "Mould on black walls", "A blue kettle")
    )

    found = board(series, like=damp.pk)

    assert found.like == damp
    assert list(found.page)[:2] == [damp, mould]
    assert set(found.page) == {bus, mould, damp, kettle}
    assert found.page[1].shared == ["Black", "mould"]


def test_what_was_sorted_meanwhile_still_orders_the_rest(series, strands, say):
    say("A blue kettle")
    mould = say("Mould on black walls")
    example = strands[0].contributions.get(text=DAMP[0])

    found = board(series, like=example.pk)

    assert (found.like, found.page[0]) == (example, mould)


def test_what_is_not_there_to_sort_orders_nothing(runs, series, say, prompt):
    said = [say("The bus is late"), say("Black mould")]
    elsewhere = make_contribution(text="Black mould")
    others = [make_hidden(prompt=prompt), make_withdrawn(prompt=prompt), elsewhere]

    def listed(like):
        page = runs.get(at("strand_board", series), {"like": like})
        found = page.context["board"]
        return page.status_code, found.like, list(found.page)

    answers = [listed(like) for like in [each.pk for each in others] + ["x", "-1", "9" * 30, 0]]

    assert answers == [(200, None, said)] * 7


def test_likeness_and_filters_go_together_page_by_page(series, say):
    for number in range(45):
        say(f"Bus number {number}", voice="study" if number % 2 else "experience")
    like = say("Mould on a bus", voice="study")

    first = board(series, like=like.pk, voice="study")
    second = board(series, like=like.pk, q="bus", page=2)

    assert (first.page[0], first.page.paginator.count) == (like, 23)
    assert (len(second.page), second.page.paginator.count) == (14, 46)


# The page


def test_each_suggestion_is_a_button_with_a_whole_name(runs, series, strands, say):
    said = say("Our landlord says the mould is our own doing")

    page = runs.get(at("strand_board", series), {"suggest": 1, "q": "landlord"})
    soup = BeautifulSoup(page.content, "html.parser")
    [button] = soup.select("button[name=suggestion]")
    [form] = soup.select(f"form#{button['form']}")
    hidden = soup.select("input[name=offered]")

    assert " ".join(button.text.split()) == "Move this to Damp"
    assert soup.find(id=button["aria-describedby"]).text == said.text
    assert button["value"] == f"{said.pk}:{strands[0].pk}"
    assert form["action"] == at("strand_move", series)
    assert {(each["form"], each["value"]) for each in hidden} == {
        (name, f"{said.pk}:{strands[0].pk}") for name in ("acts", "suggested")
    }


def test_ways_to_and_from_it_keep_what_the_list_is_narrowed_by(runs, series, strands, say):
    say("Our landlord")
    said = say("Your landlord")
    here = at("strand_board", series)

    def ways(**asked):
        soup = BeautifulSoup(runs.get(here, asked).content, "html.parser")
        return [link["href"] for link in soup.select(".sorting-order a, .sorting-words .meta a")]

    assert ways(q="your", page=1) == [
        f"{here}?q=your&suggest=1",
        f"{here}?q=your&like={said.pk}",
    ]
    assert ways(q="your", suggest=1, like=said.pk) == [
        f"{here}?q=your&suggest=1",
        f"{here}?q=your&like={said.pk}",
    ]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_comparing_asks_the_same_number_of_queries(
    runs, series, strands, say, django_assert_num_queries, count
):
    for number in range(count):
        examples = [say(f"Bus {number}"), say(f"Tram {number}")]
        make_strand(series=series, contributions=examples)
        said = say(f"Late, number {number}")
    asked = {"suggest": 1, "like": said.pk}
    runs.get(at("strand_board", series), asked)

    with django_assert_num_queries(14):
        runs.get(at("strand_board", series), asked)


# Pressed, and counted


def test_a_press_on_a_suggestion_moves_that_one_and_can_be_undone(runs, series, strands, say):
    said, other = say("Our landlord"), say("Your landlord")
    sent = {
        "key": uuid.uuid4(),
        "suggestion": f"{said.pk}:{strands[0].pk}",
        "offered": f"{said.pk}:{strands[0].pk} {other.pk}:{strands[0].pk}",
        "filters": "suggest=1",
    }

    answers = [runs.post(at("strand_move", series), sent) for _ in range(2)]

    [change] = StrandChange.objects.all()
    assert [answer.url for answer in answers] == [f"{at('strand_board', series)}?suggest=1"] * 2
    assert change.contributions == {str(said.pk): [None, strands[0].pk]}
    assert taken_so_far(series) == Taken(1, 1, 1)

    runs.post(at("strand_undo", change))

    said.refresh_from_db()
    assert (said.strand, taken_so_far(series)) == (None, Taken(0, 0, 0))


@pytest.mark.parametrize("suggestion", ["", "x", "1", ":", "1:", "{said}:999999", "{said}:{other}"])
def test_a_suggestion_that_makes_no_sense_moves_nothing(runs, series, strands, say, suggestion):
    said, other = say("Our landlord"), make_strand()
    sent = {"key": uuid.uuid4(), "suggestion": suggestion.format(said=said.pk, other=other.pk)}

    page = runs.post(at("strand_move", series), sent)

    assert (page.status_code, bool(page.context["form"].errors)) == (200, True)
    assert not StrandChange.objects.exists()


def test_it_is_counted_what_went_where_it_was_suggested_and_what_did_not(
    runs, series, strands, say
):
    damp, letters = strands
    first, second, neither, unsuggested, new, foreign = (say(f"Bus {n}") for n in range(6))
    other = make_strand(series=series)
    elsewhere = make_strand()
    both = f"{damp.pk},{letters.pk}"
    offered = " ".join(f"{each.pk}:{both}" for each in (first, second, neither, new))
    offered += f" {foreign.pk}:{elsewhere.pk},x {damp.pk} x:1 : 9"

    def moves(contribution, **where):
        sent = {"key": uuid.uuid4(), "contributions": [contribution.pk], "offered": offered}
        runs.post(at("strand_move", series), {**sent, **where})

    moves(first, strand=damp.pk)
    moves(second, strand=letters.pk)
    moves(neither, strand=other.pk)
    moves(unsuggested, strand=damp.pk)
    moves(foreign, strand=damp.pk)
    moves(new, name="Buses")
    # What lies somewhere already is not sorted anew.
    moves(neither, strand=damp.pk)

    assert taken_so_far(series) == Taken(suggested=4, taken=2, taken_first=1)
    page = runs.get(at("strand_board", series), {"suggest": 1}).content.decode()
    assert "Of 4 sorted beside suggestions, 2 went where one of them said, 1 where" in page


def test_another_series_is_counted_by_itself(series, strands, say):
    elsewhere = make_contribution()
    other = elsewhere.prompt.meeting.series
    move_contributions(
        key=uuid.uuid4(),
        series=other,
        contributions=[elsewhere],
        strand=(there := make_strand(series=other)),
        offered={elsewhere.pk: [there.pk]},
        by=make_member(),
        at=timezone.now(),
    )

    assert (taken_so_far(series), taken_so_far(other)) == (Taken(), Taken(1, 1, 1))


def test_a_form_sent_again_counts_once_as_it_was_sent_last(series, strands, say):
    said = say("Our landlord")
    once = {
        "key": uuid.uuid4(),
        "series": series,
        "contributions": [said.pk],
        "offered": {said.pk: [each.pk for each in strands]},
        "by": make_member(community=series.community, role=RoleKind.FACILITATOR),
        "at": timezone.now(),
    }
    counts = []
    for strand in (strands[0], strands[0], strands[1]):
        move_contributions(strand=strand, **once)
        counts.append(taken_so_far(series))
    begin_strand(name="Other", **once)
    counts.append(taken_so_far(series))
    undo_strand_change(change=StrandChange.objects.first(), by=once["by"], at=timezone.now())
    counts.append(taken_so_far(series))
    with pytest.raises(NotTaken):
        begin_strand(name="Other", **once)

    assert counts == [Taken(1, 1, 1), Taken(1, 1, 1), Taken(1, 1, 0), Taken(1, 0, 0), Taken()]
