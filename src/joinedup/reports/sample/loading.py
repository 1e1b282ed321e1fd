"""The reports: drafted, written, published, and published again after words were withdrawn."""

from joinedup.access.sample.roles import coordinator, facilitator
from joinedup.conversation.sample.content import contributions_of
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.samples import key_of, read_content
from joinedup.reports.sample.recommendations import note_recommendations, write_recommendations
from joinedup.reports.services.drafting import change_report, draft_report
from joinedup.reports.services.findings import (
    change_finding,
    drop_finding,
    move_finding,
    set_sources,
)
from joinedup.reports.services.publishing import publish_report
from joinedup.reports.services.quote_notices import notify_quoted
from joinedup.series.sample.content import find_series

# A report is drafted so many days before it is published.
WRITING = 14


def reports():
    """The reports, each with its findings."""
    return read_content(__file__)["reports"]


def load(timeline):
    """Note the reports, the words withdrawn from them, and what they ask for."""
    for report in reports():
        community = find_series(report["series"])["community"]
        _note_report(timeline, report, community)
        note_recommendations(timeline, report, community)


def _note_report(timeline, report, community):
    made, moment = timeline.made, timeline.days.moment
    published = report["published_day"]
    drafted = published - WRITING
    timeline.at(moment(drafted), _draft, made, report, community)
    timeline.at(moment(drafted + 1), _write, made, report, community)
    timeline.at(moment(published - 2), write_recommendations, made, report, community)
    until = moment(published - 1).date()
    timeline.at(moment(drafted + 2), _tell, made, report, community, until)
    timeline.at(moment(published, "11:00"), _publish, made, report, community, "")
    for name, words in contributions_of(report["series"]).items():
        if words.get("withdrawn"):
            at = moment(words["withdrawn_day"], "21:40")
            timeline.at(at, _withdraw, made, name, words)
    if "second_version_day" in report:
        at = moment(report["second_version_day"], "11:00")
        timeline.at(at, _publish, made, report, community, report["second_version_note"])


def _draft(made, report, community, *, at):
    made["report", report["series"]] = draft_report(
        series=made["series", report["series"]], by=facilitator(made, community), at=at
    )


def _write(made, report, community, *, at):
    """Keep the findings that people wanted, in their order and words, with what they quote."""
    by, draft = facilitator(made, community), made["report", report["series"]]
    change_report(
        report=draft,
        title=report["title"],
        summary=report["summary"],
        method=report["method"],
        what_next=report["what_next"],
        by=by,
        at=at,
    )
    strands = [made["strand", one["strand"]].pk for one in report["findings"]]
    for finding in draft.findings.exclude(strand__in=strands):
        drop_finding(finding=finding, by=by, at=at)
    for place, one in enumerate(report["findings"]):
        _write_finding(made, draft, place, one, by=by, at=at)


def _write_finding(made, draft, place, one, *, by, at):
    findings = list(draft.findings.all())
    strand = made["strand", one["strand"]].pk
    found = next(each for each in findings if each.strand_id == strand)
    if (here := findings.index(found)) != place:
        move_finding(finding=found, places=place - here, by=by, at=at)
    change_finding(finding=found, heading=one["heading"], body=one["body"], by=by, at=at)
    sources = set(found.sources.values_list("contribution", flat=True))
    set_sources(
        finding=found,
        offered=sources,
        chosen=sources,
        quoted={made["contribution", name].pk for name in one["quotes"]},
        by=by,
        at=at,
    )
    made["finding", one["strand"]] = found


def _tell(made, report, community, until, *, at):
    notify_quoted(
        report=made["report", report["series"]],
        until_date=until,
        by=coordinator(made, community),
        at=at,
    )


def _publish(made, report, community, note, *, at):
    publish_report(
        key=key_of("version", report["series"], note),
        report=made["report", report["series"]],
        note=note,
        by=coordinator(made, community),
        at=at,
    )


def _withdraw(made, name, words, *, at):
    withdraw_words(contribution=made["contribution", name], by=made["member", words["by"]], at=at)
