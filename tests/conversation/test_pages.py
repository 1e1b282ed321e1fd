"""The pages of those who run a meeting, and what members do on theirs."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation import services
from joinedup.conversation.models import (
    Contribution,
    Prompt,
    PromptKind,
    Ruling,
    Strand,
    StrandChange,
)
from joinedup.conversation.usual import USUAL
from joinedup.members.models import RoleKind
from joinedup.record.models import Entry
from tests.factories.conversation import (
    make_contribution,
    make_held,
    make_hidden,
    make_number,
    make_prompt,
    make_strand,
    make_unquotable,
)
from tests.factories.members import make_member
from tests.factories.series import make_meeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return make_meeting(is_open=True)


@pytest.fixture
def prompt(meeting):
    return make_prompt(meeting=meeting)


@pytest.fixture
def member(meeting):
    return make_member(community=meeting.series.community, name="Ivy")


@pytest.fixture
def facilitator(meeting):
    return make_member(community=meeting.series.community, role=RoleKind.FACILITATOR)


@pytest.fixture
def runs(client, facilitator):
    """A client of somebody who runs the meeting."""
    client.force_login(facilitator)
    return client


def at(name, thing):
    return reverse(f"conversation:{name}", args=[thing.pk])


# Questions


def test_the_usual_questions_come_in_one_press_and_only_once(runs, meeting):
    once = {"key": uuid.uuid4()}

    runs.post(at("prompt_usual", meeting), once)
    runs.post(at("prompt_usual", meeting), once)

    asked = Prompt.objects.values_list("kind", "is_open", "position")
    assert list(asked) == [
        (kind, number == 1, number) for number, kind in enumerate(USUAL, start=1)
    ]


@pytest.mark.parametrize("kind", PromptKind)
def test_a_question_of_each_kind_is_asked(runs, meeting, kind):
    address = f"{at('prompt_new', meeting)}?kind={kind}"
    form = runs.get(address).context["form"]
    sent = {"key": uuid.uuid4(), "question": str(form.initial["question"]), "term": "hard to reach"}

    runs.post(address, sent)
    runs.post(address, sent)

    (asked,) = Prompt.objects.all()
    assert (asked.kind, asked.question) == (kind, str(form.initial["question"]))
    assert asked.term == ("hard to reach" if kind == PromptKind.TERM else "")
    assert Entry.objects.filter(what="prompt asked").count() == 1


def test_questions_are_opened_closed_reworded_and_ordered(runs, meeting):
    first, second, third = (make_prompt(meeting=meeting, question=f"{n}?") for n in (1, 2, 3))

    runs.post(at("prompt_close", first))
    runs.post(at("prompt_open", first))
    runs.post(at("prompt_close", second))
    runs.post(at("prompt_move", third), {"to": "up"})
    runs.post(at("prompt_move", first), {"to": "up"})
    runs.post(at("prompt_edit", first), {"key": uuid.uuid4(), "question": "First?"})

    now = Prompt.objects.values_list("question", "is_open")
    assert list(now) == [("First?", True), ("3?", True), ("2?", False)]


def test_a_term_gets_its_ruling_and_a_better_one(runs, meeting):
    prompt = make_prompt(meeting=meeting, kind=PromptKind.TERM, term="engage")
    ruling = {"decision": "keep", "reason": "It is ours.", "dissent": "", "instead": ""}

    runs.post(at("term_rule", prompt), ruling)
    runs.post(at("term_rule", prompt), {**ruling, "decision": "care", "dissent": "One would not."})

    assert list(Ruling.objects.values_list("decision", "dissent")) == [("care", "One would not.")]


def test_a_replaced_term_says_what_to_say_instead(runs, meeting):
    prompt = make_prompt(meeting=meeting, kind=PromptKind.TERM)

    page = runs.post(at("term_rule", prompt), {"decision": "replace", "reason": "It blames."})

    assert list(page.context["form"].errors) == ["instead"]
    assert page.context["form"]["reason"].value() == "It blames."


def test_only_a_term_gets_a_ruling(runs, prompt):
    assert runs.get(at("term_rule", prompt)).status_code == 403


# Contributions of members


def words(**fields):
    return {
        "key": uuid.uuid4(),
        "text": "One door.",
        "voice": "study",
        "quotable": "named",
        "name": "Ivy L",
        **fields,
    }


def test_a_member_contributes_once_however_often_it_is_sent(client, prompt, member):
    client.force_login(member)
    once = words()

    first = client.post(at("contribute", prompt), once)
    second = client.post(at("contribute", prompt), once)

    assert first.url == second.url == at("meeting_words", prompt.meeting)
    said = Contribution.objects.values_list("text", "voice", "quotable", "credit", "member")
    assert list(said) == [("One door.", "study", "named", "Ivy L", member.pk)]
    assert Entry.objects.get(what="contributed").by_id == member.pk


def test_a_name_is_kept_only_by_those_who_want_it_shown(client, prompt, member):
    client.force_login(member)

    client.post(at("contribute", prompt), words(quotable="anonymous"))

    assert Contribution.objects.get().credit == ""


@pytest.mark.parametrize("closed", ["closed_at", "cancelled_at"])
def test_words_sent_too_late_come_back(client, prompt, member, closed):
    setattr(prompt.meeting, closed, timezone.now())
    prompt.meeting.save()
    client.force_login(member)

    page = client.post(at("contribute", prompt), words(text="My long story"))

    assert page.status_code == 409
    assert page.context["form"]["text"].value() == "My long story"
    assert not Contribution.objects.exists()


def test_a_member_of_another_community_cannot_contribute(client, prompt):
    client.force_login(make_member(community=make_meeting().series.community))

    assert client.post(at("contribute", prompt), words()).status_code == 404
    assert not Contribution.objects.exists()


# What happens to them


def test_a_contribution_is_held_hidden_and_shown_with_a_reason(runs, prompt, facilitator):
    contribution = make_contribution(prompt=prompt, text="untouched")
    states = []

    for sent in (
        {"state": "held", "reason": "It names Sam."},
        {"state": "hidden", "reason": "Sam asked."},
        {"state": "shown", "reason": ""},
    ):
        runs.post(at("contribution_state", contribution), sent)
        contribution.refresh_from_db()
        states.append((contribution.state, contribution.state_reason, contribution.text))

    assert states == [
        ("held", "It names Sam.", "untouched"),
        ("hidden", "Sam asked.", "untouched"),
        ("shown", "", "untouched"),
    ]
    record = Entry.objects.filter(what__startswith="contribution ").order_by("pk")
    assert [entry.what for entry in record] == [
        "contribution held",
        "contribution hidden",
        "contribution shown",
    ]
    assert "Sam" not in str(record.values())


def test_nothing_is_held_without_a_reason(runs, prompt):
    contribution = make_contribution(prompt=prompt)

    page = runs.post(at("contribution_state", contribution), {"state": "held", "reason": " "})

    assert list(page.context["form"].errors) == ["reason"]


def test_a_member_cannot_hold_anything(client, prompt, member):
    contribution = make_contribution(prompt=prompt)
    client.force_login(member)

    assert client.post(at("contribution_state", contribution)).status_code == 403


def test_what_came_of_a_small_step_is_told_by_its_author_or_those_who_run(client, meeting, member):
    steps = make_prompt(meeting=meeting, kind=PromptKind.SMALL_STEPS)
    own, other = make_contribution(prompt=steps, member=member), make_contribution(prompt=steps)
    client.force_login(member)
    sent = {"outcome": "not_yet", "text": "The line was engaged."}

    answers = [client.post(at("outcome_report", each), sent).status_code for each in (own, other)]

    own.refresh_from_db()
    assert answers == [302, 403]
    assert (own.outcome, own.outcome_text) == ("not_yet", "The line was engaged.")


def test_only_a_small_step_has_an_outcome(runs, prompt):
    assert runs.get(at("outcome_report", make_contribution(prompt=prompt))).status_code == 403


def test_withdrawing_leaves_no_words(prompt, member):
    contribution = make_contribution(
        prompt=prompt,
        member=member,
        quotable="named",
        credit="Ivy",
        outcome="done",
        outcome_text="It worked.",
        outcome_at=timezone.now(),
    )

    for _ in range(2):
        services.withdraw(contribution=contribution, by=member, at=timezone.now())

    contribution.refresh_from_db()
    assert (contribution.text, contribution.credit, contribution.outcome_text) == ("", "", "")
    assert Entry.objects.filter(what="contribution withdrawn").count() == 1


# Strands


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

    assert page.status_code == 422
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
    assert [change.what for change in StrandChange.objects.all()] == ["merged", "renamed", "split"]


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
    services.rename_strand(
        key=uuid.uuid4(), strand=strand, name="New", by=make_member(), at=timezone.now()
    )
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
        services.move(
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


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_list_of_questions_asks_the_same_number_of_queries(
    runs, meeting, django_assert_num_queries, count
):
    for _ in range(count):
        make_contribution(prompt=make_prompt(meeting=meeting))

    with django_assert_num_queries(5):
        runs.get(at("prompt_list", meeting))
