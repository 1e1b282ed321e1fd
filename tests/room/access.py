"""Who is answered what by the screens of a meeting."""

from tests.factories.room import make_wall_choice

ROWS = """
room:run meeting | s nnn fff ppp | m mmm mmm mmm
room:run draft_meeting | s nnn nnn ppp | m mmm mmm mmm
room:run_now meeting | s nnn fff ppp | m mmm mmm mmm
room:wall meeting | s nnn fff ppp | m mmm mmm mmm
room:wall closed_meeting | s nnn fff ppp | m mmm mmm mmm
room:wall draft_meeting | s nnn nnn ppp | m mmm mmm mmm
room:wall_now meeting | s nnn fff ppp | m mmm mmm mmm
room:paper_pack meeting | s nnn ffp ppp | m mmm mmm mmm
room:paper_pack meeting?papers=ballots | s nnn ffp ppp | m mmm mmm mmm
room:paper_pack coming_meeting | s nnn fff ppp | m mmm mmm mmm
room:paper_pack draft_meeting | s nnn nnn ppp | m mmm mmm mmm
room:meeting_act meeting | m mmm mmm mmm | s nnn fff rrr
room:prompt_act prompt | m mmm mmm mmm | s nnn fff rrr
room:poll_act poll | m mmm mmm mmm | s nnn fff rrr
room:contribution_act contribution | m mmm mmm mmm | s nnn fff rrr
room:contribution_act held | m mmm mmm mmm | s nnn nff rrr
room:code_now meeting | p ppp ppp ppp | m mmm mmm mmm
room:code_now draft_meeting | p ppp ppp ppp | m mmm mmm mmm
"""
WORDS = ""


def build(room):
    """A vote that was chosen for the wall."""
    make_wall_choice(poll=room.revealed_poll)
