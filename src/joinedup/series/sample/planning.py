"""Practice issues, the series that take them up, and who asks to join."""

from joinedup.access.sample.roles import communities, coordinator
from joinedup.core.samples import key_of
from joinedup.series.sample.content import (
    every_series,
    join_requests,
    meetings_of,
    practice_issues,
)
from joinedup.series.services.issues import raise_issue, take_up_issue
from joinedup.series.services.joining import ask_to_join
from joinedup.series.services.series import (
    announce_series,
    close_series,
    find_or_make_theme,
    plan_series,
)

# Before its first meeting a series is planned; the content may name another day.
PLANNED_BEFORE = 45


def note_issues(timeline):
    """Note the obstacles that people raised, and who waits to join a series."""
    made, moment = timeline.made, timeline.days.moment
    for issue in practice_issues():
        timeline.at(moment(issue["day"]), _raise_issue, made, issue)
    for number, request in enumerate(join_requests()):
        timeline.at(moment(-2 - 2 * number, "19:20"), _ask_to_join, made, request)


def note_series(timeline):
    """Note that series are planned, announced and, where they were, closed."""
    made, moment = timeline.made, timeline.days.moment
    for series in every_series():
        planned = planned_day(series)
        timeline.at(moment(planned, "14:00"), _plan, made, series)
        timeline.at(moment(planned + 1, "16:00"), _announce, made, series)
        if "closed_day" in series:
            timeline.at(moment(series["closed_day"], "16:00"), _close, made, series)


def planned_day(series):
    """The day, counted from today, on which a series is planned."""
    first = min(meeting["day"] for meeting in meetings_of(series["id"]))
    return series.get("started_day", first - PLANNED_BEFORE)


def _raise_issue(made, issue, *, at):
    # Everybody who raises one belongs to the community that meets here.
    community = communities()[0]["id"]
    made["issue", issue["id"]] = raise_issue(
        key=key_of("issue", issue["id"]),
        community=made["community", community],
        statement=issue["statement"],
        where_from=issue["where_from"],
        by=made["member", issue["raised_by"]],
        at=at,
    )


def _ask_to_join(made, request, *, at):
    ask_to_join(
        key=key_of("join", request["email"]),
        series=made["series", request["series"]],
        name=request["name"],
        email=request["email"],
        message=request["message"],
        at=at,
    )


def _plan(made, series, *, at):
    by = coordinator(made, series["community"])
    theme = find_or_make_theme(name=series["theme"], by=by, at=at)
    for issue in practice_issues():
        if issue.get("series") == series["id"]:
            take_up_issue(issue=made["issue", issue["id"]], theme=theme, by=by, at=at)
    made["series", series["id"]] = plan_series(
        key=key_of("series", series["id"]),
        community=made["community", series["community"]],
        theme=theme,
        title=series["title"],
        question=series["question"],
        wider_question=series["wider_question"],
        about=series["about"],
        by=by,
        at=at,
    )


def _announce(made, series, *, at):
    by = coordinator(made, series["community"])
    announce_series(series=made["series", series["id"]], by=by, at=at)


def _close(made, series, *, at):
    by = coordinator(made, series["community"])
    close_series(series=made["series", series["id"]], by=by, at=at)
