"""Recommendations while they are written in a report. The ledger is ``recommendations``."""

from django.db import transaction

from joinedup.recommendations import services as recommendations
from joinedup.reports.models import Ask

# The same mistake under the name this app's pages know it by.
NotADraft = recommendations.AlreadyAsked


@transaction.atomic
def add_ask(*, key, finding, text, why, organisation, role_title, owner_email, by, at):
    """Draft a recommendation under a finding. It is asked when the report is published."""
    recommendation = recommendations.draft(
        key=key,
        community=finding.report.series.community,
        text=text,
        why=why,
        organisation=organisation,
        role_title=role_title,
        owner_email=owner_email,
        by=by,
        at=at,
    )
    ask, _is_new = Ask.objects.get_or_create(
        recommendation=recommendation, defaults={"report": finding.report, "finding": finding}
    )
    return ask


def change_ask(*, ask, text, why, organisation, role_title, owner_email, by, at):
    """Change a recommendation that was not asked yet. Raises NotADraft."""
    recommendations.change_draft(
        recommendation=ask.recommendation,
        text=text,
        why=why,
        organisation=organisation,
        role_title=role_title,
        owner_email=owner_email,
        by=by,
        at=at,
    )


def drop_ask(*, ask, by, at):
    """Take a recommendation away that was not asked yet. Raises NotADraft."""
    recommendations.drop_draft(recommendation=ask.recommendation, by=by, at=at)
