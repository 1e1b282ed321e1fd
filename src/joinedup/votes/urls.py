from django.urls import include, path

from joinedup.votes.models import PollKind
from joinedup.votes.views.choosing import choose
from joinedup.votes.views.files import votes_csv
from joinedup.votes.views.paper import ballot_change, ballot_put_back, ballot_take_out, paper
from joinedup.votes.views.reading import code_results, results
from joinedup.votes.views.running import (
    poll_anew,
    poll_close,
    poll_open,
    poll_reveal,
    statement_hide,
    statement_list,
    statement_move,
    statement_release,
)
from joinedup.votes.views.voting import suggest, vote, vote_as_member

app_name = "votes"

MEETING = "meetings/<int:pk>"
STATEMENT = "statements/<int:pk>"
CODE = "code/<str:code>"
LINE = "paper/<int:line>"


def pages_of(kind, *, meeting, code):
    """The pages that a poll of each kind has."""
    about = {"kind": kind}
    return [
        path(f"{meeting}/", statement_list, about, name="statement_list"),
        path(f"{meeting}/open/", poll_open, about, name="poll_open"),
        path(f"{meeting}/close/", poll_close, about, name="poll_close"),
        path(f"{meeting}/reveal/", poll_reveal, about, name="poll_reveal"),
        path(f"{meeting}/anew/", poll_anew, about, name="poll_anew"),
        path(f"{meeting}/paper/", paper, about, name="paper"),
        path(f"{meeting}/{LINE}/", ballot_change, about, name="ballot_change"),
        path(f"{meeting}/{LINE}/out/", ballot_take_out, about, name="ballot_take_out"),
        path(f"{meeting}/{LINE}/back/", ballot_put_back, about, name="ballot_put_back"),
        path(f"{meeting}/vote/", vote_as_member, about, name="vote_as_member"),
        path(f"{meeting}/results/", results, about, name="results"),
        path(f"{code}/suggest/", suggest, about, name="suggest"),
        path(f"{code}/results/", code_results, about, name="code_results"),
    ]


ideas = [
    *pages_of(
        PollKind.RECOMMENDATIONS,
        meeting=f"{MEETING}/recommendations",
        code=f"{CODE}/recommendations",
    ),
    path(f"{CODE}/recommendations/", choose, name="choose"),
]

urlpatterns = [
    path("series/<int:pk>/votes.csv", votes_csv, name="votes_csv"),
    *pages_of(PollKind.STATEMENTS, meeting=MEETING, code=CODE),
    path(f"{CODE}/", vote, name="vote"),
    path("", include((ideas, "ideas"))),
    # Of a statement or an idea: it knows its poll.
    path(f"{STATEMENT}/release/", statement_release, name="statement_release"),
    path(f"{STATEMENT}/hide/", statement_hide, name="statement_hide"),
    path(f"{STATEMENT}/move/", statement_move, name="statement_move"),
]
