from django.urls import path

from joinedup.conversation.views.contributions import contribute, contribution_state, outcome_report
from joinedup.conversation.views.files import contributions_csv
from joinedup.conversation.views.guests import code_contribute, code_enter, code_room, guest_leave
from joinedup.conversation.views.photos import photo_delete, photo_detail, photo_image, photo_new
from joinedup.conversation.views.prompts import (
    prompt_close,
    prompt_defaults,
    prompt_edit,
    prompt_list,
    prompt_move,
    prompt_new,
    prompt_open,
    prompt_remove,
    prompt_show,
    term_rule,
)
from joinedup.conversation.views.reading import meeting_code, meeting_words
from joinedup.conversation.views.scribing import (
    guest_slips,
    line_correct,
    scribe,
    scribe_undo,
)
from joinedup.conversation.views.strands import (
    strand_board,
    strand_detail,
    strand_edit,
    strand_merge,
    strand_move,
    strand_new,
    strand_split,
    strand_undo,
)

app_name = "conversation"

MEETING = "meetings/<int:pk>"
PHOTO = "photos/<int:pk>"
PROMPT = "prompts/<int:pk>"
CONTRIBUTION = "contributions/<int:pk>"
SERIES = "series/<int:pk>/strands"
STRAND = "strands/<int:pk>"

urlpatterns = [
    path("series/<int:pk>/contributions.csv", contributions_csv, name="contributions_csv"),
    path(f"{MEETING}/", meeting_words, name="meeting_words"),
    path(f"{MEETING}/code/", meeting_code, name="meeting_code"),
    path(f"{MEETING}/prompts/", prompt_list, name="prompt_list"),
    path(f"{MEETING}/prompts/new/", prompt_new, name="prompt_new"),
    path(f"{MEETING}/prompts/usual/", prompt_defaults, name="prompt_defaults"),
    path(f"{MEETING}/scribe/", scribe, name="scribe"),
    path(f"{MEETING}/photos/new/", photo_new, name="photo_new"),
    path(f"{MEETING}/slips/", guest_slips, name="guest_slips"),
    path(f"{PHOTO}/", photo_detail, name="photo_detail"),
    path(f"{PHOTO}/picture/", photo_image, name="photo_image"),
    path(f"{PHOTO}/delete/", photo_delete, name="photo_delete"),
    path(f"{PROMPT}/edit/", prompt_edit, name="prompt_edit"),
    path(f"{PROMPT}/remove/", prompt_remove, name="prompt_remove"),
    path(f"{PROMPT}/show/", prompt_show, name="prompt_show"),
    path(f"{PROMPT}/open/", prompt_open, name="prompt_open"),
    path(f"{PROMPT}/close/", prompt_close, name="prompt_close"),
    path(f"{PROMPT}/move/", prompt_move, name="prompt_move"),
    path(f"{PROMPT}/ruling/", term_rule, name="term_rule"),
    path(f"{PROMPT}/contribute/", contribute, name="contribute"),
    path(f"{CONTRIBUTION}/state/", contribution_state, name="contribution_state"),
    path(f"{CONTRIBUTION}/correct/", line_correct, name="line_correct"),
    path(f"{CONTRIBUTION}/outcome/", outcome_report, name="outcome_report"),
    path(f"{CONTRIBUTION}/take-back/", scribe_undo, name="scribe_undo"),
    path("code/", code_enter, name="code_enter"),
    path("code/<str:code>/", code_room, name="code_room"),
    path("code/<str:code>/forget/", guest_leave, name="guest_leave"),
    path("code/<str:code>/<int:pk>/", code_contribute, name="code_contribute"),
    path(f"{SERIES}/", strand_board, name="strand_board"),
    path(f"{SERIES}/move/", strand_move, name="strand_move"),
    path(f"{SERIES}/new/", strand_new, name="strand_new"),
    path(f"{STRAND}/", strand_detail, name="strand_detail"),
    path(f"{STRAND}/edit/", strand_edit, name="strand_edit"),
    path(f"{STRAND}/merge/", strand_merge, name="strand_merge"),
    path(f"{STRAND}/split/", strand_split, name="strand_split"),
    path("changes/<int:pk>/undo/", strand_undo, name="strand_undo"),
]
