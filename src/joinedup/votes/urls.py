from django.urls import include, path

from joinedup.votes import views
from joinedup.votes.models import PollKind

app_name = "votes"

MEETING = "meetings/<int:pk>"
STATEMENT = "statements/<int:pk>"
CODE = "code/<str:code>"


def pages_of(kind, *, meeting, code):
    """The pages that a poll of each kind has."""
    about = {"kind": kind}
    return [
        path(f"{meeting}/", views.statement_list, about, name="statement_list"),
        path(f"{meeting}/open/", views.poll_open, about, name="poll_open"),
        path(f"{meeting}/close/", views.poll_close, about, name="poll_close"),
        path(f"{meeting}/reveal/", views.poll_reveal, about, name="poll_reveal"),
        path(f"{meeting}/paper/", views.paper, about, name="paper"),
        path(f"{meeting}/vote/", views.vote_as_member, about, name="vote_as_member"),
        path(f"{meeting}/results/", views.results, about, name="results"),
        path(f"{code}/suggest/", views.suggest, about, name="suggest"),
        path(f"{code}/results/", views.code_results, about, name="code_results"),
    ]


ideas = [
    *pages_of(
        PollKind.RECOMMENDATIONS,
        meeting=f"{MEETING}/recommendations",
        code=f"{CODE}/recommendations",
    ),
    path(f"{CODE}/recommendations/", views.choose, name="choose"),
]

urlpatterns = [
    *pages_of(PollKind.STATEMENTS, meeting=MEETING, code=CODE),
    path(f"{CODE}/", views.vote, name="vote"),
    path("", include((ideas, "ideas"))),
    # Of a statement or an idea: it knows its poll.
    path(f"{STATEMENT}/release/", views.statement_release, name="statement_release"),
    path(f"{STATEMENT}/hide/", views.statement_hide, name="statement_hide"),
    path(f"{STATEMENT}/move/", views.statement_move, name="statement_move"),
]
