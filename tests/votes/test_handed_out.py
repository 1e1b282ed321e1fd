"""A ballot is handed out, counted, and good for one round: one that was made up counts nothing."""

import secrets

import pytest
from django.core.signing import Signer
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from joinedup.record.models import RecordEntry
from joinedup.votes.models import Ballot, Poll, PollKind, TypedBallot
from joinedup.votes.services.casting import NotTakingVotes, cast_vote
from joinedup.votes.services.polls import close_poll, start_anew
from tests.factories.people import make_member
from tests.factories.series import make_attendance, make_meeting
from tests.factories.votes import make_ballots, make_poll, make_statement, make_typed_ballot

pytestmark = pytest.mark.django_db
ROOM = {"statements": "votes:vote", "recommendations": "votes:ideas:choose"}


def room(poll):
    return reverse(ROOM[poll.kind], args=[poll.meeting.code])


def press(client, statement):
    poll = statement.poll
    about = {"statement": statement.pk, "value": 1, "ideas": statement.pk}
    return client.post(room(poll), about, follow=True)


def cookie_of(poll):
    return f"ballot-{poll.kind}-{poll.meeting_id}"


def anew_url(poll):
    return reverse("votes:poll_anew", args=[poll.meeting_id])


@pytest.mark.parametrize("kind", PollKind.values)
def test_a_secret_that_was_made_up_is_no_ballot(kind):
    statement = make_statement(poll=make_poll(kind=kind))
    poll = statement.poll
    answers = []
    for made_up in (
        secrets.token_urlsafe(32),
        Signer(salt="another").sign_object([1, secrets.token_urlsafe(32)]),
        f"[1].{secrets.token_urlsafe(32)}",
    ):
        stranger = Client()
        stranger.cookies[cookie_of(poll)] = made_up
        answers.append(press(stranger, statement))
    again = press(stranger, statement)

    assert [answer.status_code for answer in answers] == [409] * 3
    assert ["Please press again" in answer.content.decode() for answer in answers] == [True] * 3
    assert (again.status_code, Ballot.objects.count()) == (200, 1)


def test_a_ballot_of_another_meeting_is_none(client, poll, statements):
    other = make_poll(meeting=make_meeting(is_open=True))
    client.get(room(other))
    client.cookies[cookie_of(poll)] = client.cookies[cookie_of(other)].value

    assert press(client, statements[0]).status_code == 409
    assert Ballot.objects.count() == 0


def test_ballots_outlive_a_new_key_while_the_old_one_is_known(client, statements):
    with override_settings(SECRET_KEY="old" * 20):
        client.get(room(statements[0].poll))
    with override_settings(SECRET_KEY="new" * 20, SECRET_KEY_FALLBACKS=["old" * 20]):
        counted = press(client, statements[0])
    with override_settings(SECRET_KEY="new" * 20):
        forgotten = press(client, statements[0])

    assert (counted.status_code, forgotten.status_code, Ballot.objects.count()) == (200, 409, 1)


def test_handing_out_is_counted_once_a_device(poll, statements):
    for _ in range(3):
        device = Client()
        for _ in range(2):
            device.get(room(poll))
    Client().get(room(poll), headers={"X-Offline-Copy": "1"})

    assert Poll.objects.get().handed_out == 3


def test_whoever_runs_it_sees_ballots_beside_people(runs, poll, statements):
    make_ballots(poll, statements, ["a-", "d-", "p-"])
    make_attendance(meeting=poll.meeting)
    running = reverse("room:run", args=[poll.meeting_id])
    listed = reverse("votes:statement_list", args=[poll.meeting_id])

    few = [runs.get(address).content.decode() for address in (running, listed)]
    for _ in range(2):
        make_attendance(meeting=poll.meeting)
    enough = [runs.get(address).content.decode() for address in (running, listed)]

    more = "There are more ballots than people noted as here."
    assert "3 ballots, 1 person here" in " ".join(few[0].split())
    assert "1 person noted as here" in few[1]
    assert ([more in page for page in few], [more in page for page in enough]) == (
        [True, True],
        [False, False],
    )


@pytest.mark.parametrize("is_closed", [False, True])
def test_a_vote_is_started_anew_after_asking(
    runs, client, facilitator, poll, statements, is_closed
):
    other = make_ballots(make_poll(), [], [""])
    client.get(room(poll))
    press(client, statements[0])
    make_typed_ballot(poll=poll)
    if is_closed:
        close_poll(poll=poll, by=facilitator, at=timezone.now())
    asked = runs.get(anew_url(poll)).content.decode()
    empty = runs.post(anew_url(poll))
    kept = Ballot.objects.filter(poll=poll).count()
    for _ in range(2):
        runs.post(anew_url(poll), {"round": 1})
    late = press(client, statements[0])
    again = press(client, statements[0])

    poll.refresh_from_db()
    assert "All 2 ballots are deleted." in asked
    assert (empty.status_code, kept) == (302, 1)
    assert (poll.is_open, poll.round, poll.handed_out) == (True, 2, 1)
    assert (late.status_code, again.status_code) == (409, 200)
    assert (poll.ballots.count(), TypedBallot.objects.count()) == (1, 0)
    assert Ballot.objects.exclude(poll=poll).get() == other[0]
    lines = RecordEntry.objects.filter(event="votes started anew")
    assert [(line.by_id, line.details) for line in lines] == [
        (facilitator.pk, {"kind": "statements", "ballots": 2})
    ]


def test_a_vote_on_its_way_while_it_is_started_anew_is_not_counted(poll, statements):
    start_anew(poll=poll, from_round=1, by=make_member(), at=timezone.now())

    with pytest.raises(NotTakingVotes, match="started anew"):
        cast_vote(ballot_id="old", in_round=1, statement=statements[0], value=1)


@pytest.mark.parametrize("state", [{"is_open": False}, {"is_revealed": True}])
def test_before_and_after_nothing_is_started_anew(runs, meeting, state):
    poll = make_poll(meeting=meeting, **state)
    make_ballots(poll, [], [""])

    answers = [runs.get(anew_url(poll)), runs.post(anew_url(poll), {"round": 1})]
    start_anew(poll=poll, from_round=1, by=make_member(), at=timezone.now())

    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Poll.objects.get().round, Ballot.objects.count()) == (1, 1)
