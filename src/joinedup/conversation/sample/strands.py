"""Sorting what was said into strands, the day after each meeting."""

from datetime import timedelta

from joinedup.access.sample.roles import facilitator
from joinedup.conversation.sample.content import contributions_of, prompts_of, strands_of
from joinedup.conversation.services.strands import make_strand, move_contributions
from joinedup.core.samples import key_of
from joinedup.series.sample.content import community_of, every_series, meetings_of
from joinedup.series.sample.meetings import times_of


def note_strands(timeline):
    """Note that each strand is made when its first words are sorted, and that words of later
    meetings are moved into it."""
    for series in every_series():
        for meeting in meetings_of(series["id"]):
            _note_sorting(timeline, meeting)


def _note_sorting(timeline, meeting):
    prompts = {prompt["id"] for prompt in prompts_of(meeting["id"])}
    at = times_of(timeline.days, meeting)[0] + timedelta(days=1)
    for place, strand in enumerate(strands_of(meeting["series"])):
        names = [
            name
            for name, words in contributions_of(meeting["series"]).items()
            if words["prompt"] in prompts and words.get("strand") == strand["id"]
        ]
        if names:
            at += timedelta(minutes=2 + place % 3)
            timeline.at(at, _sort, timeline.made, meeting, strand, names)


def _sort(made, meeting, strand, names, *, at):
    series = made["series", meeting["series"]]
    contributions = [made["contribution", name] for name in names]
    by = facilitator(made, community_of(meeting))
    if there := made.get(("strand", strand["id"])):
        move_contributions(
            key=key_of("sorted", strand["id"], meeting["id"]),
            series=series,
            contributions=contributions,
            strand=there,
            by=by,
            at=at,
        )
        return
    made["strand", strand["id"]] = make_strand(
        key=key_of("strand", strand["id"]),
        series=series,
        name=strand["name"],
        summary=strand["summary"],
        contributions=contributions,
        by=by,
        at=at,
    )
