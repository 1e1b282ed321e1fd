from django.urls import path

from joinedup.votes import views

app_name = "votes"

MEETING = "meetings/<int:pk>"
STATEMENT = "statements/<int:pk>"
CODE = "code/<str:code>"

urlpatterns = [
    path(f"{MEETING}/", views.statement_list, name="statement_list"),
    path(f"{MEETING}/open/", views.poll_open, name="poll_open"),
    path(f"{MEETING}/close/", views.poll_close, name="poll_close"),
    path(f"{MEETING}/reveal/", views.poll_reveal, name="poll_reveal"),
    path(f"{MEETING}/paper/", views.paper, name="paper"),
    path(f"{MEETING}/vote/", views.vote_as_member, name="vote_as_member"),
    path(f"{MEETING}/results/", views.results, name="results"),
    path(f"{STATEMENT}/release/", views.statement_release, name="statement_release"),
    path(f"{STATEMENT}/hide/", views.statement_hide, name="statement_hide"),
    path(f"{STATEMENT}/move/", views.statement_move, name="statement_move"),
    path(f"{CODE}/", views.vote, name="vote"),
    path(f"{CODE}/suggest/", views.suggest, name="suggest"),
    path(f"{CODE}/results/", views.code_results, name="code_results"),
]
