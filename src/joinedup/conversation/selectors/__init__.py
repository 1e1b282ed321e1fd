"""What may be read of a conversation, and by whom."""

from joinedup.conversation.selectors.contributions import (
    contributions_of_guest,
    contributions_visible_to,
    scale_spread,
    searched,
    told_to_room,
    written_by,
)
from joinedup.conversation.selectors.guests import (
    guest_by_link,
    guests_of_scribes,
    open_meeting_by_code,
    votes_for_room,
)
from joinedup.conversation.selectors.photos import photos_of, photos_visible_to, typed_from
from joinedup.conversation.selectors.prompts import (
    numbered_prompts,
    open_prompts,
    prompts_visible_to,
    prompts_with_counts,
)
from joinedup.conversation.selectors.reading import read_meeting
from joinedup.conversation.selectors.strands import (
    board,
    latest_changes,
    other_strands,
    read_strand,
    sortable,
    strand_changes_visible_to,
    strands_visible_to,
    strands_with_counts,
)
from joinedup.series.selectors import meetings_heard_by

__all__ = [
    "board",
    "contributions_of_guest",
    "contributions_visible_to",
    "guest_by_link",
    "guests_of_scribes",
    "latest_changes",
    "meetings_heard_by",
    "numbered_prompts",
    "open_meeting_by_code",
    "open_prompts",
    "other_strands",
    "photos_of",
    "photos_visible_to",
    "prompts_visible_to",
    "prompts_with_counts",
    "read_meeting",
    "read_strand",
    "scale_spread",
    "searched",
    "sortable",
    "strand_changes_visible_to",
    "strands_visible_to",
    "strands_with_counts",
    "told_to_room",
    "typed_from",
    "votes_for_room",
    "written_by",
]
