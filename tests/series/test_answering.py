"""Answering by the private link: two presses, never by looking."""

from datetime import timedelta

import pytest
from django.utils import timezone

from joinedup.core.tokens import make_token
from joinedup.series.models import (
    Reply,
    ReplyChannel,
)
from tests.factories.series import (
    make_invitation,
    make_meeting,
)
from tests.series.pages import address

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("answer", Reply.values)
def test_an_invitation_is_answered_in_two_presses_and_never_by_looking(client, answer):
    invitation = make_invitation()
    url = f"{invitation.answer_path}?answer={answer}"

    page = client.get(url)
    client.head(url)
    client.options(url)
    invitation.refresh_from_db()
    assert invitation.reply == ""
    assert page.context["form"]["reply"].value() == answer
    assert page["Cache-Control"] == "private, no-store"

    confirmed = client.post(url, {"reply": page.context["form"]["reply"].value()}, follow=True)
    invitation.refresh_from_db()
    assert (invitation.reply, invitation.replied_via) == (answer, ReplyChannel.LINK)
    assert confirmed.status_code == 200


def test_an_answer_by_a_member_who_is_signed_in_says_so(client):
    invitation = make_invitation()
    client.force_login(invitation.member)

    client.post(invitation.answer_path, {"reply": "yes"})

    invitation.refresh_from_db()
    assert invitation.replied_via == ReplyChannel.MEMBER


@pytest.mark.parametrize("offered", (("online", "in_person"), ("in_person",), ("online",)))
def test_only_ways_that_the_meeting_offers_are_asked(client, offered):
    meeting = make_meeting(
        venue_name="The old library" if "in_person" in offered else "",
        online_url="https://meet.example.org/" if "online" in offered else "",
    )
    invitation = make_invitation(meeting=meeting)

    page = client.get(invitation.answer_path)

    assert ("way" in page.context["form"].fields) is (len(offered) == 2)


def test_a_mistake_in_an_answer_keeps_what_was_typed(client):
    invitation = make_invitation()

    page = client.post(invitation.answer_path, {"reply": "", "access_needs": "A ramp\x00"})

    assert page.context["form"].errors["reply"] == ["Please choose yes, maybe or no."]
    assert "A ramp" in page.content.decode()
    invitation.refresh_from_db()
    assert invitation.reply == ""


@pytest.mark.parametrize(
    ("fields", "title"),
    (
        ({"cancelled_at": timezone.now()}, "This meeting was cancelled"),
        (
            {"starts_at": timezone.now() - timedelta(days=2)},
            "This meeting has ended",
        ),
    ),
)
def test_an_answer_too_late_is_answered_kindly(client, fields, title):
    invitation = make_invitation(meeting=make_meeting(**fields))

    pages = [
        client.get(invitation.answer_path + "?answer=yes"),
        client.post(invitation.answer_path, {"reply": "yes"}, follow=True),
    ]

    assert [title in page.content.decode() for page in pages] == [True, True]
    invitation.refresh_from_db()
    assert invitation.reply == ""


@pytest.mark.parametrize("name", ("invitation_answer", "invitation_calendar"))
@pytest.mark.parametrize("kind", ("nonsense", "broken", "for something else"))
def test_a_link_that_is_not_ours_is_answered_kindly(client, name, kind):
    invitation = make_invitation()
    token = {
        "nonsense": "nonsense",
        "broken": invitation.answer_token[:-1],
        "for something else": make_token("receipt", invitation.pk),
    }[kind]

    page = client.get(address(name, token=token))

    assert page.status_code == 404
    assert "<h1" in page.content.decode()
