"""Where people stand on a scale: told as a spread, to those who have said where they stand."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from joinedup.conversation.models import PromptKind
from tests.factories.conversation import (
    make_contribution,
    make_hidden,
    make_number,
    make_prompt,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def words_page(meeting):
    return reverse("conversation:meeting_words", args=[meeting.pk])


def said(page):
    """The texts on the page, in the order of the page."""
    return [
        each["text"] for question in page.context["reading"].questions for each in question.said
    ]


def test_a_scale_shows_the_spread_and_never_a_single_number(client, meeting, member, facilitator):
    scale = make_prompt(meeting=meeting, kind=PromptKind.SCALE, is_open=False)
    for number in (2, 3, 3, 9):
        make_number(number, prompt=scale)
    client.force_login(member)
    with_four = client.get(words_page(meeting)).context["reading"].questions[0].spread
    make_number(4, prompt=scale, text="Because the buses run.", quotable="anonymous")
    make_hidden(prompt=scale, number=10, text="")

    page = client.get(words_page(meeting))

    assert with_four is None
    assert page.context["reading"].questions[0].spread.counts == (0, 0, 1, 2, 1, 0, 0, 0, 0, 1, 0)
    assert said(page) == ["Because the buses run."]
    assert "number" not in page.context["reading"].questions[0].said[0]


def test_a_scale_counts_everybody_and_names_the_middle(client, meeting, member):
    scale = make_prompt(meeting=meeting, kind=PromptKind.SCALE, is_open=False)
    for number in (1, 2, 3, 3, 4, 4, 6, 8):
        make_number(number, prompt=scale)
    make_contribution(prompt=make_prompt(meeting=meeting))
    client.force_login(member)

    page = BeautifulSoup(client.get(words_page(meeting)).content, "html.parser")

    assert [each.get_text() for each in page.select("nav .rows .meta")] == ["8", "1"]
    told = page.figcaption.get_text(strip=True)
    assert told == "Where 8 people stand: the middle is 3.5"


def test_of_too_few_not_even_the_number_is_told(client, meeting, member):
    scale = make_prompt(meeting=meeting, kind=PromptKind.SCALE, is_open=False)
    for number in (1, 2, 3):
        make_number(number, prompt=scale)
    client.force_login(member)

    page = BeautifulSoup(client.get(words_page(meeting)).content, "html.parser")

    assert [each.get_text() for each in page.select("nav .rows .meta")] == ["0"]


def test_those_who_organise_see_the_spread_of_a_few(client, meeting, facilitator):
    make_number(2, prompt=make_prompt(meeting=meeting, kind=PromptKind.SCALE, is_open=False))
    client.force_login(facilitator)

    page = client.get(words_page(meeting))

    assert page.context["reading"].questions[0].spread.people == 1


@pytest.mark.parametrize("who", ("member", "facilitator"))
def test_where_others_stand_is_told_to_whoever_said_where_they_stand(client, meeting, who, request):
    reader = request.getfixturevalue(who)
    scale = make_prompt(meeting=meeting, kind=PromptKind.SCALE)
    for number in (2, 3, 3, 9):
        make_number(number, prompt=scale)
    client.force_login(reader)

    def shown():
        page = client.get(words_page(meeting))
        return page.context["reading"].questions[0].spread, 'class="scale"' in page.content.decode()

    before = shown()
    own = make_withdrawn(prompt=scale, member=reader)
    taken_back = shown()
    make_contribution(prompt=scale, member=reader, number=4, text="", quotable="anonymous")
    after, is_drawn = shown()

    assert own.withdrawn_at
    assert before == taken_back == (None, False)
    assert after.counts == (0, 0, 1, 2, 1, 0, 0, 0, 0, 1, 0)
    assert is_drawn


def test_once_a_scale_is_closed_everybody_sees_where_people_stand(client, meeting, member):
    scale = make_prompt(meeting=meeting, kind=PromptKind.SCALE)
    for number in (2, 3, 3, 9, 9):
        make_number(number, prompt=scale)
    client.force_login(member)

    meeting.closed_at = meeting.starts_at
    meeting.save()

    assert client.get(words_page(meeting)).context["reading"].questions[0].spread.people == 5
