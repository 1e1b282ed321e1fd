"""The pages of a conversation."""

from joinedup.conversation.views.contributions import (
    contribute,
    contribution_state,
    outcome_report,
)
from joinedup.conversation.views.guests import (
    code_contribute,
    code_enter,
    code_room,
    guest_leave,
)
from joinedup.conversation.views.photos import (
    photo_delete,
    photo_detail,
    photo_image,
    photo_new,
)
from joinedup.conversation.views.prompts import (
    prompt_close,
    prompt_edit,
    prompt_list,
    prompt_move,
    prompt_new,
    prompt_open,
    prompt_usual,
    term_rule,
)
from joinedup.conversation.views.reading import meeting_code, meeting_words
from joinedup.conversation.views.scribing import guest_slips, scribe, scribe_undo
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

__all__ = [
    "code_contribute",
    "code_enter",
    "code_room",
    "contribute",
    "contribution_state",
    "guest_leave",
    "guest_slips",
    "meeting_code",
    "meeting_words",
    "outcome_report",
    "photo_delete",
    "photo_detail",
    "photo_image",
    "photo_new",
    "prompt_close",
    "prompt_edit",
    "prompt_list",
    "prompt_move",
    "prompt_new",
    "prompt_open",
    "prompt_usual",
    "scribe",
    "scribe_undo",
    "strand_board",
    "strand_detail",
    "strand_edit",
    "strand_merge",
    "strand_move",
    "strand_new",
    "strand_split",
    "strand_undo",
    "term_rule",
]
