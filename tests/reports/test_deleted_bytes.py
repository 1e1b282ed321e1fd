"""What people took back is in no byte of the embedded database's files."""

import random
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone

from joinedup.conversation.models import Contribution
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.checkpoints import empty_log
from joinedup.core.jobs import run_due_jobs
from joinedup.core.models import Redaction
from joinedup.core.redaction import DECIDE_WITHIN
from joinedup.core.seen_runs import read_texts
from joinedup.reports.services.copies import take_copy_out
from joinedup.votes.models import Ballot
from joinedup.votes.services.casting import cast_vote
from joinedup.votes.services.polls import close_poll, reveal_poll
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import make_member
from tests.factories.reports import make_finding, make_report
from tests.factories.votes import make_poll, make_statement

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps no such promise"),
]
WORDS = "Sie wartete mit mir an der Haltestelle {number}, bis er kam."
WORDS_0 = WORDS.format(number=0)


def _files():
    """The bytes of the database and of its log."""
    name = connection.settings_dict["NAME"]
    paths = [Path(f"{name}{end}") for end in ("", "-wal", "-journal")]
    return b"".join(path.read_bytes() for path in paths if path.exists())


def _say(how_many):
    prompt, author = make_prompt(), make_member()
    said = [
        make_contribution(prompt=prompt, member=author, text=WORDS.format(number=number) * 40)
        for number in range(how_many)
    ]
    # Some wait in the log and some are in the file, as in life.
    empty_log()
    for each in said[::2]:
        Contribution.objects.filter(pk=each.pk).update(text=f"{each.text} Again.")
    return said


def test_what_is_deleted_is_overwritten_however_sqlite_was_built():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)


def test_words_that_were_taken_back_are_in_no_byte():
    said = _say(60)
    random.Random(1).shuffle(said)
    before = _files()

    for each in said:
        withdraw_words(contribution=each, by="link", at=timezone.now())

    after = _files()
    words = [WORDS.format(number=number).encode() for number in range(60)]
    assert [each for each in words if each not in before] == []
    assert [each for each in words if each in after] == []


@pytest.mark.parametrize("ends", ("taken out by hand", "gone by itself"))
def test_copies_that_have_gone_are_in_no_byte(ends):
    [said] = _say(1)
    read_texts(timezone.now())
    make_finding(report=make_report(series=said.prompt.meeting.series), body=f"She said: {WORDS_0}")
    withdraw_words(contribution=said, by="link", at=timezone.now())
    waiting = _files()

    if ends == "taken out by hand":
        copy = Redaction.objects.get()
        take_copy_out(redaction=copy, by=make_member(), at=timezone.now())
    else:
        run_due_jobs(timezone.now() + DECIDE_WITHIN + timedelta(hours=1))

    assert (WORDS_0.encode() in waiting, WORDS_0.encode() in _files()) == (True, False)


def test_a_ballots_row_as_it_came_is_in_no_byte_once_voting_has_closed():
    poll, by, at = make_poll(), make_member(), timezone.now()
    statement = make_statement(poll=poll)
    came = [f"{number:02}{uuid.uuid4().hex}{uuid.uuid4().hex[:30]}" for number in range(40)]
    for ballot in came:
        cast_vote(in_round=1, statement=statement, ballot_id=ballot, value=1)
    rows = [pk.hex.encode() for pk in poll.ballots.values_list("votes", flat=True)]
    before = _files()

    close_poll(poll=poll, by=by, at=at)
    closed = _files()
    reveal_poll(poll=poll, by=by, at=at)
    revealed = _files()

    assert [each for each in (*rows, *_ids(came)) if each not in before] == []
    assert [each for each in rows if each in closed] == []
    assert [each for each in _ids(came) if each in revealed] == []
    assert Ballot.objects.count() == len(came)


def _ids(ballots):
    return [each.encode() for each in ballots]


def test_nothing_waits_for_somebody_who_reads_and_a_job_does_it_later():
    [said] = _say(1)
    reader = connection.copy()
    try:
        reader.ensure_connection()
        reader.connection.execute("BEGIN DEFERRED")
        reader.connection.execute("SELECT count(*) FROM conversation_contribution").fetchone()

        withdraw_words(contribution=said, by="link", at=timezone.now())
        meanwhile = empty_log()
        said.refresh_from_db()
    finally:
        reader.close()

    assert (said.text, meanwhile) == ("", False)
    assert WORDS.format(number=0).encode() in _files()
    assert empty_log()
    assert WORDS.format(number=0).encode() not in _files()


def test_inside_a_transaction_the_log_is_left_alone():
    with transaction.atomic():
        assert not empty_log()
