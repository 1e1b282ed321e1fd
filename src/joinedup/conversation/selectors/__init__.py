"""What may be read of a conversation, and by whom."""

from joinedup.conversation.selectors.contributions import (
    contributions_of_guest,
    contributions_visible_to,
    scale_spread,
    searched,
)
from joinedup.conversation.selectors.guests import (
    guest_by_link,
    guests_of_scribes,
    meeting_by_code,
    open_meeting_by_code,
)
from joinedup.conversation.selectors.prompts import (
    meetings_heard_by,
    prompts_visible_to,
)
from joinedup.conversation.selectors.strands import (
    series_sorted_by,
    sortable,
    strand_changes_visible_to,
    strands_visible_to,
)

__all__ = [
    "contributions_of_guest",
    "contributions_visible_to",
    "guest_by_link",
    "guests_of_scribes",
    "meeting_by_code",
    "meetings_heard_by",
    "open_meeting_by_code",
    "prompts_visible_to",
    "scale_spread",
    "searched",
    "series_sorted_by",
    "sortable",
    "strand_changes_visible_to",
    "strands_visible_to",
]
