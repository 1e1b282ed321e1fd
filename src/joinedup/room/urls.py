from django.urls import path

from joinedup.room.views.acts import contribution_act, meeting_act, poll_act, prompt_act
from joinedup.room.views.papers import paper_pack
from joinedup.room.views.screens import code_now, run, run_now, wall, wall_now

app_name = "room"

MEETING = "meetings/<int:pk>"

urlpatterns = [
    path(f"{MEETING}/run/", run, name="run"),
    path(f"{MEETING}/run/now/", run_now, name="run_now"),
    path(f"{MEETING}/wall/", wall, name="wall"),
    path(f"{MEETING}/wall/now/", wall_now, name="wall_now"),
    path(f"{MEETING}/paper-pack/", paper_pack, name="paper_pack"),
    path(f"{MEETING}/act/", meeting_act, name="meeting_act"),
    path("prompts/<int:pk>/act/", prompt_act, name="prompt_act"),
    path("polls/<int:pk>/act/", poll_act, name="poll_act"),
    path("contributions/<int:pk>/act/", contribution_act, name="contribution_act"),
    path("code/<str:code>/now/", code_now, name="code_now"),
]
