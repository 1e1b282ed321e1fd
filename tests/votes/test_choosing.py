"""Three votes each: choosing ideas on a device, with the code of the meeting."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.people.models import Session
from joinedup.record.models import RecordEntry
from joinedup.votes.models import Ballot, PollKind, Statement
from joinedup.votes.services.casting import NotTakingVotes, TooManyChosen, cast_vote, choose_ideas
from joinedup.votes.services.statements import hide_statement
from tests.factories.votes import make_ideas, make_poll, make_statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def poll(meeting):
    return make_poll(meeting=meeting, kind=PollKind.RECOMMENDATIONS)


@pytest.fixture
def ideas(poll):
    return make_ideas(poll, "A ramp.", "A map.", "A lamp.", "A bench.")


def room(poll):
    return reverse("votes:ideas:choose", args=[poll.meeting.code])


def send(client, poll, *ideas):
    return client.post(room(poll), {"ideas": [idea.pk for idea in ideas]}, follow=True)


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


def ticked(response):
    return [int(each["value"]) for each in page_of(response).select("input[name=ideas][checked]")]


def kept():
    """What is in the database: for each ballot what it chose, and by which vote."""
    return sorted(
        sorted(ballot.votes.values_list("spot", "statement__text", "value"))
        for ballot in Ballot.objects.all()
    )


def test_three_ideas_are_chosen_and_the_choice_can_be_changed(client, poll, ideas):
    first = client.get(room(poll))
    chosen = send(client, poll, ideas[3], ideas[0], ideas[2])
    three = kept()
    changed = send(client, poll, ideas[1])

    assert [label.get_text(" ", strip=True) for label in page_of(first).select("fieldset label")][
        -4:
    ] == ["1. A ramp.", "2. A map.", "3. A lamp.", "4. A bench."]
    assert (ticked(first), ticked(changed)) == ([], [ideas[1].pk])
    assert ticked(chosen) == [ideas[0].pk, ideas[2].pk, ideas[3].pk]
    assert "Saved: you gave 3 of your 3 votes." in chosen.content.decode()
    # In the order of the list, not in the order in which they were sent.
    assert three == [[(1, "A ramp.", 1), (2, "A lamp.", 1), (3, "A bench.", 1)]]
    assert kept() == [[(1, "A map.", 1)]]


def test_a_fourth_vote_is_refused_and_what_was_ticked_stays(client, poll, ideas):
    client.get(room(poll))
    send(client, poll, ideas[0])

    answer = send(client, poll, *ideas)

    summary = page_of(answer).select_one(".error-summary")
    assert "You ticked 4. You have three votes: please untick one." in summary.get_text()
    assert page_of(answer).find(id=summary.a["href"][1:]) is not None
    assert ticked(answer) == [idea.pk for idea in ideas]
    assert page_of(answer).select_one(".chosen-count").get_text() == "4"
    assert kept() == [[(1, "A ramp.", 1)]]


def test_the_service_refuses_a_fourth_vote_and_changes_nothing(poll, ideas):
    choose_ideas(in_round=1, ballot_id="mine", poll=poll, ideas=ideas[:2])

    with pytest.raises(TooManyChosen):
        choose_ideas(in_round=1, ballot_id="mine", poll=poll, ideas=ideas)

    assert kept() == [[(1, "A ramp.", 1), (2, "A map.", 1)]]


def test_the_same_idea_twice_is_one_vote(client, poll, ideas):
    client.get(room(poll))

    send(client, poll, ideas[0], ideas[0], ideas[0], ideas[0])

    assert kept() == [[(1, "A ramp.", 1)]]


def test_sent_twice_it_counts_once_and_two_devices_are_two_ballots(poll, ideas):
    for device in (Client(), Client()):
        device.get(room(poll))
        send(device, poll, ideas[0], ideas[1])
        send(device, poll, ideas[0], ideas[1])

    assert kept() == [[(1, "A ramp.", 1), (2, "A map.", 1)]] * 2


def test_all_unticked_takes_the_ballot_back_but_begins_none(client, poll, ideas):
    client.get(room(poll))
    nothing = send(client, poll)
    send(client, poll, ideas[0])
    back = send(client, poll)

    assert "Please tick at least one idea." in nothing.content.decode()
    assert "Saved:" not in back.content.decode()
    assert kept() == []


def test_votes_without_a_ballot_are_not_counted_and_stay_ticked(client, poll, ideas):
    """Else votes that were lost on the way, with their cookie, would be counted twice."""
    first = send(client, poll, ideas[0], ideas[1])
    again = send(client, poll, ideas[0], ideas[1])

    assert (first.status_code, "Please press again" in first.content.decode()) == (409, True)
    assert ticked(first) == [ideas[0].pk, ideas[1].pk]
    assert again.status_code == 200
    assert kept() == [[(1, "A ramp.", 1), (2, "A map.", 1)]]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({"opened_at": None, "closed_at": None}, "Voting has not opened"),
        ({"closed_at": timezone.now()}, "Voting has closed"),
    ],
)
def test_votes_are_taken_only_while_voting_is_open(client, poll, ideas, state, sentence):
    client.get(room(poll))
    for name, value in state.items():
        setattr(poll, name, value)
    poll.save()

    answer = send(client, poll, ideas[0])

    assert (answer.status_code, sentence in answer.content.decode()) == (409, True)
    assert kept() == []


def test_an_idea_that_was_hidden_meanwhile_takes_no_vote(client, facilitator, poll, ideas):
    client.get(room(poll))
    hide_statement(statement=ideas[0], reason="No.", by=facilitator, at=timezone.now())

    answer = send(client, poll, ideas[0], ideas[1])

    assert "is not on the list any more" in answer.content.decode()
    assert ticked(answer) == [ideas[1].pk]
    assert kept() == []
    with pytest.raises(NotTakingVotes):
        choose_ideas(in_round=1, ballot_id="mine", poll=poll, ideas=ideas[:1])


def test_nonsense_is_not_a_vote(client, poll, ideas):
    client.get(room(poll))
    statement = make_statement()  # of another poll

    for sent in ([statement.pk], ["x"], ["9" * 40], [ideas[0].pk, ""], ["-1"]):
        assert client.post(room(poll), {"ideas": sent}).status_code == 200

    assert kept() == []


def test_one_kind_of_vote_is_not_taken_by_the_other(meeting, poll, ideas):
    statement = make_statement(poll=make_poll(meeting=meeting))

    with pytest.raises(NotTakingVotes):
        cast_vote(in_round=1, ballot_id="mine", statement=ideas[0], value=-1)
    with pytest.raises(NotTakingVotes):
        choose_ideas(in_round=1, ballot_id="mine", poll=statement.poll, ideas=[statement])

    assert kept() == []


def test_the_ballots_of_one_device_cannot_be_put_together(client, meeting, poll, ideas):
    statement = make_statement(poll=make_poll(meeting=meeting))
    client.get(room(poll))
    client.get(reverse("votes:vote", args=[meeting.code]))
    send(client, poll, ideas[0])
    client.post(reverse("votes:vote", args=[meeting.code]), {"statement": statement.pk, "value": 1})

    secrets = {cookie.value for name, cookie in client.cookies.items() if "ballot-" in name}
    assert len(secrets) == 2
    assert len(set(Ballot.objects.values_list("pk", flat=True))) == 2
    assert secrets.isdisjoint(Ballot.objects.values_list("pk", flat=True))


def test_whoever_is_signed_in_chooses_without_a_name(reads, poll, ideas):
    entries, sessions = RecordEntry.objects.count(), Session.objects.count()
    reads.get(room(poll))
    answer = send(reads, poll, ideas[0])

    assert kept() == [[(1, "A ramp.", 1)]]
    assert (RecordEntry.objects.count(), Session.objects.count()) == (entries, sessions)
    assert "no-store" in answer["Cache-Control"]
    assert reads.session.keys() <= {
        "_auth_user_id",
        "_auth_user_backend",
        "_auth_user_hash",
        "signed_in_since",
    }


def test_a_suggested_idea_waits_for_its_release_and_has_no_author(client, runs, poll):
    address = reverse("votes:ideas:suggest", args=[poll.meeting.code])
    form = client.get(address).context["form"]
    sent = {"key": form["key"].value(), "text": "A bus\nevery hour."}

    client.post(address, sent)
    answer = client.post(address, sent, follow=True)
    before = list(client.get(room(poll)).context["ideas"])
    idea = Statement.objects.get()
    released = runs.post(reverse("votes:statement_release", args=[idea.pk]))
    after = list(client.get(room(poll)).context["ideas"])

    assert (answer.redirect_chain, "reads it first" in answer.content.decode()) == (
        [(room(poll), 302)],
        True,
    )
    assert released.url == reverse("votes:ideas:statement_list", args=[poll.meeting_id])
    assert (idea.text, before, after) == ("A bus every hour.", [], [idea])
    assert [
        (entry.event, entry.by_kind, entry.by_id, entry.details)
        for entry in RecordEntry.objects.filter(event="statement suggested")
    ] == [("statement suggested", "guest", None, {"kind": "recommendations"})]


def test_phones_are_led_to_the_other_vote_when_it_is_open_or_revealed(client, meeting, poll, ideas):
    statements = reverse("votes:vote", args=[meeting.code])
    results = reverse("votes:code_results", args=[meeting.code])
    led = []
    other = make_poll(meeting=meeting, is_open=False)
    for fields in (
        {},
        {"opened_at": poll.opened_at},
        {"closed_at": timezone.now()},
        {"revealed_at": timezone.now()},
    ):
        for name, value in fields.items():
            setattr(other, name, value)
        other.save()
        page = page_of(client.get(room(poll)))
        led.append([a["href"] for a in page.select("main a") if a["href"] in (statements, results)])

    assert led == [[], [statements], [], [results]]
    assert room(poll) in client.get(statements).content.decode()


@pytest.mark.parametrize("size", [1, 3, 300])
def test_the_page_asks_the_same_number_of_queries(client, poll, size, django_assert_num_queries):
    ideas = make_ideas(poll, *(f"Idea {number}." for number in range(size)))
    client.get(room(poll))
    send(client, poll, *ideas[:3])

    with django_assert_num_queries(6):
        client.get(room(poll))
