"""What was asked and said at the meetings, and what came of it."""

from datetime import timedelta

from joinedup.conversation.lib.scribed_text import ScribedLine
from joinedup.conversation.sample.content import contributions_of, prompts_of
from joinedup.conversation.services import scribing
from joinedup.conversation.services.contributions import (
    contribute,
    contribute_as_guest,
    hide_contribution,
    hold_contribution,
    report_outcome,
)
from joinedup.conversation.services.prompts import ask_prompt, rule_on_term
from joinedup.core.samples import key_of
from joinedup.series.sample.content import every_series, meetings_of
from joinedup.series.sample.meetings import host_of, prepared_at, times_of

# People come in and eat first; then each question has its part of the time that is left.
SETTLING = timedelta(minutes=20)
# Small steps of the last meeting are asked after by telephone so many days later.
ASKED_AFTER = 16


def note_words(timeline):
    """Note the questions and words of all meetings."""
    for series in every_series():
        meetings = meetings_of(series["id"])
        for meeting, following in zip(meetings, [*meetings[1:], None], strict=True):
            _note_questions(timeline, meeting)
            _note_contributions(timeline, meeting, following)


def _note_questions(timeline, meeting):
    made, host = timeline.made, host_of(meeting)
    _starts_at, ends_at = times_of(timeline.days, meeting)
    at = prepared_at(timeline.days, meeting)
    for prompt in prompts_of(meeting["id"]):
        timeline.at(at, _ask, made, meeting, prompt, host)
        if prompt.get("decision"):
            timeline.at(ends_at, _rule, made, prompt, host)


def _note_contributions(timeline, meeting, following):
    starts_at, ends_at = times_of(timeline.days, meeting)
    prompts = prompts_of(meeting["id"])
    part = (ends_at - starts_at - SETTLING) / len(prompts)
    for number, prompt in enumerate(prompts):
        begins_at = starts_at + SETTLING + part * number
        said = {
            name: words
            for name, words in contributions_of(meeting["series"]).items()
            if words["prompt"] == prompt["id"]
        }
        for turn, (name, words) in enumerate(said.items()):
            at = begins_at + part * turn / len(said)
            timeline.at(at, _say, timeline.made, meeting, words, name)
            _note_afterwards(timeline, meeting, words, name, following)


def _note_afterwards(timeline, meeting, words, name, following):
    made, days, host = timeline.made, timeline.days, host_of(meeting)
    _starts_at, ends_at = times_of(days, meeting)
    for state, service in (("held", hold_contribution), ("hidden", hide_contribution)):
        if reason := words.get(f"{state}_reason"):
            at = ends_at + timedelta(hours=1)
            timeline.at(at, _set_state, made, name, service, reason, host)
    if words.get("outcome"):
        if following:
            at = times_of(days, following)[0] + timedelta(minutes=15)
        else:
            at = ends_at + timedelta(days=ASKED_AFTER)
        timeline.at(at, _report_outcome, made, name, words, host)


def _ask(made, meeting, prompt, host, *, at):
    made["prompt", prompt["id"]] = ask_prompt(
        key=key_of("prompt", prompt["id"]),
        meeting=made["meeting", meeting["id"]],
        kind=prompt["kind"],
        question=prompt["question"],
        term=prompt.get("term", ""),
        # At today's meeting the room has come to some of them; what was said at earlier ones
        # is still to be written down here.
        is_open=prompt.get("is_open", meeting["day"] < 0),
        by=made["member", host],
        at=at,
    )


def _rule(made, prompt, host, *, at):
    rule_on_term(
        key=key_of("ruling", prompt["id"]),
        prompt=made["prompt", prompt["id"]],
        decision=prompt["decision"],
        instead=prompt.get("instead", ""),
        reason=prompt["reason"],
        dissent=prompt["dissent"],
        by=made["member", host],
        at=at,
    )


def _say(made, meeting, words, name, *, at):
    said = {
        "key": key_of("contribution", name),
        "prompt": made["prompt", words["prompt"]],
        "quotable": words["quotable"],
        "at": at,
    }
    text, number, voice = words["text"], words.get("number"), words["voice"]
    credit = words.get("name", "")
    if words["by"] == "scribe":
        # A scribe writes down who said it: the name to be quoted by, or else the table.
        line = ScribedLine(
            text=text, number=number, voice=voice, label=credit or words.get("table", "")
        )
        scribe = made["member", meeting["scribes"][0]]
        (contribution,) = scribing.scribe(lines=[line], by=scribe, **said)
    elif words["by"] == "guest":
        contribution = contribute_as_guest(
            name=credit, text=text, number=number, voice=voice, **said
        )
    else:
        contribution = contribute(
            text=text,
            number=number,
            voice=voice,
            credit=credit,
            by=made["member", words["by"]],
            **said,
        )
    made["contribution", name] = contribution


def _set_state(made, name, service, reason, host, *, at):
    contribution = made["contribution", name]
    service(contribution=contribution, reason=reason, by=made["member", host], at=at)


def _report_outcome(made, name, words, host, *, at):
    # The person who took the step says it themselves; for a table the facilitator does.
    report_outcome(
        contribution=made["contribution", name],
        outcome=words["outcome"],
        text=words.get("outcome_text", ""),
        by=made["member", host if words["by"] in ("guest", "scribe") else words["by"]],
        at=at,
    )
