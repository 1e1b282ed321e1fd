"""Statements that meetings voted on, and ideas they gave three votes each. Nobody's ballot is told
apart, here neither."""

import hashlib
from datetime import timedelta

from joinedup.core.samples import key_of, read_content
from joinedup.series.sample.content import find_meeting
from joinedup.series.sample.meetings import host_of, times_of
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


def votes():
    """Statements to agree with or not, with the ballots."""
    return read_content(__file__)["votes"]


def choices():
    """Ideas to choose from, with the ballots."""
    return read_content(__file__)["choices"]


def load(timeline):
    """Note the votes of all meetings: revealed where the meeting is over."""
    for vote in votes():
        _note(timeline, vote, PollKind.STATEMENTS, _cast)
    for vote in choices():
        _note(timeline, vote, PollKind.RECOMMENDATIONS, _choose)


def _note(timeline, vote, kind, cast):
    made, meeting = timeline.made, find_meeting(vote["meeting"])
    host = host_of(meeting)
    _starts_at, ends_at = times_of(timeline.days, meeting)
    at = timeline.days.now if meeting["day"] == 0 else ends_at - BEFORE_THE_END
    timeline.at(at, _write_and_open, made, vote, kind, host)
    timeline.at(at, _suggest, made, vote, kind, host, meeting["day"] < 0)
    timeline.at(at, cast, made, vote)
    if meeting["day"] < 0:
        timeline.at(at + VOTING, _close_and_reveal, made, vote, kind, host)


def _poll(made, vote, kind):
    return poll_of(made["meeting", vote["meeting"]], kind)


def _write_and_open(made, vote, kind, host, *, at):
    meeting, by = made["meeting", vote["meeting"]], made["member", host]
    about = {"meeting": meeting, "kind": kind, "by": by, "at": at}
    texts = [text for text in vote["statements"] if text not in vote["suggestions"]]
    write_statements(key=key_of(kind, vote["meeting"]), texts=texts, **about)
    open_poll(**about)


def _suggest(made, vote, kind, host, is_released, *, at):
    poll = _poll(made, vote, kind)
    for text in vote["suggestions"]:
        statement = suggest_statement(
            key=key_of("suggestion", vote["meeting"], text), poll=poll, text=text, at=at
        )
        if is_released:
            release_statement(statement=statement, by=made["member", host], at=at)


def _cast(made, vote, *, at):
    statements = list(released_statements(_poll(made, vote, PollKind.STATEMENTS)))
    for number, signs in enumerate(vote["ballots"]):
        for statement, sign in zip(statements, signs, strict=True):
            if sign != "-":
                ballot_id = _ballot("statements", vote, number)
                cast_vote(ballot_id=ballot_id, in_round=1, statement=statement, value=VALUES[sign])


def _choose(made, vote, *, at):
    poll = _poll(made, vote, PollKind.RECOMMENDATIONS)
    ideas = {idea.position: idea for idea in released_statements(poll)}
    for number, chosen in enumerate(vote["ballots"]):
        choose_ideas(
            ballot_id=_ballot("ideas", vote, number),
            in_round=1,
            poll=poll,
            ideas=[ideas[int(each)] for each in chosen.split()],
        )


def _ballot(of, vote, number):
    return hashlib.sha256(f"{of} {vote['meeting']} {number}".encode()).hexdigest()


def _close_and_reveal(made, vote, kind, host, *, at):
    poll, by = _poll(made, vote, kind), made["member", host]
    reveal_poll(poll=close_poll(poll=poll, by=by, at=at), by=by, at=at)
