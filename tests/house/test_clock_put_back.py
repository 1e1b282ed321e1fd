"""The clock of the machine is put back between two acts, and nothing fails or gets out of order."""

import uuid
from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, DateField, F
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.access.services.communities import end_role, give_role
from joinedup.conversation.models import Contribution
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.jobs import run_due_jobs
from joinedup.core.models import Redaction
from joinedup.core.redaction import DECIDE_WITHIN
from joinedup.core.seen_runs import read_texts
from joinedup.organisations.services.people import affiliate, end_affiliation
from joinedup.recommendations.lib.state import with_state
from joinedup.recommendations.models import Answer, Recommendation
from joinedup.recommendations.services import history
from joinedup.reports.models import Finding
from joinedup.series.services import meetings
from joinedup.votes.services import polls
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import make_community, make_member, make_organisation
from tests.factories.recommendations import make_answered
from tests.factories.reports import make_finding
from tests.factories.series import make_meeting
from tests.factories.votes import make_poll

pytestmark = pytest.mark.django_db
BACK = [timedelta(minutes=5), timedelta(days=2)]
MINUTE = timedelta(minutes=1)


def _close_poll(by, at, back):
    poll = make_poll(is_open=False)
    polls.open_poll(meeting=poll.meeting, kind=poll.kind, by=by, at=at)
    poll = polls.close_poll(poll=poll, by=by, at=at - back)
    return poll.opened_at, poll.closed_at


def _reveal_poll(by, at, back):
    poll = polls.reveal_poll(poll=make_poll(is_closed=True, closed_at=at), by=by, at=at - back)
    return poll.closed_at, poll.revealed_at


def _close_poll_again(by, at, back):
    poll = make_poll(is_closed=True, opened_at=at, closed_at=at)
    polls.open_poll(meeting=poll.meeting, kind=poll.kind, by=by, at=at - back)
    poll = polls.close_poll(poll=poll, by=by, at=at - 2 * back)
    return poll.opened_at, poll.closed_at


def _close_meeting(by, at, back):
    meeting = make_meeting()
    meetings.open_meeting(meeting=meeting, by=by, at=at)
    meetings.close_meeting(meeting=meeting, by=by, at=at - back)
    meeting.refresh_from_db()
    return meeting.opened_at, meeting.closed_at


def _cancel_open_meeting(by, at, back):
    meeting = make_meeting(is_open=True, opened_at=at)
    meetings.cancel_meeting(meeting=meeting, by=by, at=at - back)
    meeting.refresh_from_db()
    return meeting.opened_at, meeting.closed_at


def _end_role(by, at, back):
    role = give_role(
        member=make_member(), community=make_community(), kind=RoleKind.MEMBER, by=by, at=at
    )
    end_role(role=role, by=by, at=at - back)
    # What began on this day or later was a slip, and goes.
    return type(role).objects.filter(pk=role.pk).count(), 1


def _end_affiliation(by, at, back):
    affiliation = affiliate(member=make_member(), organisation=make_organisation(), by=by, at=at)
    end_affiliation(affiliation=affiliation, by=by, at=at - back)
    return type(affiliation).objects.filter(pk=affiliation.pk).count(), 1


@pytest.mark.parametrize("back", BACK, ids=str)
@pytest.mark.parametrize(
    "act",
    (
        _close_poll,
        _close_poll_again,
        _reveal_poll,
        _close_meeting,
        _cancel_open_meeting,
        _end_role,
        _end_affiliation,
    ),
)
def test_what_ends_ends_after_it_began(act, back):
    began, ended = act(make_member(), timezone.now(), back)

    assert began < ended


@pytest.mark.parametrize("back", BACK, ids=str)
def test_the_steps_of_a_recommendation_stay_in_order(back):
    at, by = timezone.now(), make_member()
    asked = make_answered(answered_at=at)
    acts = {"recommendation": asked, "by": by}

    history.close(key=uuid.uuid4(), statement="Done.", at=at - back, **acts)
    history.reopen(key=uuid.uuid4(), reason="It is back.", at=at - 2 * back, **acts)
    reopened = _state_of(asked)
    history.answer(
        key=uuid.uuid4(),
        answer=Answer.ACCEPTED,
        expected=asked.history.get(kind="answered").pk,
        at=at - 3 * back,
        **acts,
    )
    answered = _state_of(asked)

    assert [each.kind for each in asked.history.all()] == [
        "asked",
        "answered",
        "closed",
        "reopened",
        "answered",
    ]
    assert (reopened.is_reopened, answered.is_reopened) == (True, False)


@pytest.mark.parametrize("back", BACK, ids=str)
def test_words_taken_back_leave_with_their_copies_and_what_stood_before_stays(back):
    at, day = timezone.now(), timedelta(days=1)
    stood = make_finding(
        body="Somebody waits with people at the stop until the bus has come.",
        changed_at=at - 4 * day,
    )
    said = make_contribution(
        prompt=make_prompt(
            meeting=make_meeting(series=stood.report.series), changed_at=at - 4 * day
        ),
        text=f"Nobody rang me back in all those weeks. {stood.body}",
        said_at=at - 3 * day,
    )
    read_texts(at - 3 * day + MINUTE)
    copy = make_finding(report=stood.report, body=said.text, changed_at=at)
    read_texts(at + MINUTE)

    withdraw_words(contribution=said, by="link", at=at - back)
    [waiting] = Redaction.objects.all()
    run_due_jobs(waiting.until + MINUTE)

    assert not Contribution.objects.exclude(text="").exists()
    assert list(Finding.objects.order_by("pk").values_list("body", flat=True)) == [
        stood.body,
        f"[words withdrawn]. {stood.body}",
    ]
    assert waiting.until - waiting.made_at == DECIDE_WITHIN
    assert (waiting.row, Redaction.objects.get().kept) == (copy.pk, "")


def _state_of(recommendation):
    rows = Recommendation.objects.filter(pk=recommendation.pk)
    return with_state(rows, timezone.localdate()).get()


def test_every_pair_of_moments_that_the_database_compares_is_tried_here():
    """A new one asks for an act above."""
    compared = {
        constraint.name
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, CheckConstraint) and _compares_moments(model, constraint)
    }

    assert compared == {
        "affiliation_ends_after_it_begins",
        # Both are typed by people, and the form asks for the later one.
        "meeting_ends_after_it_starts",
        "poll_closed_was_open",
        "poll_revealed_was_closed",
        "role_ends_after_it_begins",
    }


def _compares_moments(model, constraint):
    return any(
        isinstance(model._meta.get_field(value.name), DateField)
        for value in _values(constraint.condition)
        if isinstance(value, F)
    )


def _values(condition):
    for child in condition.children:
        yield from [child[1]] if isinstance(child, tuple) else _values(child)
