"""What can be done in a conversation."""

from joinedup.conversation.services.contributions import (
    NotTakingWords,
    change_quotable,
    contribute,
    contribute_as_guest,
    hide,
    hold,
    report_outcome,
    show,
    withdraw,
)
from joinedup.conversation.services.prompts import (
    ask_prompt,
    ask_usual_prompts,
    change_prompt,
    close_prompt,
    move_prompt,
    open_prompt,
    rule_on_term,
)
from joinedup.conversation.services.scribing import scribe
from joinedup.conversation.services.strands import (
    CannotUndo,
    NameTaken,
    StrandGone,
    make_strand,
    merge,
    move,
    rename_strand,
    split,
    undo,
)

__all__ = [
    "CannotUndo",
    "NameTaken",
    "NotTakingWords",
    "StrandGone",
    "ask_prompt",
    "ask_usual_prompts",
    "change_prompt",
    "change_quotable",
    "close_prompt",
    "contribute",
    "contribute_as_guest",
    "hide",
    "hold",
    "make_strand",
    "merge",
    "move",
    "move_prompt",
    "open_prompt",
    "rename_strand",
    "report_outcome",
    "rule_on_term",
    "scribe",
    "show",
    "split",
    "undo",
    "withdraw",
]
