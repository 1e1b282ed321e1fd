import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.models import (
    PromptKind,
    Strand,
    StrandChange,
)
from joinedup.conversation.selectors.board import board
from joinedup.conversation.services.strands import move_contributions, rename_strand
from tests.factories.conversation import (
    make_contribution,
    make_held,
    make_hidden,
    make_number,
    make_prompt,
    make_strand,
    make_unquotable,
    make_withdrawn,
)
from tests.factories.people import make_member
from tests.factories.series import make_meeting

pytestmark = pytest.mark.django_db


def at(name, thing):
    return reverse(f"conversation:{name}", args=[thing.pk])


def test_many_are_moved_into_a_new_strand_and_back_again(runs, meeting, prompt):
    said = [make_contribution(prompt=prompt) for _ in range(3)]
    sent = {
        "key": uuid.uuid4(),
        "contributions": [each.pk for each in said[:2]],
        "name": "One door",
        "strand": "",
        "filters": f"prompt={prompt.pk}",
    }

    answer = runs.post(at("strand_move", meeting.series), sent)
    runs.post(at("strand_move", meeting.series), sent)

    strand = Strand.objects.get()
    assert answer.url == f"{at('strand_board', meeting.series)}?prompt={prompt.pk}"
    assert list(strand.contributions.all()) == said[:2]

    runs.post(at("strand_undo", StrandChange.objects.get()))

    assert not Strand.objects.exists()


def test_what_was_moved_is_said_with_a_way_to_undo_it(runs, meeting, prompt):
    one = make_contribution(prompt=prompt)
    strand = make_strand(series=meeting.series, name="Doors")
    move = at("strand_move", meeting.series)

    def said(address, **sent):
        sent = {"key": uuid.uuid4(), "contributions": [one.pk], **sent}
        page = runs.post(address, sent, follow=True)
        return [(str(each), each.extra_tags) for each in page.context["messages"]]

    moved = said(move, strand=strand.pk)
    [change] = StrandChange.objects.all()
    again = said(move, strand=strand.pk)
    split = said(at("strand_split", strand), name="Buses")
    latest = StrandChange.objects.first()

    assert moved == [("1 moved to “Doors”.", at("strand_undo", change))]
    assert again == [("All of it is in “Doors” already.", "")]
    assert split == [("1 moved to “Buses”.", at("strand_undo", latest))]


def test_strands_keep_their_numbers_while_others_are_begun(runs, meeting):
    for name in ("Waiting", "Doors", "Buses"):
        make_strand(series=meeting.series, name=name)

    page = BeautifulSoup(runs.get(at("strand_board", meeting.series)).content, "html.parser")

    numbered = {button["data-key"]: button.bdi.text for button in page.select("[data-key]")}
    assert numbered == {"1": "Waiting", "2": "Doors", "3": "Buses"}


def test_the_board_shows_what_is_unsorted_and_can_be_filtered(runs, meeting, prompt):
    other_prompt = make_prompt(meeting=make_meeting(series=meeting.series))
    here = make_contribution(prompt=prompt, text="The bus", voice="study")
    there = make_contribution(prompt=other_prompt, text="A door")
    held = make_held(prompt=prompt, text="Held")
    unquotable = make_unquotable(prompt=prompt, text="Counted only")
    make_hidden(prompt=prompt)
    make_number(3, prompt=make_prompt(meeting=meeting, kind=PromptKind.SCALE))
    lying = make_contribution(prompt=prompt)
    make_strand(series=meeting.series, contributions=[lying])
    make_contribution()
    board = at("strand_board", meeting.series)

    def shown(**filters):
        return list(runs.get(board, filters).context["board"].page)

    assert shown() == [here, there, held, unquotable]
    assert shown(meeting=other_prompt.meeting_id) == [there]
    assert shown(prompt=prompt.pk, voice="study") == [here]
    assert shown(q="bus") == [here]
    assert shown(q="nothing like it", voice="loud", prompt="x") == []


def test_what_is_sorted_and_what_is_not_add_up(runs, meeting, prompt):
    """Whatever is held back, hidden, taken back, or no words at all."""
    said = [make_contribution(prompt=prompt) for _ in range(5)]
    said += [make(prompt=prompt) for make in (make_held, make_hidden, make_withdrawn)]
    make_number(3, prompt=prompt, text="")
    make_strand(series=meeting.series, name="A", contributions=[*said[:2], *said[5:]])
    make_strand(series=meeting.series, name="B", contributions=said[2:3])

    found = board(meeting.series)

    lying = {strand.name: strand.lying for strand in found.strands}
    assert lying == {"A": 3, "B": 1}
    assert (found.sorted_count, found.page.paginator.count, found.all_count) == (4, 2, 6)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"contributions": []}, "contributions"),
        ({"name": "", "strand": ""}, "strand"),
        ({"strand": "99999999999999999999"}, "strand"),
        ({"name": "x" * 121}, "name"),
        ({"name": "Taken"}, "name"),
        ({"contributions": ["x", "9" * 40]}, "contributions"),
    ],
)
def test_a_mistake_in_sorting_keeps_what_was_chosen(runs, meeting, prompt, fields, field):
    make_strand(series=meeting.series, name="Taken")
    contribution = make_contribution(prompt=prompt)
    sent = {"key": uuid.uuid4(), "contributions": [contribution.pk], "name": "New", **fields}

    page = runs.post(at("strand_move", meeting.series), sent)

    assert page.status_code == 200
    assert list(page.context["form"].errors) == [field]
    chosen = "checked" in page.content.decode()
    assert chosen == (sent["contributions"] == [contribution.pk])
    assert not StrandChange.objects.exists()


def test_a_strand_is_split_renamed_and_merged(runs, meeting, prompt):
    one, two = make_contribution(prompt=prompt), make_contribution(prompt=prompt)
    strand = make_strand(series=meeting.series, name="Doors", contributions=[one, two])
    split = {"key": uuid.uuid4(), "contributions": [two.pk], "name": "Buses"}

    runs.post(at("strand_split", strand), split)
    buses = Strand.objects.get(name="Buses")
    split_up = [list(each.contributions.all()) for each in (strand, buses)]
    runs.post(
        at("strand_edit", strand), {"key": uuid.uuid4(), "name": "One door", "summary": "Same."}
    )
    answer = runs.post(at("strand_merge", buses), {"key": uuid.uuid4(), "into": strand.pk})

    strand.refresh_from_db()
    assert split_up == [[one], [two]]
    assert answer.url == at("strand_detail", strand)
    assert (strand.name, strand.summary) == ("One door", "Same.")
    assert list(strand.contributions.all()) == [one, two]
    assert [change.kind for change in StrandChange.objects.all()] == ["merged", "renamed", "split"]


def test_what_rests_on_later_sorting_is_not_undone_and_it_is_said(runs, meeting, prompt):
    contribution = make_contribution(prompt=prompt)
    sent = {"contributions": [contribution.pk]}
    runs.post(at("strand_move", meeting.series), {"key": uuid.uuid4(), "name": "A", **sent})
    a = Strand.objects.get()
    runs.post(at("strand_split", a), {"key": uuid.uuid4(), "name": "B", **sent})

    page = runs.post(at("strand_undo", StrandChange.objects.last()), follow=True)

    assert "This cannot be undone as it is" in page.content.decode()
    contribution.refresh_from_db()
    assert contribution.strand.name == "B"


def test_a_member_reads_a_strand_without_what_is_held_or_not_to_be_quoted(client, meeting, prompt):
    shown = make_contribution(prompt=prompt)
    kept_back = [make_held(prompt=prompt), make_unquotable(prompt=prompt)]
    strand = make_strand(series=meeting.series, contributions=[shown, *kept_back])
    client.force_login(make_member(community=meeting.series.community))

    page = client.get(at("strand_detail", strand))
    board = client.get(at("strand_board", meeting.series))

    assert list(page.context["page"]) == [shown]
    assert board.status_code == 403


def test_sorting_is_closed_to_other_communities(client, meeting, prompt):
    strand = make_strand(series=meeting.series, contributions=[make_contribution(prompt=prompt)])
    rename_strand(key=uuid.uuid4(), strand=strand, name="New", by=make_member(), at=timezone.now())
    change = StrandChange.objects.get()
    elsewhere = make_meeting().series.community
    client.force_login(make_member(community=elsewhere, role=RoleKind.COORDINATOR))

    answers = [
        client.get(at(name, strand)).status_code for name in ("strand_detail", "strand_edit")
    ]
    answers.append(client.post(at("strand_undo", change)).status_code)
    answers.append(client.get(at("strand_board", meeting.series)).status_code)
    answers.append(client.post(at("strand_move", meeting.series), {}).status_code)

    assert answers == [404, 404, 404, 403, 403]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_sorting_pages_ask_the_same_number_of_queries(
    runs, meeting, prompt, django_assert_num_queries, count
):
    strands = [make_strand(series=meeting.series) for _ in range(count)]
    for _strand in strands:
        lying, _unsorted = make_contribution(prompt=prompt), make_contribution(prompt=prompt)
        move_contributions(
            key=uuid.uuid4(),
            series=meeting.series,
            contributions=[lying],
            strand=strands[0],
            by=make_member(),
            at=timezone.now(),
        )
    runs.get(at("strand_board", meeting.series))

    with django_assert_num_queries(10):
        runs.get(at("strand_board", meeting.series))
    with django_assert_num_queries(8):
        runs.get(at("strand_detail", strands[0]))


# What no database can count, and what Python itself does not read.
@pytest.mark.parametrize("number", ("9" * 25, "9" * 5000))
def test_a_contribution_too_large_to_count_is_no_reason_to_fail(runs, meeting, number):
    sent = {"contributions": number, "name": "New"}

    answer = runs.post(at("strand_move", meeting.series), sent)

    assert answer.status_code == 200
