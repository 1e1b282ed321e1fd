from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.access.models import Community
from joinedup.core.attempts import NotTaken, make_or_change
from joinedup.core.models import TakenAs
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
    """Keep a recurring obstacle, for the community to see.

    The same form with other words raises another; with the same words it says anew of which
    community and where from. Raises NotTaken when it has been taken up.
    """
    issue = make_or_change(
        PracticeIssue,
        key=key,
        by=by,
        parts=(statement,),
        said={"community": community, "where_from": where_from},
        besides={"statement": statement, "raised_by": by, "raised_at": at, "changed_at": at},
        change=lambda issue: _say_anew(issue, community, where_from, by, at),
    )
    if issue.taken_as is TakenAs.NEW:
        record.write(Event.PRACTICE_ISSUE_RAISED, about=issue, by=by, at=at)
    return issue


def _say_anew(
    issue: PracticeIssue, community: Community, where_from: str, by: Member, at: datetime
) -> None:
    if issue.theme_id:
        raise NotTaken(_("This has been taken up since you sent it, so it was not changed."))
    issue.community, issue.where_from = community, where_from
    issue.save(update_fields=["community", "where_from"])
    record.write(Event.PRACTICE_ISSUE_CHANGED, about=issue, by=by, at=at)


@transaction.atomic
def change_issue(
    *, issue: PracticeIssue, statement: str, where_from: str, by: Member, at: datetime
) -> None:
    """Say it better. Who may, and until when, the rules say."""
    issue.statement, issue.where_from, issue.changed_at = statement, where_from, at
    issue.save(update_fields=["statement", "where_from", "changed_at"])
    record.write(Event.PRACTICE_ISSUE_CHANGED, about=issue, by=by, at=at)


@transaction.atomic
def hide_issue(*, issue: PracticeIssue, reason: str, by: Member, at: datetime) -> None:
    """Hide an issue from the community, and say why to whoever raised it."""
    issue.hidden_at, issue.hidden_by, issue.hidden_reason = at, by, reason
    issue.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
    record.write(Event.PRACTICE_ISSUE_HIDDEN, about=issue, by=by, at=at)


@transaction.atomic
def show_issue(*, issue: PracticeIssue, by: Member, at: datetime) -> None:
    """Show it again. Shown already, it stays so."""
    issue = PracticeIssue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    if issue.hidden_at:
        issue.hidden_at, issue.hidden_by, issue.hidden_reason = None, None, ""
        issue.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
        record.write(Event.PRACTICE_ISSUE_SHOWN, about=issue, by=by, at=at)


@transaction.atomic
def take_back_issue(*, issue: PracticeIssue, by: Member, at: datetime) -> None:
    """Delete an issue: its words are gone, and the record knows that there was one."""
    record.write(Event.PRACTICE_ISSUE_TAKEN_BACK, about=issue, by=by, at=at)
    issue.delete()


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
