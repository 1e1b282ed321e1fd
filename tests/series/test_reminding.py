"""Everybody who has not answered is reminded in one press, from the page that counts them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from joinedup.mail.models import OutgoingEmail
from joinedup.series.services.invitations import remind_silent
from tests.factories.people import make_member
from tests.factories.series import make_invitation, make_meeting, make_series
from tests.series.pages import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(community):
    return make_meeting(
        series=make_series(community=community), starts_at=timezone.now() + timedelta(days=9)
    )


def _invited(meeting, reply="", **fields):
    fields.setdefault("community", meeting.series.community)
    return make_invitation(meeting=meeting, member=make_member(**fields), reply=reply)


def _written_to():
    return list(OutgoingEmail.objects.order_by("pk").values_list("to", flat=True))


def test_one_press_writes_to_those_who_said_nothing(client, coordinator, meeting):
    silent = _invited(meeting, email="sil@example.org")
    for reply in ("yes", "maybe", "no"):
        _invited(meeting, reply=reply)
    _invited(meeting, email=None)
    _invited(meeting, community=None)
    client.force_login(coordinator)
    replies = client.get(address("meeting_replies", meeting.pk)).content.decode()

    pages = [
        client.post(address("meeting_remind", meeting.pk), follow=True).content.decode()
        for _press in range(2)
    ]

    assert "Remind the one who has not answered" in replies
    assert _written_to() == ["sil@example.org"]
    assert f"{silent.answer_path}?answer=yes" in mail.outbox[0].body
    assert ["1 reminder is on its way." in page for page in pages] == [True, False]
    assert ["At most one a day." in page for page in pages] == [True, True]
    assert "Remind the one" not in pages[1]


def test_at_most_one_a_day(coordinator, meeting):
    _invited(meeting)
    today = timezone.localtime().replace(hour=9)

    counts = [
        remind_silent(meeting=meeting, by=coordinator, at=today + later)
        for later in (timedelta(0), timedelta(hours=12), timedelta(hours=16))
    ]

    assert counts == [1, 0, 1]


@pytest.mark.parametrize(
    ("fields", "said"),
    (
        ({"is_announced": False}, "please announce the series first"),
        ({"starts_at": timezone.now() - timedelta(days=3)}, "not to come any more"),
    ),
)
def test_nobody_is_reminded_of_what_does_not_come(client, coordinator, community, fields, said):
    is_announced = fields.pop("is_announced", True)
    series = make_series(community=community, is_announced=is_announced)
    meeting = make_meeting(series=series, **fields)
    _invited(meeting)
    client.force_login(coordinator)

    page = client.post(address("meeting_remind", meeting.pk), follow=True)

    assert said in page.content.decode()
    assert _written_to() == []
