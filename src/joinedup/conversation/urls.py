from django.urls import path

from joinedup.conversation import views

app_name = "conversation"

MEETING = "meetings/<int:pk>"
PHOTO = "photos/<int:pk>"
PROMPT = "prompts/<int:pk>"
CONTRIBUTION = "contributions/<int:pk>"
SERIES = "series/<int:pk>/strands"
STRAND = "strands/<int:pk>"

urlpatterns = [
    path(f"{MEETING}/", views.meeting_words, name="meeting_words"),
    path(f"{MEETING}/code/", views.meeting_code, name="meeting_code"),
    path(f"{MEETING}/prompts/", views.prompt_list, name="prompt_list"),
    path(f"{MEETING}/prompts/new/", views.prompt_new, name="prompt_new"),
    path(f"{MEETING}/prompts/usual/", views.prompt_usual, name="prompt_usual"),
    path(f"{MEETING}/scribe/", views.scribe, name="scribe"),
    path(f"{MEETING}/photos/new/", views.photo_new, name="photo_new"),
    path(f"{MEETING}/slips/", views.guest_slips, name="guest_slips"),
    path(f"{PHOTO}/", views.photo_detail, name="photo_detail"),
    path(f"{PHOTO}/picture/", views.photo_image, name="photo_image"),
    path(f"{PHOTO}/delete/", views.photo_delete, name="photo_delete"),
    path(f"{PROMPT}/edit/", views.prompt_edit, name="prompt_edit"),
    path(f"{PROMPT}/open/", views.prompt_open, name="prompt_open"),
    path(f"{PROMPT}/close/", views.prompt_close, name="prompt_close"),
    path(f"{PROMPT}/move/", views.prompt_move, name="prompt_move"),
    path(f"{PROMPT}/ruling/", views.term_rule, name="term_rule"),
    path(f"{PROMPT}/contribute/", views.contribute, name="contribute"),
    path(f"{CONTRIBUTION}/state/", views.contribution_state, name="contribution_state"),
    path(f"{CONTRIBUTION}/outcome/", views.outcome_report, name="outcome_report"),
    path(f"{CONTRIBUTION}/take-back/", views.scribe_undo, name="scribe_undo"),
    path("code/", views.code_enter, name="code_enter"),
    path("code/<str:code>/", views.code_room, name="code_room"),
    path("code/<str:code>/forget/", views.guest_leave, name="guest_leave"),
    path("code/<str:code>/<int:number>/", views.code_contribute, name="code_contribute"),
    path(f"{SERIES}/", views.strand_board, name="strand_board"),
    path(f"{SERIES}/move/", views.strand_move, name="strand_move"),
    path(f"{SERIES}/new/", views.strand_new, name="strand_new"),
    path(f"{STRAND}/", views.strand_detail, name="strand_detail"),
    path(f"{STRAND}/edit/", views.strand_edit, name="strand_edit"),
    path(f"{STRAND}/merge/", views.strand_merge, name="strand_merge"),
    path(f"{STRAND}/split/", views.strand_split, name="strand_split"),
    path("changes/<int:pk>/undo/", views.strand_undo, name="strand_undo"),
]
