"""Ballots from paper, typed by a scribe."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.core.bulk_text import UnreadableText
from joinedup.votes.lib.paper_ballots import read_ballots
from joinedup.votes.models import Ballot
from tests.factories.people import make_member
from tests.factories.votes import make_statement

NUMBERS = [1, 2, 4]


@pytest.mark.parametrize(
    ("typed", "ballots"),
    [
        ("1a 2d 4p", [{1: 1, 2: -1, 4: 0}]),
        ("4P,1A; 2 d.", [{4: 0, 1: 1, 2: -1}]),
        ("1a2d4p", [{1: 1, 2: -1, 4: 0}]),
        ("2d", [{2: -1}]),
        ("a d p", [{1: 1, 2: -1, 4: 0}]),
        ("ad", [{1: 1, 2: -1}]),
        ("١a ٢d، ۴p", [{1: 1, 2: -1, 4: 0}]),
        ("\u200e１ａ\u200b ２Ｄ", [{1: 1, 2: -1}]),
        ("- - a", [{4: 1}]),
        ("a\n\n  \nd", [{1: 1}, {1: -1}]),
        ("", []),
    ],
)
def test_lines_are_read(typed, ballots):
    assert read_ballots(typed, numbers=NUMBERS) == ballots


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1a\n1x", "Line 2 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("yes", "Line 1 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("1a what", "Line 1 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("---", "Line 1 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("adpa", "Line 1 could not be read. Write it like “1a 2d 3p”, or “a d p”."),
        ("1a 1d", "Line 1 names a statement twice."),
        ("3a 1a", "Line 1 names statement 3, which is not on the list."),
        ("a\n" * 101, "There are 101 lines. Please send at most 100 at a time."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(typed, why):
    with pytest.raises(UnreadableText) as trouble:
        read_ballots(typed, numbers=NUMBERS)

    assert str(trouble.value) == why


def type_in(browser, meeting, lines, key):
    address = reverse("votes:paper", args=[meeting.pk])
    return browser.post(address, {"key": key, "lines": lines}, follow=True).content.decode()


def kept():
    return sorted(
        sorted(ballot.votes.values_list("statement__text", "value"))
        for ballot in Ballot.objects.all()
    )


@pytest.fixture
def scribe(meeting):
    scribe = make_member(community=meeting.series.community)
    meeting.scribes.set([scribe])
    browser = Client()
    browser.force_login(scribe)
    return browser


@pytest.mark.django_db
def test_each_line_is_a_ballot_and_sent_twice_it_is_kept_once(scribe, meeting, poll):
    for number, text in enumerate(("Buses run.", "Rent is fair."), 1):
        make_statement(poll=poll, text=text, position=number)
    key = uuid.uuid4()

    said = [type_in(scribe, meeting, "1a 2d\n1a 2d\n2p", key) for _ in range(2)]
    type_in(scribe, meeting, "1p", key)

    assert "3 ballots are kept." in said[0]
    assert "These ballots are kept already." in said[1]
    assert kept() == [
        [("Buses run.", 0)],
        [("Buses run.", 1), ("Rent is fair.", -1)],
        [("Buses run.", 1), ("Rent is fair.", -1)],
        [("Rent is fair.", 0)],
    ]


@pytest.mark.django_db
def test_paper_is_typed_after_closing_and_not_after_revealing(scribe, runs, meeting, poll):
    make_statement(poll=poll, position=1)
    key = uuid.uuid4()
    runs.post(reverse("votes:poll_close", args=[meeting.pk]))
    closed = [type_in(scribe, meeting, "a\nd", key) for _ in range(2)]
    runs.post(reverse("votes:poll_reveal", args=[meeting.pk]))
    revealed = type_in(scribe, meeting, "a", uuid.uuid4())

    assert "2 ballots are kept." in closed[0]
    assert "These ballots are kept already." in closed[1]
    assert "The results are shown already" in revealed
    assert Ballot.objects.count() == 2


@pytest.mark.django_db
def test_a_slip_of_the_hand_keeps_what_was_typed(scribe, meeting, poll):
    make_statement(poll=poll, position=1)

    answer = type_in(scribe, meeting, "1a\n2a", uuid.uuid4())

    assert "Line 2 names statement 2, which is not on the list." in answer
    assert "1a\n2a" in answer
    assert Ballot.objects.count() == 0
