"""Who is answered what about votes, and who may read what is voted on."""

from tests.factories.votes import (
    make_ballots,
    make_choices,
    make_poll,
    make_statement,
    make_typed_ballot,
)

ROWS = """
votes:statement_list meeting | s nnn fff ppp | s nnn fff eee
votes:statement_list closed_meeting | s nnn fff ppp | s nnn fff eee
votes:statement_list draft_meeting | s nnn nnn ppp | s nnn nnn eee
votes:poll_open meeting | m mmm mmm mmm | s nnn fff rrr
votes:poll_close meeting | m mmm mmm mmm | s nnn fff rrr
votes:poll_reveal meeting | m mmm mmm mmm | s nnn fff rrr
votes:poll_anew meeting | s nnn fff ppp | s nnn fff rrr
votes:poll_anew closed_meeting | s nnn fff rrr | s nnn fff rrr
votes:paper meeting | s nnn ffp ppp | s nnn ffe eee
votes:paper coming_meeting | s nnn fff ppp | s nnn fff eee
votes:paper meeting?above=1 | s nnn ffp ppp | s nnn ffe eee
votes:ballot_change meeting+typed_ballot | s nnn ffp rrr | s nnn ffe eee
votes:ballot_take_out meeting+typed_ballot | m mmm mmm mmm | s nnn ffr rrr
votes:ballot_put_back meeting+typed_ballot | m mmm mmm mmm | s nnn ffr rrr
votes:vote_as_member meeting | s nnn rrr rrr | m mmm mmm mmm
votes:vote_as_member draft_meeting | s nnn nnn rrr | m mmm mmm mmm
votes:results meeting | s nnn ppp ppp | m mmm mmm mmm
votes:results closed_meeting | s nnn ppp ppp | m mmm mmm mmm
votes:results draft_meeting | s nnn nnn ppp | m mmm mmm mmm
votes:statement_release suggested_statement | m mmm mmm mmm | s nnn nnn rrr
votes:statement_hide statement | s nnn nnn ppp | s nnn nnn eee
votes:statement_move statement | m mmm mmm mmm | s nnn nnn rrr
votes:votes_csv series | s fff fff fpp | m mmm mmm mmm
votes:vote meeting | p ppp ppp ppp | e eee eee eee
votes:vote closed_meeting | p ppp ppp ppp | e eee eee eee
votes:vote cancelled_meeting | p ppp ppp ppp | p ppp ppp ppp
votes:suggest meeting | p ppp ppp ppp | e eee eee eee
votes:suggest closed_meeting | r rrr rrr rrr | e eee eee eee
votes:code_results meeting | p ppp ppp ppp | m mmm mmm mmm
votes:code_results closed_meeting | p ppp ppp ppp | m mmm mmm mmm
votes:ideas:statement_list meeting | s nnn fff ppp | s nnn fff eee
votes:ideas:statement_list draft_meeting | s nnn nnn ppp | s nnn nnn eee
votes:ideas:poll_open meeting | m mmm mmm mmm | s nnn fff rrr
votes:ideas:poll_close meeting | m mmm mmm mmm | s nnn fff rrr
votes:ideas:poll_reveal meeting | m mmm mmm mmm | s nnn fff rrr
votes:ideas:poll_anew meeting | s nnn fff ppp | s nnn fff rrr
votes:ideas:paper meeting | s nnn ffp ppp | s nnn ffe eee
votes:ideas:paper coming_meeting | s nnn fff ppp | s nnn fff eee
votes:ideas:paper meeting?above=1 | s nnn ffp ppp | s nnn ffe eee
votes:ideas:ballot_change meeting+typed_choice | s nnn ffp rrr | s nnn ffe eee
votes:ideas:ballot_take_out meeting+typed_choice | m mmm mmm mmm | s nnn ffr rrr
votes:ideas:ballot_put_back meeting+typed_choice | m mmm mmm mmm | s nnn ffr rrr
votes:ideas:vote_as_member meeting | s nnn rrr rrr | m mmm mmm mmm
votes:ideas:vote_as_member draft_meeting | s nnn nnn rrr | m mmm mmm mmm
votes:ideas:results meeting | s nnn ppp ppp | m mmm mmm mmm
votes:ideas:results closed_meeting | s nnn ppp ppp | m mmm mmm mmm
votes:ideas:results closed_meeting?order=votes | s nnn ppp ppp | m mmm mmm mmm
votes:ideas:results draft_meeting | s nnn nnn ppp | m mmm mmm mmm
votes:statement_release suggested_idea | m mmm mmm mmm | s nnn nnn rrr
votes:statement_hide idea | s nnn nnn ppp | s nnn nnn eee
votes:statement_move idea | m mmm mmm mmm | s nnn nnn rrr
votes:ideas:choose meeting | p ppp ppp ppp | e eee eee eee
votes:ideas:choose closed_meeting | p ppp ppp ppp | p ppp ppp ppp
votes:ideas:choose cancelled_meeting | p ppp ppp ppp | p ppp ppp ppp
votes:ideas:suggest meeting | p ppp ppp ppp | e eee eee eee
votes:ideas:suggest closed_meeting | r rrr rrr rrr | e eee eee eee
votes:ideas:code_results meeting | p ppp ppp ppp | m mmm mmm mmm
votes:ideas:code_results closed_meeting | p ppp ppp ppp | m mmm mmm mmm
"""
WORDS = """
statement         | . ... ..y yyy y | a statement the room votes on; a scribe types its ballots
suggested-statement | . ... ... yyy . | suggested, and not released
hidden-statement  | . ... ... yyy .
hidden-statement-reason | . ... ... yyy .
voted-statement   | . ... yyy yyy y | results are revealed
idea              | . ... ..y yyy y | an idea for a recommendation the room chooses from
suggested-idea    | . ... ... yyy .
hidden-idea       | . ... ... yyy .
hidden-idea-reason | . ... ... yyy .
chosen-idea       | . ... yyy yyy y | results are revealed
"""
SENT = """
facilitator | votes:statement_list meeting | text=One,Two
facilitator | votes:ideas:statement_list meeting | text=One,Two
scribe | votes:paper meeting | lines=a,d
scribe | votes:ideas:paper meeting | lines=1,2
stranger | votes:suggest meeting | text=One,Two
stranger | votes:ideas:suggest meeting | text=One,Two
"""


def build(room):
    """A vote on statements and one on ideas; each is open in a meeting, and revealed in another."""
    room.poll = make_poll(meeting=room.meeting)
    room.statement, room.suggested_statement, room.hidden_statement = _in_each_state(
        room, room.poll, "statement"
    )
    make_ballots(room.poll, [room.statement], ["a"] * 6)
    room.revealed_poll = make_poll(meeting=room.closed_meeting, is_revealed=True)
    voted = make_statement(poll=room.revealed_poll, text=room.secret("voted-statement"))
    make_ballots(room.revealed_poll, [voted], ["a"] * 6)
    kind = {"kind": "recommendations"}
    room.ideas = make_poll(meeting=room.meeting, **kind)
    room.idea, room.suggested_idea, room.hidden_idea = _in_each_state(room, room.ideas, "idea")
    make_choices(room.ideas, [room.idea], ["x"] * 6)
    room.revealed_ideas = make_poll(meeting=room.closed_meeting, is_revealed=True, **kind)
    chosen = make_statement(poll=room.revealed_ideas, text=room.secret("chosen-idea"))
    make_choices(room.revealed_ideas, [chosen], ["x"] * 6)

    room.typed_ballot = make_typed_ballot(poll=room.poll, typed_by=room.scribe)
    room.typed_choice = make_typed_ballot(poll=room.ideas, typed_by=room.scribe, typed="1")


def _in_each_state(room, poll, what):
    for prefix, fields in (
        ("", {"position": 1}),
        ("suggested-", {"state": "suggested"}),
        (
            "hidden-",
            {"state": "hidden", "position": 2, "reason": room.secret(f"hidden-{what}-reason")},
        ),
    ):
        yield make_statement(poll=poll, text=room.secret(f"{prefix}{what}"), **fields)


def grow(room):
    """A statement more in each state, and an idea, with a ballot for each."""
    for poll in (room.poll, room.revealed_poll):
        made = [
            make_statement(poll=poll, state=state) for state in ("released", "suggested", "hidden")
        ]
        make_ballots(poll, made[:1], ["a"])
    for poll in (room.ideas, room.revealed_ideas):
        make_choices(poll, [make_statement(poll=poll)], ["x"])
    for poll in (room.poll, room.ideas):
        make_typed_ballot(poll=poll, typed_by=room.scribe)
