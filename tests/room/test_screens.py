"""The facilitator's page and the wall."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.models import PromptKind
from joinedup.conversation.services.prompts import close_prompt, reveal_answers
from tests.factories import conversation as words
from tests.factories.series import make_agenda_item, make_attendance
from tests.seen import seen

pytestmark = pytest.mark.django_db


def page_of(browser, meeting, name):
    answer = browser.get(reverse(f"room:{name}", args=[meeting.pk]))
    return BeautifulSoup(answer.content, "html.parser")


def texts(page, selector):
    return [seen(each) for each in page.select(selector)]


def test_two_hours_from_one_page(runs, meeting, member):
    make_agenda_item(meeting=meeting, position=0, minutes=15, title="Arrival")
    make_agenda_item(meeting=meeting, position=1, minutes=30, title="Instances")
    make_attendance(meeting=meeting, member=member)
    prompt = words.make_prompt(meeting=meeting, question="What works?")
    said = words.make_contribution(prompt=prompt, text="The bus.")
    words.make_held(prompt=prompt, text="It names Sam.")

    page = page_of(runs, meeting, "run")

    assert texts(page, "#time h2, .run-left, #room h2") == [
        "Now Arrival",
        "15 minutes left",
        "1 here",
    ]
    assert texts(page, "#questions article > *") == [
        "What works?",
        "Open On the wall 2 answers Close: What works? Keep on the wall: What works?",
    ]
    assert texts(page, "#words li") == [
        "What works? It names Sam. Held Release: It names Sam.",
        "The bus. Hold: The bus.",
    ]
    assert page.select_one(f"#said-{said.pk} form")["action"] == reverse(
        "room:contribution_act", args=[said.pk]
    )


def test_the_part_that_a_script_asks_for_is_the_one_in_the_page(runs, meeting):
    words.make_contribution(prompt=words.make_prompt(meeting=meeting))

    for name, selector in (("run", ".run"), ("wall", ".wall-now")):
        whole, part = page_of(runs, meeting, name), page_of(runs, meeting, f"{name}_now")

        for each in (whole, part):
            for key in each.select("[name=csrfmiddlewaretoken], [data-left]"):
                key.decompose()
        assert str(whole.select_one(selector)) == str(part.select_one(selector))


def test_the_wall_shows_what_every_member_may_read_and_the_newest_first(runs, meeting):
    prompt = words.make_prompt(meeting=meeting, question="What works?")
    words.make_contribution(prompt=prompt, text="The bus.")
    words.make_contribution(prompt=prompt, text="A card.", quotable="named", credit="Dele")
    words.make_unquotable(prompt=prompt, text="Secret: not to be quoted")
    words.make_held(prompt=prompt, text="Secret: held")
    words.make_hidden(prompt=prompt, text="Secret: hidden")
    words.make_withdrawn(prompt=prompt)

    page = page_of(runs, meeting, "wall")

    assert texts(page, "h1, .wall-count, .wall-words li, .wall-code") == [
        "What works?",
        "4 answers",
        "A card. Dele",
        "The bus.",
        meeting.code_shown,
    ]
    assert "Secret" not in str(page)


def test_of_many_answers_the_wall_shows_the_newest_few(runs, meeting):
    prompt = words.make_prompt(meeting=meeting)
    for number in range(9):
        words.make_contribution(prompt=prompt, text=f"words {number}")

    page = page_of(runs, meeting, "wall")

    assert texts(page, ".wall-words li") == [f"words {number}" for number in range(8, 2, -1)]


def test_the_wall_shows_the_last_open_question_then_the_one_answered_last(runs, meeting):
    first = words.make_prompt(meeting=meeting, question="First?")
    second = words.make_prompt(meeting=meeting, question="Second?")
    words.make_contribution(prompt=second)
    words.make_contribution(prompt=first)
    shown = []
    for closing in (None, second, first):
        if closing:
            close_prompt(prompt=closing, by=first_facilitator(meeting), at=timezone.now())
        shown += texts(page_of(runs, meeting, "wall"), "h1")

    assert shown == ["Second?", "First?", "First?"]


def first_facilitator(meeting):
    return meeting.series.community.roles.first().member


def test_of_answers_not_revealed_the_wall_tells_only_how_many(runs, meeting, facilitator):
    prompt = words.make_prompt(meeting=meeting, is_revealed=False)
    words.make_contribution(prompt=prompt, text="Secret")
    before = page_of(runs, meeting, "wall")

    reveal_answers(prompt=prompt, by=facilitator, at=timezone.now())

    after = page_of(runs, meeting, "wall")
    assert texts(before, ".wall-count, .wall-words li") == ["1 has answered"]
    assert "Secret" not in str(before)
    assert texts(after, ".wall-count, .wall-words li") == ["1 answer", "Secret"]


@pytest.mark.parametrize("is_revealed", (True, False))
def test_of_a_scale_the_wall_shows_the_spread_from_five_on(runs, meeting, is_revealed):
    scale = words.make_prompt(meeting=meeting, kind=PromptKind.SCALE, is_revealed=is_revealed)
    for number in (2, 3, 3, 4):
        words.make_number(number, prompt=scale, text="Secret", quotable="anonymous")
    with_four = page_of(runs, meeting, "wall")
    words.make_number(8, prompt=scale)

    page = page_of(runs, meeting, "wall")

    assert with_four.select("svg:not(.qr)") == []
    drawings = texts(page, ".scale figcaption")
    assert drawings == ["Where 5 people stand: the middle is 3"] * is_revealed
    assert "Secret" not in str(with_four) + str(page)


def test_of_an_open_scale_whoever_runs_the_meeting_sees_what_the_wall_shows(runs, meeting):
    """Closed and off the wall it is folded away with the other questions, without its picture."""
    scale = words.make_prompt(meeting=meeting, kind=PromptKind.SCALE, question="Where?")
    kept_back = words.make_prompt(meeting=meeting, kind=PromptKind.SCALE, is_revealed=False)
    for number in (2, 3, 3, 4):
        words.make_number(number, prompt=scale)
        words.make_number(number, prompt=kept_back)
    few = texts(page_of(runs, meeting, "run"), ".scale, .card > .meta")
    for prompt in (scale, kept_back):
        words.make_number(8, prompt=prompt)

    page = page_of(runs, meeting, "run")
    close_prompt(prompt=scale, by=first_facilitator(meeting), at=timezone.now())
    closed = page_of(runs, meeting, "run")

    assert few == [
        "Fewer than five people have answered: too few to say where they stand.",
    ]
    assert texts(page, ".card:has(.scale) :is(h3, figcaption)") == [
        "Where?",
        "Where 5 people stand: the middle is 3",
    ]
    assert closed.select(".scale") == []


STRANGE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "مرحبا", "x" * 10_000]


@pytest.mark.parametrize("text", STRANGE)
def test_strange_words_come_through_the_parts_as_words(runs, client, meeting, text):
    prompt = words.make_prompt(meeting=meeting, question=text[:500])
    words.make_contribution(prompt=prompt, text=text, quotable="named", credit=text[:80])
    phone = client.get(reverse("room:code_now", args=[meeting.code]))

    parts = [page_of(runs, meeting, name) for name in ("run_now", "wall_now")]
    parts.append(BeautifulSoup(phone.content, "html.parser"))

    assert [each.select("script, img") for each in parts] == [[], [], []]
    assert [text[:300] in each.get_text() for each in parts] == [True, True, True]


@pytest.mark.parametrize("count", (1, 3, 300))
def test_the_screens_ask_the_same_number_of_queries(
    runs, client, meeting, django_assert_num_queries, count
):
    for number in range(min(count, 30)):
        words.make_prompt(meeting=meeting, is_open=False, position=number)
    prompt = words.make_prompt(meeting=meeting, position=1000)
    for _ in range(count):
        words.make_contribution(prompt=prompt)
        make_attendance(meeting=meeting)

    # Session, person, roles, meeting; then the agenda, questions, polls, what was chosen,
    # words and people; or the questions, polls, what was chosen, the number of answers and the
    # newest of them.
    for name, queries in {"run": 10, "run_now": 10, "wall": 9, "wall_now": 9}.items():
        with django_assert_num_queries(queries):
            runs.get(reverse(f"room:{name}", args=[meeting.pk]))
    # The turn, the meeting, its open questions, its votes.
    with django_assert_num_queries(4):
        client.get(reverse("room:code_now", args=[meeting.code]))
