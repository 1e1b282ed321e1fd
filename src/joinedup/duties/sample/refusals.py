"""People are told no, and it is counted; of one no that came again and again an issue is made."""

from joinedup.access.sample.roles import coordinator
from joinedup.core.samples import key_of, read_content
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.services.refusals import log_refusal, make_issue_of_refusals


def refusals():
    """The refusals of the sample, those that are alike together."""
    return read_content(__file__)["refusals"]


def load(timeline):
    """Note when each was counted, and when an issue was made of them."""
    made, days = timeline.made, timeline.days
    for alike in refusals():
        for day in alike["days"]:
            timeline.at(days.moment(day, "16:00"), _log, made, alike, day)
        if "issue_day" in alike:
            timeline.at(days.moment(alike["issue_day"], "10:00"), _make_issue, made, alike)


def _log(made, alike, day, *, at):
    log_refusal(
        key=key_of("refusal", alike["duty"], str(day)),
        community=made["community", alike["community"]],
        duty=duties().entries[alike["duty"]],
        sector=alike["sector"],
        reason=alike["reason"],
        missing=alike["missing"],
        at=at,
    )


def _make_issue(made, alike, *, at):
    community = made["community", alike["community"]]
    make_issue_of_refusals(
        community=community,
        duty_id=alike["duty"],
        sector=alike["sector"],
        reason=alike["reason"],
        by=coordinator(made, alike["community"]),
        at=at,
    )
