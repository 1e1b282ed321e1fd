"""Voting on a device, with the code of the meeting."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from joinedup.people.models import Session
from joinedup.record.models import RecordEntry
from joinedup.series.lib.limits import WRONG_CODES
from joinedup.series.services.codes import count_wrong_code
from joinedup.votes.models import Ballot, Statement, Vote
from joinedup.votes.services.statements import hide_statement
from tests.factories.series import make_meeting
from tests.factories.votes import make_poll, make_statement

pytestmark = pytest.mark.django_db


def room(meeting):
    return reverse("votes:vote", args=[meeting.code])


def press(client, statement, value):
    address = room(statement.poll.meeting)
    return client.post(address, {"statement": statement.pk, "value": value}, follow=True)


def kept():
    """What is in the database: for each ballot its answers."""
    return sorted(
        sorted(ballot.votes.values_list("statement__text", "value"))
        for ballot in Ballot.objects.all()
    )


def test_statements_come_one_at_a_time_and_then_the_answers(client, statements):
    first = client.get(room(statements[0].poll.meeting)).context["next"]
    second = press(client, statements[0], 1).context["next"]
    third = press(client, statements[1], 0).context["next"]

    assert (first.statement, first.number, first.total, first.last) == (statements[0], 1, 2, None)
    assert (second.statement, second.number, second.last) == (
        statements[1],
        2,
        (statements[0], "Agree"),
    )
    assert (third.statement, third.given) == (
        None,
        [(statements[0], "Agree"), (statements[1], "Pass")],
    )
    assert kept() == [[("Buses run.", 1), ("Rent is fair.", 0)]]


def test_the_last_choice_counts_and_a_press_sent_twice_counts_once(client, statements):
    client.get(room(statements[0].poll.meeting))

    press(client, statements[0], 1)
    press(client, statements[0], 1)
    undone = client.get(room(statements[0].poll.meeting), {"statement": statements[0].pk})
    press(client, statements[0], -1)

    assert (undone.context["next"].statement, undone.context["next"].value) == (statements[0], 1)
    assert kept() == [[("Buses run.", -1)]]


def test_two_devices_are_two_ballots(statements):
    one, other = Client(), Client()
    for device, value in ((one, 1), (other, -1)):
        device.get(room(statements[0].poll.meeting))
        press(device, statements[0], value)

    assert kept() == [[("Buses run.", -1)], [("Buses run.", 1)]]


def test_a_press_without_a_ballot_is_not_counted_and_says_so(client, statements):
    """Else an answer that was lost on the way, with its cookie, would be counted twice."""
    first = press(client, statements[0], 1)
    again = press(client, statements[0], 1)

    assert (first.status_code, "Please press again" in first.content.decode()) == (409, True)
    assert again.status_code == 200
    assert kept() == [[("Buses run.", 1)]]


def test_the_secret_lives_in_a_cookie_of_the_device_alone(client, statements):
    meeting = statements[0].poll.meeting
    client.get(room(meeting))
    cookie = client.cookies[f"ballot-statements-{meeting.pk}"]
    press(client, statements[0], 1)

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 43200)
    assert Session.objects.count() == 0
    assert cookie.value not in Ballot.objects.get().pk
    assert "no-store" in client.get(room(meeting))["Cache-Control"]


def test_over_https_only_this_address_gives_the_cookie(client, statements):
    meeting = statements[0].poll.meeting
    with override_settings(SESSION_COOKIE_SECURE=True):
        client.get(room(meeting))

    cookie = client.cookies[f"__Host-ballot-statements-{meeting.pk}"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


def test_a_ballot_is_for_one_meeting(client, statements):
    other = make_statement()
    client.get(room(statements[0].poll.meeting))
    press(client, statements[0], 1)
    client.get(room(other.poll.meeting))
    press(client, other, 1)

    assert Ballot.objects.count() == 2


def test_whoever_is_signed_in_votes_without_a_name(reads, member, statements):
    entries = RecordEntry.objects.count()
    reads.get(room(statements[0].poll.meeting))
    press(reads, statements[0], 1)

    assert kept() == [[("Buses run.", 1)]]
    assert RecordEntry.objects.count() == entries
    assert reads.session.keys() <= {
        "_auth_user_id",
        "_auth_user_backend",
        "_auth_user_hash",
        "signed_in_since",
    }


def test_a_member_is_led_to_the_room_and_others_are_not(reads, statements):
    address = reverse("votes:vote_as_member", args=[statements[0].poll.meeting.pk])

    assert reads.get(address).url == room(statements[0].poll.meeting)
    assert reads.get(reverse("votes:vote_as_member", args=[make_meeting().pk])).status_code == 404


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({"is_open": False}, "Voting has not opened"),
        ({"is_closed": True}, "Voting has closed"),
        ({"is_revealed": True}, "Voting has closed"),
    ],
)
def test_a_vote_is_taken_only_while_voting_is_open(client, state, sentence):
    statement = make_statement(poll=make_poll())
    client.get(room(statement.poll.meeting))
    poll = make_poll(meeting=make_meeting(), **state)
    statement.poll.opened_at, statement.poll.closed_at, statement.poll.revealed_at = (
        poll.opened_at,
        poll.closed_at,
        poll.revealed_at,
    )
    statement.poll.save()

    answer = press(client, statement, 1)

    assert answer.status_code == 409
    assert sentence in answer.content.decode()
    assert kept() == []


def test_a_statement_that_was_hidden_meanwhile_takes_no_vote(client, facilitator, statements):
    client.get(room(statements[0].poll.meeting))
    hide_statement(statement=statements[0], reason="No.", by=facilitator, at=timezone.now())

    answer = press(client, statements[0], 1)

    assert "Please press agree, disagree or pass." in answer.content.decode()
    assert kept() == []


def test_nonsense_is_not_a_vote(client, statements):
    other = make_statement()
    client.get(room(statements[0].poll.meeting))

    for sent in (
        {},
        {"statement": statements[0].pk},
        {"statement": statements[0].pk, "value": 2},
        {"statement": statements[0].pk, "value": "agree"},
        {"statement": other.pk, "value": 1},
        {"statement": "9" * 40, "value": 1},
    ):
        assert client.post(room(statements[0].poll.meeting), sent).status_code == 200

    assert kept() == []


def test_a_wrong_code_opens_nothing_and_guessing_has_to_wait(client, statements):
    client.get(room(statements[0].poll.meeting))
    press(client, statements[0], 1)
    guesser = Client()
    guesser.get(reverse("votes:vote", args=["NOSUCH"]))
    for number in range(WRONG_CODES.most - 1):
        count_wrong_code("127.0.0.1", f"TRY{number}", timezone.now())

    assert guesser.get(room(statements[0].poll.meeting)).status_code == 429
    assert client.get(room(statements[0].poll.meeting)).status_code == 200


def test_a_suggestion_waits_for_its_release_and_has_no_author(client, runs, poll):
    address = reverse("votes:suggest", args=[poll.meeting.code])
    form = client.get(address).context["form"]
    sent = {"key": form["key"].value(), "text": "A bus\nevery hour."}

    client.post(address, sent)
    answer = client.post(address, sent, follow=True)
    before = client.get(room(poll.meeting)).context["next"].total
    statement = Statement.objects.get()
    runs.post(reverse("votes:statement_release", args=[statement.pk]))
    after = client.get(room(poll.meeting)).context["next"].statement

    assert "reads it first" in answer.content.decode()
    assert statement.text == "A bus every hour."
    assert (before, after) == (0, statement)
    assert [
        (entry.event, entry.by_kind, entry.by_id)
        for entry in RecordEntry.objects.filter(event="statement suggested")
    ] == [("statement suggested", "guest", None)]


def test_a_suggestion_that_comes_too_late_keeps_its_words(client, poll):
    address = reverse("votes:suggest", args=[poll.meeting.code])
    poll.closed_at = timezone.now()
    poll.save()

    answer = client.post(address, {"text": "A bus every hour."})

    assert answer.status_code == 409
    assert "A bus every hour." in answer.content.decode()
    assert Statement.objects.count() == 0
    assert client.get(address).url == room(poll.meeting)


@pytest.mark.parametrize("size", [1, 3, 300])
def test_the_page_asks_the_same_number_of_queries(client, poll, size, django_assert_num_queries):
    statements = [make_statement(poll=poll) for _ in range(size)]
    client.get(room(poll.meeting))
    press(client, statements[0], 1)
    Vote.objects.bulk_create(
        Vote(ballot=ballot, statement=statements[-1], value=1)
        for ballot in Ballot.objects.bulk_create(
            Ballot(pk=f"ballot {number}", poll=poll) for number in range(size)
        )
    )

    with django_assert_num_queries(6):
        client.get(room(poll.meeting))
