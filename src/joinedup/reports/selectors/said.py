"""Who could read somebody's words, and since when: only they can have copied them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Min

from joinedup.access.models import Role
from joinedup.access.permissions import ORGANISERS
from joinedup.conversation.events import Event
from joinedup.conversation.models import Contribution, ContributionState, EnteredBy, Quotable
from joinedup.core.said import Said
from joinedup.record.selectors import entries_about
from joinedup.reports.models import VersionSource


def words_said(contribution: Contribution, *, quotable: str) -> Iterator[Said]:
    """What somebody said, and what they told later of what came of it. ``quotable`` says whether
    it could be quoted until now. Eight queries at most, but for lines corrected."""
    prompt = contribution.prompt
    series = prompt.meeting.series
    is_shown = _was_shown(contribution, quotable)
    told = (contribution.outcome_text, contribution.outcome_at or contribution.said_at)
    said_at = _said_at(contribution)
    before = [(text, said_at) for text in contribution.corrections.values_list("text", flat=True)]
    for text, at in ((contribution.text, said_at), *before, told):
        if text:
            yield Said(
                about=contribution,
                text=text,
                at=at,
                question="\n".join([prompt.question, series.question, series.wider_question]),
                community=series.community_id,
                context=series,
                readers=_readers(contribution, is_shown=is_shown),
                is_shown=is_shown,
                public_since=_published_at(contribution) if is_shown else None,
            )


def _was_shown(contribution: Contribution, quotable: str) -> bool:
    """Whether members could read the words at any time: who has read them can copy them also when
    they are held back since, or no longer to be quoted."""
    state_at = contribution.state_at
    was_held = contribution.state != ContributionState.SHOWN
    if not contribution.prompt.is_revealed or (
        was_held and state_at and state_at <= contribution.said_at
    ):
        return False
    # Of two choices that differ one let them be quoted.
    return (
        quotable != Quotable.NO or entries_about(contribution, Event.QUOTABILITY_CHANGED).exists()
    )


def _said_at(contribution: Contribution) -> datetime:
    """The moment from which the words could be copied: what a scribe typed hung on the wall or
    lay on the table before."""
    opened_at = contribution.prompt.meeting.opened_at
    if contribution.entered_by == EnteredBy.SCRIBE and opened_at:
        return min(opened_at, contribution.said_at)
    return contribution.said_at


def _readers(contribution: Contribution, *, is_shown: bool) -> frozenset[int]:
    """Members who could read the words: their author, the scribes, and whoever runs the community
    or ever did; where they were shown, whoever belongs to it or ever did."""
    meeting = contribution.prompt.meeting
    roles = Role.objects.filter(community=meeting.series.community_id)
    if not is_shown:
        roles = roles.filter(kind__in=ORGANISERS)
    readers = {
        contribution.member_id,
        *roles.values_list("member", flat=True),
        *meeting.scribes.values_list("pk", flat=True),
    }
    return frozenset(reader for reader in readers if reader)


def _published_at(contribution: Contribution) -> datetime | None:
    """The moment from which everybody could read them in a report."""
    stood = VersionSource.objects.filter(contribution=contribution)
    return stood.aggregate(at=Min("version__published_at"))["at"]
