"""Anonymous in the schema: what the tables cannot tell."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from joinedup.votes.models import Ballot, Poll, TypedBallot, Vote
from joinedup.votes.selectors.results import Choices, Chosen, choices_of
from joinedup.votes.services.polls import close_poll, reveal_poll
from tests.factories.people import make_member
from tests.factories.votes import (
    make_ballots,
    make_choices,
    make_ideas,
    make_poll,
    make_statement,
    make_typed_ballot,
)

# What a vote is about: from here on the ways lead to the meeting, and to nobody who voted.
ABOUT = {"votes.Statement", "votes.Poll"}


def relations_of(model):
    """The models that this one leads to, or that lead to it."""
    return {field.related_model for field in model._meta.get_fields() if field.is_relation}


def test_no_way_leads_from_a_vote_to_a_person():
    found, waiting = set(), [Vote, Ballot]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            if model._meta.label not in ABOUT:
                waiting += relations_of(model)

    assert {model._meta.label for model in found} == {"votes.Vote", "votes.Ballot", *ABOUT}


def test_a_statement_knows_nobody():
    ways = {model._meta.label for model in (apps.get_model(label) for label in ABOUT)}
    led_to = {
        related._meta.label for label in ABOUT for related in relations_of(apps.get_model(label))
    }

    assert led_to - ways == {
        "votes.Ballot",
        "votes.Vote",
        "series.Meeting",
        # Sheets of paper that are no ballots yet. They lead to whoever typed them.
        "votes.TypedBallot",
    }


def test_a_ballot_and_a_vote_hold_no_moment_and_no_number_in_order():
    columns = {
        f"{model.__name__}.{field.name}": type(field).__name__
        for model in (Ballot, Vote)
        for field in model._meta.concrete_fields
    }

    assert columns == {
        "Ballot.id": "CharField",
        "Ballot.poll": "ForeignKey",
        "Vote.id": "UUIDField",
        "Vote.ballot": "ForeignKey",
        "Vote.statement": "ForeignKey",
        "Vote.value": "SmallIntegerField",
        "Vote.spot": "PositiveSmallIntegerField",
    }


def test_nothing_else_leads_to_a_ballot():
    """No table of another app points at ballots or votes."""
    pointing = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model in (Ballot, Vote)
    }

    assert pointing == {"votes.Vote.ballot"}


def rows_in_place():
    """Ballots in the order in which the database keeps them."""
    with connection.cursor() as cursor:
        place = "rowid" if connection.vendor == "sqlite" else "ctid"
        cursor.execute(f"SELECT id FROM votes_ballot ORDER BY {place}")
        ballots = [row[0] for row in cursor.fetchall()]
        cursor.execute(f"SELECT ballot_id FROM votes_vote ORDER BY {place}")
        return ballots, [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
def test_when_voting_closes_the_order_of_rows_is_mixed():
    poll = make_poll()
    statements = [make_statement(poll=poll) for _ in range(2)]
    make_ballots(poll, statements, ["ad"] * 40)
    ballots, votes = rows_in_place()

    close_poll(poll=poll, by=make_member(), at=timezone.now())
    mixed_ballots, mixed_votes = rows_in_place()

    assert (sorted(mixed_ballots), sorted(mixed_votes)) == (sorted(ballots), sorted(votes))
    assert mixed_ballots != ballots
    # Neither in the order of the ballots, nor the answers of one ballot beside each other.
    assert mixed_votes != votes
    assert mixed_votes != [each for each in mixed_ballots for _ in statements]


@pytest.mark.django_db
def test_when_results_are_revealed_no_device_reaches_its_ballot_any_more():
    poll = make_poll(is_closed=True)
    statements = [make_statement(poll=poll) for _ in range(2)]
    before = {ballot.pk for ballot in make_ballots(poll, statements, ["ad", "da", "p-"])}

    reveal_poll(poll=poll, by=make_member(), at=timezone.now())

    kept = sorted(
        sorted(ballot.votes.values_list("statement", "value")) for ballot in Ballot.objects.all()
    )
    one, two = (statement.pk for statement in statements)
    assert kept == [[(one, -1), (two, 1)], [(one, 0)], [(one, 1), (two, -1)]]
    assert before & set(Ballot.objects.values_list("pk", flat=True)) == set()


@pytest.mark.django_db
def test_once_revealed_nothing_tells_what_came_from_paper_or_in_which_order():
    poll = make_poll()
    statements = [make_statement(poll=poll, position=number) for number in range(1, 41)]
    make_ballots(
        poll, statements[:20], ["-" * each + "a" + "-" * (19 - each) for each in range(20)]
    )
    for number in range(21, 41):
        make_typed_ballot(poll=poll, typed=f"{number}a")
    while_open = poll.ballots.count()

    close_poll(poll=poll, by=make_member(), at=timezone.now())
    reveal_poll(poll=poll, by=make_member(), at=timezone.now())
    lying, _votes = rows_in_place()
    voted = dict(Vote.objects.values_list("ballot", "statement__position"))
    numbers = [voted[ballot] for ballot in lying]

    # What is typed is no ballot before.
    assert (while_open, sorted(numbers)) == (20, list(range(1, 41)))
    assert set(numbers[:20]) not in (set(range(1, 21)), set(range(21, 41)))
    assert [each for each in numbers if each > 20] != list(range(21, 41))
    assert not TypedBallot.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"opened_at": None, "closed_at": timezone.now()}, "poll_closed_was_open"),
        ({"revealed_at": timezone.now()}, "poll_revealed_was_closed"),
        ({"groups": {}}, "poll_groups_only_when_revealed"),
    ],
)
def test_the_database_refuses_results_out_of_order(fields, constraint):
    poll = make_poll()

    with pytest.raises(Exception, match=constraint):
        Poll.objects.filter(pk=poll.pk).update(**fields)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"state": "hidden"}, "statement_hidden_says_why"),
        ({"reason": "Because."}, "statement_hidden_says_why"),
        ({"position": None}, "statement_released_has_its_place"),
        ({"text": ""}, "statement_says_something"),
        ({"state": "lost", "position": 1}, "statement_state_is_one_of_three"),
    ],
)
def test_the_database_refuses_a_statement_in_no_state(fields, constraint):
    statement = make_statement()

    with pytest.raises(Exception, match=constraint):
        type(statement).objects.filter(pk=statement.pk).update(**fields)


@pytest.mark.django_db
def test_the_database_refuses_a_vote_of_another_kind():
    statement = make_statement()
    (ballot,) = make_ballots(statement.poll, [statement], ["a"])

    with pytest.raises(Exception, match="vote_is_one_of_three"):
        ballot.votes.update(value=2)


@pytest.mark.django_db
def test_the_database_refuses_a_second_poll_of_a_kind_and_a_third_kind():
    poll = make_poll()
    make_poll(meeting=poll.meeting, kind="recommendations")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_poll(meeting=poll.meeting)
    with pytest.raises(IntegrityError, match="poll_kind_is_one_of_two"), transaction.atomic():
        make_poll(kind="other")


@pytest.mark.django_db
def test_the_database_has_room_for_three_votes_on_ideas_and_no_fourth():
    poll = make_poll(kind="recommendations")
    ideas = make_ideas(poll, "A ramp.", "A map.", "A lamp.", "A bench.")
    (ballot,) = make_choices(poll, ideas, ["xxx-"])

    for spot in (1, 3, 0, 4):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vote.objects.create(ballot=ballot, statement=ideas[3], value=1, spot=spot)
    with pytest.raises(IntegrityError, match="vote_has_one_of_the_spots"), transaction.atomic():
        ballot.votes.update(value=-1)


@pytest.mark.django_db
def test_a_vote_without_a_spot_is_no_vote_on_an_idea():
    poll = make_poll(kind="recommendations", is_revealed=True)
    ideas = make_ideas(poll, "A ramp.", "A map.")
    ballots = make_choices(poll, ideas, ["x-"] * 6)

    Vote.objects.bulk_create(Vote(ballot=each, statement=ideas[1], value=1) for each in ballots)

    assert choices_of(poll) == Choices(6, [Chosen(ideas[0], 6), Chosen(ideas[1], 0)])
