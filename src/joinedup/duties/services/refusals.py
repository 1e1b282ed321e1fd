"""Logging a refusal without names, and making a practice issue of five alike."""

import uuid
from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from engines.duties import Duty
from joinedup.access.models import Community
from joinedup.access.services.communities import lock_communities
from joinedup.core.attempts import NotTaken, make_or_change
from joinedup.core.suppression import SMALLEST_TOLD
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.models.refusals import Refusal, RefusalReason
from joinedup.duties.selectors.refusals import most_often_missing
from joinedup.people.models import Member
from joinedup.series.models import IssueOrigin, PracticeIssue
from joinedup.series.services.issues import raise_issue

# Instead of whoever sends the form: a refusal tells of nobody, and neither does its key.
SOMEBODY = "somebody"
LONGEST_STATEMENT = 1000
YEARS_KEPT = 3


class TooFewAlike(Exception):
    """Fewer than five refusals are alike and in no practice issue yet."""


@transaction.atomic
def log_refusal(
    *,
    key: uuid.UUID,
    community: Community,
    duty: Duty,
    sector: str,
    reason: str,
    missing: list[str],
    at: datetime,
) -> Refusal:
    """Count a refusal. Of who was refused, and of who says so, nothing is kept, in the record
    neither. Raises NotTaken when the same form comes with other content: nobody knows whose the one
    is that it counted."""
    month = timezone.localdate(at).replace(day=1)
    until = datetime.combine(month.replace(year=month.year + YEARS_KEPT), time(), at.tzinfo)
    said = {
        "duty_id": duty.id,
        "sector": sector,
        "reason": str(reason),
        "missing": [item.id for item in duty.refusal_items if item.id in missing],
    }
    return make_or_change(
        Refusal,
        key=key,
        by=SOMEBODY,
        parts=(community,),
        said=said,
        besides={"community": community, "month": month, "until": until},
        change=_stays,
    )


def _stays(refusal: Refusal) -> None:
    raise NotTaken(_("What you counted before stays as it was: nobody can tell whose it is."))


@transaction.atomic
def make_issue_of_refusals(
    *, community: Community, duty_id: str, sector: str, reason: str, by: Member, at: datetime
) -> PracticeIssue:
    """Make one practice issue of all refusals that are alike and in none yet. Raises
    TooFewAlike, also for whoever presses second."""
    lock_communities([community.pk])
    alike = Refusal.objects.filter(
        community=community, duty_id=duty_id, sector=sector, reason=reason, practice_issue=None
    )
    refusals = list(alike.select_for_update(of=("self",)))
    if len(refusals) < SMALLEST_TOLD:
        raise TooFewAlike
    issue = raise_issue(
        key=uuid.uuid4(),
        community=community,
        statement=_statement(refusals, duty_id, sector, RefusalReason(reason)),
        where_from=IssueOrigin.DECLINED_REFERRAL,
        by=by,
        at=at,
    )
    Refusal.objects.filter(pk__in=[each.pk for each in refusals]).update(practice_issue=issue)
    return issue


def _statement(refusals: list[Refusal], duty_id: str, sector: str, reason: RefusalReason) -> str:
    duty = duties().entries.get(duty_id)
    sentences = [
        _("Asked about “%(duty)s”: no, again and again. %(body)s. What people hear: %(reason)s.")
        % {
            "duty": duty.title if duty else duty_id,
            "body": duties().sectors.get(sector, sector),
            "reason": reason.label,
        }
    ]
    if missing := most_often_missing(refusals, duty):
        sentences.append(
            _("What was often not in the answers: %(items)s.") % {"items": "; ".join(missing)}
        )
    return " ".join(sentences)[:LONGEST_STATEMENT]
