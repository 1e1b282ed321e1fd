from django.urls import path

from joinedup.room import views

app_name = "room"

MEETING = "meetings/<int:pk>"

urlpatterns = [
    path(f"{MEETING}/run/", views.run, name="run"),
    path(f"{MEETING}/run/now/", views.run_now, name="run_now"),
    path(f"{MEETING}/wall/", views.wall, name="wall"),
    path(f"{MEETING}/wall/now/", views.wall_now, name="wall_now"),
    path(f"{MEETING}/paper-pack/", views.paper_pack, name="paper_pack"),
    path(f"{MEETING}/act/", views.meeting_act, name="meeting_act"),
    path("prompts/<int:pk>/act/", views.prompt_act, name="prompt_act"),
    path("polls/<int:pk>/act/", views.poll_act, name="poll_act"),
    path("contributions/<int:pk>/act/", views.contribution_act, name="contribution_act"),
    path("code/<str:code>/now/", views.code_now, name="code_now"),
]
