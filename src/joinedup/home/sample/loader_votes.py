"""Statements that meetings voted on. Nobody's ballot is told apart, here neither."""

import hashlib
from datetime import timedelta

from joinedup.home.sample.loader_diary import key_of
from joinedup.home.sample.loader_meetings import host_of, times_of
from joinedup.votes import services
from joinedup.votes.models import PollKind
from joinedup.votes.selectors import poll_of, released

VALUES = {"a": 1, "d": -1, "p": 0}
# The vote comes near the end; today's is open as soon as it is loaded.
BEFORE_THE_END = timedelta(minutes=25)
VOTING = timedelta(minutes=10)


def note_votes(sample, content):
    """Note the votes of a series' meetings: revealed where the meeting is over."""
    meetings = {meeting["id"]: meeting for meeting in content["meetings"]}
    for vote in content["votes"]:
        meeting = meetings[vote["meeting"]]
        host = host_of(sample, content, meeting)
        _starts_at, ends_at = times_of(sample, content, meeting)
        at = sample.days.now if meeting["day"] == 0 else ends_at - BEFORE_THE_END
        sample.diary.note(at, _write_and_open, sample, vote, host)
        sample.diary.note(at, _suggest, sample, vote, host, meeting["day"] < 0)
        sample.diary.note(at, _cast, sample, vote)
        if meeting["day"] < 0:
            sample.diary.note(at + VOTING, _close_and_reveal, sample, vote, host)


def _write_and_open(sample, vote, host, *, at):
    meeting, by = sample.made.meetings[vote["meeting"]], sample.made.members[host]
    about = {"meeting": meeting, "kind": PollKind.STATEMENTS, "by": by, "at": at}
    texts = [text for text in vote["statements"] if text not in vote["suggestions"]]
    services.write_statements(key=key_of("statements", vote["meeting"]), texts=texts, **about)
    services.open_poll(**about)


def _suggest(sample, vote, host, is_released, *, at):
    poll = poll_of(sample.made.meetings[vote["meeting"]], PollKind.STATEMENTS)
    for text in vote["suggestions"]:
        statement = services.suggest(
            key=key_of("suggestion", vote["meeting"], text), poll=poll, text=text, at=at
        )
        if is_released:
            services.release(statement=statement, by=sample.made.members[host], at=at)


def _cast(sample, vote, *, at):
    statements = list(released(poll_of(sample.made.meetings[vote["meeting"]], PollKind.STATEMENTS)))
    for number, signs in enumerate(vote["ballots"]):
        ballot = hashlib.sha256(f"{vote['meeting']} {number}".encode()).hexdigest()
        for statement, sign in zip(statements, signs, strict=True):
            if sign != "-":
                services.cast(ballot_id=ballot, statement=statement, value=VALUES[sign])


def _close_and_reveal(sample, vote, host, *, at):
    poll, by = (
        poll_of(sample.made.meetings[vote["meeting"]], PollKind.STATEMENTS),
        sample.made.members[host],
    )
    services.reveal(poll=services.close_poll(poll=poll, by=by, at=at), by=by, at=at)
