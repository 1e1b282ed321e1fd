"""Recommendations while they are written in a report. The ledger is ``recommendations``."""

import uuid
from datetime import datetime

from django.db import transaction

from joinedup.core.idempotency import derive_key
from joinedup.organisations.models import Organisation
from joinedup.people.models import Member
from joinedup.recommendations.services import drafts
from joinedup.reports.models import Finding, ReportRecommendation


@transaction.atomic
def add_recommendation(
    *,
    key: uuid.UUID,
    finding: Finding,
    text: str,
    why: str,
    organisation: Organisation,
    role_title: str,
    owner_email: str,
    by: Member,
    at: datetime,
) -> ReportRecommendation:
    """Draft a recommendation under a finding. It is asked when the report is published.

    The same form sent again with other content changes the draft. Raises NotTaken when it was
    changed or asked since.
    """
    recommendation = drafts.draft(
        key=derive_key(key, finding.pk),
        community=finding.report.series.community,
        text=text,
        why=why,
        organisation=organisation,
        role_title=role_title,
        owner_email=owner_email,
        by=by,
        at=at,
    )
    report_recommendation, _is_new = ReportRecommendation.objects.get_or_create(
        recommendation=recommendation, defaults={"report": finding.report, "finding": finding}
    )
    # As it was made or changed now; it tells which.
    report_recommendation.recommendation = recommendation
    return report_recommendation


def change_recommendation(
    *,
    report_recommendation: ReportRecommendation,
    text: str,
    why: str,
    organisation: Organisation,
    role_title: str,
    owner_email: str,
    by: Member,
    at: datetime,
) -> None:
    """Change a recommendation that was not asked yet. Raises AlreadyAsked."""
    drafts.change_draft(
        recommendation=report_recommendation.recommendation,
        text=text,
        why=why,
        organisation=organisation,
        role_title=role_title,
        owner_email=owner_email,
        by=by,
        at=at,
    )


def drop_recommendation(
    *, report_recommendation: ReportRecommendation, by: Member, at: datetime
) -> None:
    """Take a recommendation away that was not asked yet. Raises AlreadyAsked."""
    drafts.drop_draft(recommendation=report_recommendation.recommendation, by=by, at=at)
