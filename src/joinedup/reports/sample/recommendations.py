"""What the reports ask for: by being published, or under a finding afterwards."""

from datetime import timedelta

from django.urls import reverse

from joinedup.access.sample.roles import coordinator, facilitator
from joinedup.core.samples import key_of
from joinedup.mail.sample.loading import keep_letters
from joinedup.recommendations.sample.history import note_history, recommendations
from joinedup.recommendations.services.drafts import ask
from joinedup.reports.services.report_recommendations import add_recommendation

# The question of what was asked so lately is still on its way.
LATELY = timedelta(weeks=6)


def note_recommendations(timeline, report, community):
    """Note what is asked after the report, and what becomes of everything it asks for."""
    made, days = timeline.made, timeline.days
    for one, finding in _asked_in(report):
        if one["asked_day"] != report["published_day"]:
            at, due = days.moment(one["asked_day"]), days.moment(one["answer_due_day"]).date()
            timeline.at(at, _ask_afterwards, made, report, one, finding, due, community)
            if at > days.now - LATELY:
                keep_letters(made, at)
        note_history(timeline, one, community)


def write_recommendations(made, report, community, *, at):
    """Write into the draft what its publishing asks."""
    for one, finding in _asked_in(report):
        if one["asked_day"] == report["published_day"]:
            _add(made, one, finding, community, at=at)


def _asked_in(report):
    """Every recommendation of the report, with the id of its finding."""
    findings = {
        recommendation: finding["strand"]
        for finding in report["findings"]
        for recommendation in finding.get("recommendations", [])
    }
    return [(one, findings[one["id"]]) for one in recommendations() if one["id"] in findings]


def _add(made, one, finding, community, *, at):
    added = add_recommendation(
        key=key_of("recommendation", one["id"]),
        finding=made["finding", finding],
        text=one["text"],
        why=one["why"],
        organisation=made["organisation", one["organisation"]],
        role_title=one["role_title"],
        # A mailbox of the organisation, because people leave.
        owner_email=f"{one['organisation']}@example.org",
        by=facilitator(made, community),
        at=at,
    )
    made["recommendation", one["id"]] = added.recommendation


def _ask_afterwards(made, report, one, finding, due, community, *, at):
    """Ask what came up after the report: it stands under its finding from the next version on."""
    _add(made, one, finding, community, at=at)
    recommendation = made["recommendation", one["id"]]
    series = report["series"]
    path = reverse("reports:report_version", args=[made["report", series].versions.first().pk])
    ask(
        recommendation=recommendation,
        due_date=due,
        source_title=made["finding", finding].heading,
        source_path=f"{path}#finding-{made['finding', finding].pk}",
        by=coordinator(made, community),
        at=at,
    )
    recommendation.themes.add(made["series", series].theme)
