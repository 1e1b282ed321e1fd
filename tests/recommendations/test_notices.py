"""An answer reaches those who wait for it, and what is overdue does not go quiet."""

import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.mail.models import OutgoingEmail
from joinedup.recommendations.lib.schedule import MOST_REMINDERS
from joinedup.recommendations.models import HistoryKind
from joinedup.recommendations.services.history import answer
from joinedup.recommendations.services.notices import follow_up_overdue
from tests.factories.conversation import make_contribution, make_guest, make_prompt, make_withdrawn
from tests.factories.people import make_community, make_member
from tests.factories.recommendations import make_asked, make_closed, make_overdue
from tests.factories.reports import make_ask, make_finding, make_report, make_version
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def community():
    return make_community(phone="01632 960100")


@pytest.fixture
def coordinator(community):
    return make_member(community=community, role=RoleKind.COORDINATOR, email="cora@example.org")


def _sent():
    return list(OutgoingEmail.objects.order_by("pk").values_list("to", "subject"))


def _bodies(address):
    return [message.body for message in mail.outbox if message.to == [address]]


def _answered(recommendation, by="link"):
    answer(
        key=uuid.uuid4(),
        recommendation=recommendation,
        answer="accepted",
        via="link",
        by=by,
        at=timezone.now(),
    )


def _asked_because_of(community, *contributions, prompt):
    report = make_report(series=prompt.meeting.series)
    finding = make_finding(report=report, sources=contributions)
    recommendation = make_asked(community=community)
    make_ask(finding=finding, recommendation=recommendation)
    make_version(report=report, sources=[(finding.pk, each) for each in contributions])
    return recommendation


@pytest.fixture
def prompt(community):
    return make_prompt(meeting=make_meeting(series=make_series(community=community)))


def test_an_answer_is_mailed_to_those_who_coordinate_and_whose_words_asked(
    community, coordinator, prompt
):
    make_member(community=community, role=RoleKind.FACILITATOR)
    writer = make_member(community=community, email="wilma@example.org")
    silent = make_member(community=community, email="sid@example.org", wants_answers=False)
    taken_back = make_member(community=community, email="tom@example.org")
    said = [make_contribution(prompt=prompt, member=each) for each in (writer, silent, coordinator)]
    said.append(make_contribution(prompt=prompt, guest=make_guest(meeting=prompt.meeting)))
    said.append(make_withdrawn(prompt=prompt, member=taken_back))
    recommendation = _asked_because_of(community, *said, prompt=prompt)

    _answered(recommendation)

    subject = f"{recommendation.organisation} has answered a recommendation: Accepted"
    assert _sent() == [("cora@example.org", subject), ("wilma@example.org", subject)]
    [told] = _bodies("wilma@example.org")
    assert "or ring 01632 960100" in told
    assert writer.contributions.get().text not in told


def test_whoever_answers_is_not_told_of_it(community, coordinator):
    _answered(make_asked(community=community), by=coordinator)

    assert _sent() == []


def test_what_is_overdue_is_told_once_and_reminded_weekly_but_not_for_ever(community, coordinator):
    now = timezone.now()
    recommendation = make_overdue(community=community, owner_email="owner@example.org")
    no_address = make_overdue(community=community, owner_email="")
    make_closed(community=community)
    make_asked(community=community, owner_email="other@example.org")

    counts = [
        follow_up_overdue(now + week * WEEK + again)
        for week in range(MOST_REMINDERS + 2)
        for again in (timedelta(0), timedelta(hours=1))
    ]

    assert counts == [2, 0, *[1, 0] * (MOST_REMINDERS - 1), 0, 0, 0, 0]
    reminder = f"A reminder: a recommendation for {recommendation.organisation}"
    assert _sent() == [
        ("cora@example.org", "2 recommendations are overdue"),
        *[("owner@example.org", reminder)] * MOST_REMINDERS,
    ]
    [body] = _bodies("cora@example.org")
    assert (recommendation.text in body, no_address.text in body) == (True, True)
    assert "nobody can be reminded by email, please ring" in body
    reminded = recommendation.history.filter(kind=HistoryKind.REMINDED)
    assert list(reminded.values_list("by", flat=True)) == [None] * MOST_REMINDERS


def test_whoever_was_reminded_by_hand_this_week_is_left_in_peace(community):
    now = timezone.now()
    recommendation = make_overdue(community=community, owner_email="owner@example.org")
    recommendation.history.create(
        key=uuid.uuid4(),
        kind=HistoryKind.REMINDED,
        at=now - timedelta(days=2),
        by=make_member(community=community),
    )

    assert follow_up_overdue(now) == 0
