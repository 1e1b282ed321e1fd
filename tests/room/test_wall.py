"""What is on the wall: what goes on, or what somebody chose."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.services.prompts import close_prompt
from joinedup.record.models import RecordEntry
from joinedup.room import services
from joinedup.room.models import WallChoice
from joinedup.votes.models import PollKind
from joinedup.votes.services.polls import close_poll, reveal_poll
from tests.factories import votes as polls
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.room import make_wall_choice
from tests.factories.series import make_meeting

pytestmark = pytest.mark.django_db


def page_of(browser, meeting, name="wall_now"):
    answer = browser.get(reverse(f"room:{name}", args=[meeting.pk]))
    return BeautifulSoup(answer.content, "html.parser")


def texts(page, selector):
    return [" ".join(each.get_text(" ").split()) for each in page.select(selector)]


def press(browser, name, thing, act):
    return browser.post(reverse(f"room:{name}_act", args=[thing.pk]), {"act": act})


def test_the_wall_shows_what_was_chosen_until_it_is_let_to_follow(runs, meeting):
    first = make_prompt(meeting=meeting, question="First?", is_open=False)
    make_prompt(meeting=meeting, question="Second?")
    poll = polls.make_poll(meeting=meeting)
    shown = []

    for name, thing, act in (
        ("prompt", first, "show"),
        ("poll", poll, "show"),
        ("meeting", meeting, "follow"),
    ):
        answer = press(runs, name, thing, act)
        shown.append(texts(page_of(runs, meeting), "h1"))

    assert shown == [["First?"], ["Vote now"], ["Second?"]]
    assert answer.url == f"{reverse('room:run', args=[meeting.pk])}#questions"


def test_what_is_chosen_is_in_the_record_and_raises_the_turn_once(meeting, facilitator):
    prompt, poll = make_prompt(meeting=meeting), polls.make_poll(meeting=meeting)
    doing = {"by": facilitator, "at": timezone.now()}
    revisions = []

    for act in (
        lambda: services.show_prompt(prompt=prompt, **doing),
        lambda: services.show_prompt(prompt=prompt, **doing),
        lambda: services.show_poll(poll=poll, **doing),
        lambda: services.let_wall_follow(meeting=meeting, **doing),
        lambda: services.let_wall_follow(meeting=meeting, **doing),
    ):
        act()
        meeting.refresh_from_db()
        revisions.append(meeting.revision)

    assert revisions == [1, 1, 2, 3, 3]
    assert list(RecordEntry.objects.order_by("pk").values_list("event", "about_kind", "by_id")) == [
        ("wall chosen", "conversation.prompt", facilitator.pk),
        ("wall chosen", "votes.poll", facilitator.pk),
        ("wall follows", "series.meeting", facilitator.pk),
    ]


def test_one_thing_is_on_the_wall_and_never_two(meeting):
    prompt, poll = make_prompt(meeting=meeting), polls.make_poll(meeting=meeting)

    for chosen in ({"prompt": prompt, "poll": poll}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WallChoice.objects.create(meeting=meeting, **chosen)
    make_wall_choice(prompt=prompt)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_wall_choice(poll=poll)


def test_the_choice_for_one_meeting_is_not_on_the_wall_of_another(runs, meeting):
    make_prompt(meeting=meeting, question="Ours?")
    other = make_meeting(series=meeting.series, is_open=True)
    make_wall_choice(prompt=make_prompt(meeting=other, question="Theirs?", is_open=False))

    shown = [texts(page_of(runs, each), "h1") for each in (meeting, other)]

    assert shown == [["Ours?"], ["Theirs?"]]


def test_the_facilitators_page_says_what_is_on_the_wall_and_why(runs, meeting):
    first = make_prompt(meeting=meeting, question="First?")
    make_prompt(meeting=meeting, question="Second?")
    pages = [page_of(runs, meeting, "run")]
    make_wall_choice(prompt=first)
    pages.append(page_of(runs, meeting, "run"))

    wall = [[each for each in texts(page, "#questions button") if "wall" in each] for page in pages]
    tagged = [texts(page, "article:has(.tag-info) h3") for page in pages]
    assert wall == [
        ["Show on the wall : First?", "Keep on the wall : Second?"],
        ["Let the wall follow", "Show on the wall : Second?"],
    ]
    assert tagged == [["Second?"], ["First?"]]


def test_the_wall_follows_from_a_question_to_the_vote_and_what_came_out(runs, meeting, facilitator):
    doing = {"by": facilitator, "at": timezone.now()}
    prompt = make_prompt(meeting=meeting, question="What works?")
    make_contribution(prompt=prompt, said_at=timezone.now() - timedelta(minutes=5))
    yesterday = timezone.now() - timedelta(days=1)
    polls.make_poll(meeting=meeting, opened_at=yesterday, closed_at=yesterday)
    poll = polls.make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS)
    shown = []

    for act in (
        lambda: None,
        lambda: close_prompt(prompt=prompt, **doing),
        lambda: close_poll(poll=poll, **doing),
        lambda: reveal_poll(poll=poll, **doing),
        lambda: make_contribution(prompt=prompt, said_at=timezone.now() + timedelta(minutes=5)),
    ):
        act()
        shown.append(texts(page_of(runs, meeting), "h1"))

    assert shown == [
        ["What works?"],
        ["Vote now"],
        ["Voting has closed"],
        ["What the room chose"],
        ["What works?"],
    ]


def test_nothing_for_those_who_run_the_meeting_is_on_the_wall(runs, meeting):
    make_prompt(meeting=meeting)

    page = page_of(runs, meeting, "wall")

    assert page.select("main :is(a, form, button), header, footer") == []
