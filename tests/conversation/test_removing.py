"""A question that was asked by mistake goes; with answers it is hidden, and they are kept."""

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.models import Contribution, Prompt
from joinedup.conversation.selectors.contributions import contributions_visible_to
from joinedup.conversation.selectors.prompts import numbered_prompts
from joinedup.conversation.services.prompts import hide_prompt, open_prompt
from joinedup.room.selectors.screen_state import read_wall
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import make_community, make_member
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db
REASON = {"reason": "Asked at the wrong meeting."}


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def facilitator(community):
    return make_member(community=community, role=RoleKind.FACILITATOR)


@pytest.fixture
def meeting(community):
    series = make_series(community=community)
    return make_meeting(series=series, starts_at=timezone.now(), is_open=True)


def _way(name, prompt):
    return reverse(f"conversation:{name}", args=[prompt.pk])


def test_without_answers_it_is_removed_after_a_second_question(client, facilitator, meeting):
    slip, right = make_prompt(meeting=meeting), make_prompt(meeting=meeting)
    client.force_login(facilitator)

    asked = client.get(_way("prompt_remove", slip)).content.decode()
    before = Prompt.objects.count()
    client.post(_way("prompt_remove", slip))

    assert "Remove this question?" in asked
    assert (before, list(Prompt.objects.all())) == (2, [right])


def test_with_answers_it_is_hidden_with_a_reason_and_they_are_kept(
    client, community, facilitator, meeting
):
    first, slip, last = (make_prompt(meeting=meeting, position=place) for place in (1, 2, 3))
    author, other = (make_member(community=community) for _ in range(2))
    said = make_contribution(prompt=slip, member=author, quotable="anonymous")
    client.force_login(facilitator)

    without = client.post(_way("prompt_remove", slip), {"reason": ""}).content.decode()
    page = client.post(_way("prompt_remove", slip), REASON, follow=True).content.decode()

    assert "Please say why it is hidden." in without
    assert REASON["reason"] in page
    assert f'action="{_way("prompt_show", slip)}"' in page
    assert Contribution.objects.get().text == said.text
    readers = (author, other, facilitator)
    assert [contributions_visible_to(each).filter(pk=said.pk).exists() for each in readers] == [
        True,
        False,
        True,
    ]
    assert numbered_prompts(meeting) == {1: first, 3: last}
    assert read_wall(meeting).prompt_panel.prompt == last
    client.force_login(other)
    words = client.get(reverse("conversation:meeting_words", args=[meeting.pk])).content.decode()
    assert (slip.question in words, first.question in words) == (False, True)
    assert client.get(_way("contribute", slip)).status_code == 404


def test_it_is_shown_again_closed(client, facilitator, meeting):
    prompt = make_prompt(meeting=meeting)
    make_contribution(prompt=prompt)
    hide_prompt(prompt=prompt, reason="A slip.", by=facilitator, at=timezone.now())
    client.force_login(facilitator)

    client.post(_way("prompt_show", prompt))

    prompt.refresh_from_db()
    assert (prompt.hidden_at, prompt.hidden_reason, prompt.is_open) == (None, "", False)


def test_hidden_it_is_not_opened(facilitator, meeting):
    prompt = make_prompt(meeting=meeting)
    hide_prompt(prompt=prompt, reason="A slip.", by=facilitator, at=timezone.now())

    open_prompt(prompt=prompt, by=facilitator, at=timezone.now())

    prompt.refresh_from_db()
    assert not prompt.is_open
    with pytest.raises(IntegrityError, match="prompt_hidden_is_closed_and_says_why"):
        Prompt.objects.update(is_open=True)
