from datetime import datetime
from uuid import UUID

from django.db import transaction

from joinedup.access.models import Community
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series.events import Event
from joinedup.series.models import PracticeIssue, Theme


@transaction.atomic
def raise_issue(
    *,
    key: UUID,
    community: Community,
    statement: str,
    where_from: str,
    by: Member,
    at: datetime,
) -> PracticeIssue:
    """Keep a recurring obstacle, for the community to see."""
    issue, is_new = PracticeIssue.objects.get_or_create(
        key=key,
        defaults={
            "community": community,
            "statement": statement,
            "where_from": where_from,
            "raised_by": by,
            "raised_at": at,
        },
    )
    if is_new:
        record.write(Event.PRACTICE_ISSUE_RAISED, about=issue, by=by, at=at)
    return issue


@transaction.atomic
def take_up_issue(*, issue: PracticeIssue, theme: Theme, by: Member, at: datetime) -> None:
    """Make an issue part of a theme; taken up before, it moves."""
    issue.theme = theme
    issue.save(update_fields=["theme"])
    record.write(
        Event.PRACTICE_ISSUE_TAKEN_UP,
        about=issue,
        by=by,
        at=at,
        theme=theme.pk,
    )
