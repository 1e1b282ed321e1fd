"""Practice issues, the series that take them up, and who asks to join."""

from joinedup.home.sample.loader_diary import key_of
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


def note_issues(sample):
    """Note the obstacles that people raised, and who waits to join a series."""
    for issue in sample.place["practice_issues"]:
        sample.diary.note(sample.days.moment(issue["day"]), _raise_issue, sample, issue)
    for number, request in enumerate(sample.place["join_requests"]):
        asked = sample.days.moment(-2 - 2 * number, "19:20")
        sample.diary.note(asked, _ask_to_join, sample, request)


def note_series(sample, content):
    """Note that a series is planned, announced and, where it was, closed."""
    series, note, moment = content["series"], sample.diary.note, sample.days.moment
    planned = planned_day(content)
    note(moment(planned, "14:00"), _plan, sample, series)
    note(moment(planned + 1, "16:00"), _announce, sample, series)
    if "closed_day" in series:
        note(moment(series["closed_day"], "16:00"), _close, sample, series)


def planned_day(content):
    """The day, counted from today, on which a series is planned."""
    first = min(meeting["day"] for meeting in content["meetings"])
    return content["series"].get("started_day", first - PLANNED_BEFORE)


def _raise_issue(sample, issue, *, at):
    by = sample.made.members[issue["raised_by"]]
    # Everybody who raises one belongs to the community that meets here.
    sample.made.issues[issue["id"]] = raise_issue(
        key=key_of("issue", issue["id"]),
        community=sample.made.communities[sample.place["communities"][0]["id"]],
        statement=issue["statement"],
        where_from=issue["where_from"],
        by=by,
        at=at,
    )


def _ask_to_join(sample, request, *, at):
    ask_to_join(
        key=key_of("join", request["email"]),
        series=sample.made.series[request["series"]],
        name=request["name"],
        email=request["email"],
        message=request["message"],
        at=at,
    )


def _plan(sample, series, *, at):
    by = sample.coordinator(series["community"])
    theme = find_or_make_theme(name=series["theme"], by=by, at=at)
    for issue in sample.place["practice_issues"]:
        if issue.get("series") == series["id"]:
            taken = sample.made.issues[issue["id"]]
            take_up_issue(issue=taken, theme=theme, by=by, at=at)
    sample.made.series[series["id"]] = plan_series(
        key=key_of("series", series["id"]),
        community=sample.made.communities[series["community"]],
        theme=theme,
        title=series["title"],
        question=series["question"],
        wider_question=series["wider_question"],
        about=series["about"],
        by=by,
        at=at,
    )


def _announce(sample, series, *, at):
    by = sample.coordinator(series["community"])
    announce_series(series=sample.made.series[series["id"]], by=by, at=at)


def _close(sample, series, *, at):
    by = sample.coordinator(series["community"])
    close_series(series=sample.made.series[series["id"]], by=by, at=at)
