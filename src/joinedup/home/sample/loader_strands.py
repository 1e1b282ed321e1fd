"""Sorting what was said into strands, the day after each meeting."""

from datetime import timedelta

from joinedup.conversation.services.strands import make_strand, move_contributions
from joinedup.home.sample.loader_diary import key_of
from joinedup.home.sample.loader_meetings import times_of
from joinedup.home.sample.loader_words import name_of


def note_strands(sample, content):
    """Note that each strand is made when its first words are sorted, and that words of later
    meetings are moved into it."""
    for meeting in content["meetings"]:
        prompts = {prompt["id"] for prompt in meeting["prompts"]}
        at = times_of(sample, content, meeting)[0] + timedelta(days=1)
        for place, strand in enumerate(content["strands"]):
            names = [
                name_of(content, number)
                for number, words in enumerate(content["contributions"])
                if words["prompt"] in prompts and words.get("strand") == strand["id"]
            ]
            if names:
                at += timedelta(minutes=2 + place % 3)
                sample.diary.note(at, _sort, sample, content, meeting, strand, names)


def _sort(sample, content, meeting, strand, names, *, at):
    series = sample.made.series[content["series"]["id"]]
    contributions = [sample.made.contributions[name] for name in names]
    by = sample.facilitator(content["series"]["community"])
    made = sample.made.strands.get(strand["id"])
    if made:
        move_contributions(
            key=key_of("sorted", strand["id"], meeting["id"]),
            series=series,
            contributions=contributions,
            strand=made,
            by=by,
            at=at,
        )
        return
    sample.made.strands[strand["id"]] = make_strand(
        key=key_of("strand", strand["id"]),
        series=series,
        name=strand["name"],
        summary=strand["summary"],
        contributions=contributions,
        by=by,
        at=at,
    )
