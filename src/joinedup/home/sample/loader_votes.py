"""Statements that meetings voted on, and ideas they gave three votes each. Nobody's ballot is told
apart, here neither."""

import hashlib
from datetime import timedelta

from joinedup.home.sample.loader_diary import key_of
from joinedup.home.sample.loader_meetings import host_of, times_of
from joinedup.votes.models import PollKind
from joinedup.votes.selectors.polls import poll_of
from joinedup.votes.selectors.statements import released_statements
from joinedup.votes.services.casting import cast_vote, choose_ideas
from joinedup.votes.services.polls import close_poll, open_poll, reveal_poll
from joinedup.votes.services.statements import (
    release_statement,
    suggest_statement,
    write_statements,
)

VALUES = {"a": 1, "d": -1, "p": 0}
# The vote comes near the end; today's is open as soon as it is loaded.
BEFORE_THE_END = timedelta(minutes=25)
VOTING = timedelta(minutes=10)


def note_votes(sample, content):
    """Note the votes of a series' meetings: revealed where the meeting is over."""
    for vote in content["votes"]:
        _note(sample, content, vote, PollKind.STATEMENTS, _cast)
    for vote in content["choices"]:
        _note(sample, content, vote, PollKind.RECOMMENDATIONS, _choose)


def _note(sample, content, vote, kind, cast):
    (meeting,) = (each for each in content["meetings"] if each["id"] == vote["meeting"])
    host = host_of(sample, content, meeting)
    _starts_at, ends_at = times_of(sample, content, meeting)
    at = sample.days.now if meeting["day"] == 0 else ends_at - BEFORE_THE_END
    sample.diary.note(at, _write_and_open, sample, vote, kind, host)
    sample.diary.note(at, _suggest, sample, vote, kind, host, meeting["day"] < 0)
    sample.diary.note(at, cast, sample, vote)
    if meeting["day"] < 0:
        sample.diary.note(at + VOTING, _close_and_reveal, sample, vote, kind, host)


def _poll(sample, vote, kind):
    return poll_of(sample.made.meetings[vote["meeting"]], kind)


def _write_and_open(sample, vote, kind, host, *, at):
    meeting, by = sample.made.meetings[vote["meeting"]], sample.made.members[host]
    about = {"meeting": meeting, "kind": kind, "by": by, "at": at}
    texts = [text for text in vote["statements"] if text not in vote["suggestions"]]
    write_statements(key=key_of(kind, vote["meeting"]), texts=texts, **about)
    open_poll(**about)


def _suggest(sample, vote, kind, host, is_released, *, at):
    poll = _poll(sample, vote, kind)
    for text in vote["suggestions"]:
        statement = suggest_statement(
            key=key_of("suggestion", vote["meeting"], text), poll=poll, text=text, at=at
        )
        if is_released:
            release_statement(statement=statement, by=sample.made.members[host], at=at)


def _cast(sample, vote, *, at):
    statements = list(released_statements(_poll(sample, vote, PollKind.STATEMENTS)))
    for number, signs in enumerate(vote["ballots"]):
        for statement, sign in zip(statements, signs, strict=True):
            if sign != "-":
                ballot_id = _ballot("statements", vote, number)
                cast_vote(ballot_id=ballot_id, statement=statement, value=VALUES[sign])


def _choose(sample, vote, *, at):
    poll = _poll(sample, vote, PollKind.RECOMMENDATIONS)
    ideas = {idea.position: idea for idea in released_statements(poll)}
    for number, chosen in enumerate(vote["ballots"]):
        choose_ideas(
            ballot_id=_ballot("ideas", vote, number),
            poll=poll,
            ideas=[ideas[int(each)] for each in chosen.split()],
        )


def _ballot(of, vote, number):
    return hashlib.sha256(f"{of} {vote['meeting']} {number}".encode()).hexdigest()


def _close_and_reveal(sample, vote, kind, host, *, at):
    poll, by = _poll(sample, vote, kind), sample.made.members[host]
    reveal_poll(poll=close_poll(poll=poll, by=by, at=at), by=by, at=at)
