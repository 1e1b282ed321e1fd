"""The reports: drafted, written, published, and published again after words were withdrawn."""

from django.urls import reverse

from joinedup.home.sample.loader_diary import key_of
from joinedup.home.sample.loader_recommendations import asked_in_report
from joinedup.home.sample.loader_words import name_of
from joinedup.recommendations.services import ask
from joinedup.reports.services.drafting import change_report, draft_report
from joinedup.reports.services.findings import (
    change_finding,
    drop_finding,
    move_finding,
    set_sources,
)
from joinedup.reports.services.publishing import publish_report
from joinedup.reports.services.quote_notices import notify_quoted
from joinedup.reports.services.report_recommendations import add_recommendation
from joinedup.reports.services.withdrawing import withdraw_words

# A report is drafted so many days before it is published.
WRITING = 14


def note_report(sample, content):
    """Note the report of a series, where it has one."""
    report = content.get("report")
    if not report:
        return
    note, moment = sample.diary.note, sample.days.moment
    published = report["published_day"]
    note(moment(published - WRITING), _draft, sample, content)
    note(moment(published - WRITING + 1), _write, sample, content)
    note(moment(published - 2), _recommend, sample, content)
    until = moment(published - 1).date()
    note(moment(published - WRITING + 2), _tell, sample, content, until)
    note(moment(published, "11:00"), _publish, sample, content, "")
    for place, words in enumerate(content["contributions"]):
        if words.get("withdrawn"):
            at = moment(words["withdrawn_day"], "21:40")
            note(at, _withdraw, sample, name_of(content, place), words)
    if "second_version_day" in report:
        at = moment(report["second_version_day"], "11:00")
        note(at, _publish, sample, content, report["second_version_note"])
    for one in content["recommendations"]:
        if not asked_in_report(content, one):
            note(moment(one["asked_day"]), _ask_afterwards, sample, content, one)


def _draft(sample, content, *, at):
    series = content["series"]
    sample.made.reports[series["id"]] = draft_report(
        series=sample.made.series[series["id"]],
        by=sample.facilitator(series["community"]),
        at=at,
    )


def _write(sample, content, *, at):
    """Keep the findings that people wanted, in their order and words, with what they quote."""
    by = sample.facilitator(content["series"]["community"])
    report, written = sample.made.reports[content["series"]["id"]], content["report"]
    change_report(
        report=report,
        title=written["title"],
        summary=written["summary"],
        method=written["method"],
        what_next=written["what_next"],
        by=by,
        at=at,
    )
    strands = [sample.made.strands[one["strand"]].pk for one in written["findings"]]
    for finding in report.findings.exclude(strand__in=strands):
        drop_finding(finding=finding, by=by, at=at)
    for place, one in enumerate(written["findings"]):
        _write_finding(sample, report, place, one, by=by, at=at)


def _write_finding(sample, report, place, one, *, by, at):
    findings = list(report.findings.all())
    strand = sample.made.strands[one["strand"]].pk
    found = next(each for each in findings if each.strand_id == strand)
    if (here := findings.index(found)) != place:
        move_finding(finding=found, places=place - here, by=by, at=at)
    change_finding(finding=found, heading=one["heading"], body=one["body"], by=by, at=at)
    sources = set(found.sources.values_list("contribution", flat=True))
    set_sources(
        finding=found,
        offered=sources,
        chosen=sources,
        quoted={sample.made.contributions[name].pk for name in one["quotes"]},
        by=by,
        at=at,
    )
    sample.made.findings[one["strand"]] = found


def _recommend(sample, content, *, at):
    for one in content["recommendations"]:
        if asked_in_report(content, one):
            _add_ask(sample, content, one, at=at)


def _add_ask(sample, content, one, *, at):
    """Write a recommendation into the draft of the report."""
    ask = add_recommendation(
        key=key_of("recommendation", one["id"]),
        finding=sample.made.findings[one["finding"]],
        text=one["text"],
        why=one["why"],
        organisation=sample.made.organisations[one["organisation"]],
        role_title=one["role_title"],
        # A mailbox of the organisation, because people leave.
        owner_email=f"{one['organisation']}@example.org",
        by=sample.facilitator(content["series"]["community"]),
        at=at,
    )
    sample.made.recommendations[one["id"]] = ask.recommendation


def _tell(sample, content, until, *, at):
    series = content["series"]
    notify_quoted(
        report=sample.made.reports[series["id"]],
        until_date=until,
        by=sample.coordinator(series["community"]),
        at=at,
    )


def _publish(sample, content, note, *, at):
    series = content["series"]
    publish_report(
        key=key_of("version", series["id"], note),
        report=sample.made.reports[series["id"]],
        note=note,
        by=sample.coordinator(series["community"]),
        at=at,
    )


def _withdraw(sample, name, words, *, at):
    withdraw_words(
        contribution=sample.made.contributions[name], by=sample.made.members[words["by"]], at=at
    )


def _ask_afterwards(sample, content, one, *, at):
    """Ask what came up after the report: it stands under its finding from the next version on."""
    _add_ask(sample, content, one, at=at)
    recommendation = sample.made.recommendations[one["id"]]
    version = sample.made.reports[content["series"]["id"]].versions.first()
    finding = sample.made.findings[one["finding"]]
    path = reverse("reports:report_version", args=[version.pk])
    ask(
        recommendation=recommendation,
        due_date=sample.days.moment(one["answer_due_day"]).date(),
        source_title=finding.heading,
        source_path=f"{path}#finding-{finding.pk}",
        by=sample.coordinator(content["series"]["community"]),
        at=at,
    )
    recommendation.themes.add(sample.made.series[content["series"]["id"]].theme)
