"""While voting is open: the order of rows puts no ballot beside its person's line in the record."""

from collections import Counter

import pytest
from django.db import connection

from joinedup.record.models import RecordEntry
from joinedup.series.services.attendance import check_in
from joinedup.votes.models import Ballot, Poll, PollKind, Vote
from joinedup.votes.services import anonymising
from joinedup.votes.services.casting import cast_vote, choose_ideas
from tests.factories.people import make_member
from tests.factories.votes import make_ideas, make_poll, make_statement

PEOPLE = 25


def vote(poll, statements, number):
    """One person's votes; the ballot says whose it is, for this test alone."""
    about = {"ballot_id": f"ballot {number:02}", "in_round": 1}
    if poll.kind == PollKind.RECOMMENDATIONS:
        choose_ideas(poll=poll, ideas=statements, **about)
    else:
        for statement in statements:
            cast_vote(statement=statement, value=1, **about)


def rows_of(table, column="id"):
    """What a copy of the database tells of a table: its rows as they lie, with the transaction that
    wrote each (on the embedded database there is none)."""
    place, moment = (
        ("rowid", "0") if connection.vendor == "sqlite" else ("ctid", "xmin::text::bigint")
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column}, {moment} FROM {table} ORDER BY {place}")
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", PollKind.values)
def test_no_ballot_stands_beside_its_persons_line(kind):
    poll = make_poll(kind=kind)
    statements = make_ideas(poll, "A ramp.", "A map.")
    lines = []
    for number in range(PEOPLE):
        member = make_member(community=poll.meeting.series.community)
        check_in(meeting=poll.meeting, member=member, by=member, at=poll.meeting.starts_at)
        lines.append(RecordEntry.objects.latest("pk").pk)
        vote(poll, statements, number)

    moments = dict(rows_of(RecordEntry._meta.db_table))
    guessed = {
        table: [
            lines.index(max((pk for pk in lines if moments[pk] <= moment), default=lines[0]))
            == int(ballot[-2:])
            for ballot, moment in rows_of(table, column)
        ]
        for table, column in (("votes_ballot", "id"), ("votes_vote", "ballot_id"))
    }
    as_they_came = sorted(Ballot.objects.values_list("pk", flat=True))

    # All rows are of one moment, so that one guess at most is right: it says everybody is the same.
    assert sum(guessed["votes_ballot"]) <= 1
    assert sum(guessed["votes_vote"]) <= len(statements)
    for table, column in (("votes_ballot", "id"), ("votes_vote", "ballot_id")):
        lying = list(dict.fromkeys(each for each, _moment in rows_of(table, column)))
        assert sorted(lying) == as_they_came
        assert lying != as_they_came
        assert len({moment for _each, moment in rows_of(table, column)}) == 1


@pytest.mark.skipif(connection.vendor == "sqlite", reason="Each row lies at a place by chance.")
@pytest.mark.django_db
def test_in_a_large_room_they_are_mixed_when_the_work_is_worth_it(monkeypatch):
    monkeypatch.setattr(anonymising, "VOTES_A_PRESS", 4)
    poll = make_poll()
    statements = [make_statement(poll=poll)]
    waiting = []
    for number in range(16):
        vote(poll, statements, number)
        waiting.append(Poll.objects.get(pk=poll.pk).unmixed)

    assert waiting == [0, 0, 0, 0, 1, 0, 1, 0, 1, 2, 0, 1, 2, 3, 0, 1]
    assert Counter(Vote.objects.values_list("value", flat=True)) == {1: 16}
