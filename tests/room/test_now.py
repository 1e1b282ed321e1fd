"""Asking again and again whether there is anything new."""

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.services.prompts import close_prompt, open_prompt
from joinedup.people.models import Session
from joinedup.series.services.revisions import bump_revision
from tests.factories.conversation import make_prompt

pytestmark = pytest.mark.django_db


def now(meeting, name):
    thing = meeting.code if name == "code_now" else meeting.pk
    return reverse(f"room:{name}", args=[thing])


@pytest.mark.parametrize("name", ("run_now", "wall_now", "code_now"))
def test_when_nothing_is_new_nothing_is_sent(runs, meeting, name):
    bump_revision(meeting)
    meeting.refresh_from_db()
    before = list(Session.objects.values())

    asked = [runs.get(now(meeting, name), {"since": since}) for since in ("1", "0", "x", "")]
    bump_revision(meeting)
    later = runs.get(now(meeting, name), {"since": "1"})

    assert [each.status_code for each in (*asked, later)] == [204, 200, 200, 200, 200]
    assert asked[0].content == b""
    assert ["no-store" in each["Cache-Control"] for each in asked] == [True] * 4
    assert b'data-revision="1"' in asked[1].content
    assert b'data-revision="2"' in later.content
    assert list(Session.objects.values()) == before
    assert not asked[0].cookies


def test_a_phone_asks_with_two_queries_whoever_it_is(runs, meeting, django_assert_num_queries):
    """Whether too many wrong codes came from where it is, and then."""
    with django_assert_num_queries(2):
        answer = runs.get(now(meeting, "code_now"), {"since": 0})

    assert answer.status_code == 204


def test_a_phone_learns_that_a_question_opened_and_closed(client, meeting, facilitator):
    prompt = make_prompt(meeting=meeting, question="What works?", is_open=False)
    doing = {"prompt": prompt, "by": facilitator, "at": timezone.now()}
    before = client.get(now(meeting, "code_now"))
    open_prompt(**doing)
    opened = client.get(now(meeting, "code_now"), {"since": 0})
    close_prompt(**doing)
    closed = client.get(now(meeting, "code_now"), {"since": 1})

    asks = [b"What works?" in each.content for each in (before, opened, closed)]
    assert asks == [False, True, False]


@pytest.mark.parametrize("name", ("run_now", "wall_now"))
def test_nobody_learns_the_turn_who_may_not_run_the_meeting(client, meeting, member, name):
    stranger = client.get(now(meeting, name), {"since": 0})
    client.force_login(member)
    signed_in = client.get(now(meeting, name), {"since": 0})

    assert (stranger.status_code, signed_in.status_code) == (302, 403)
