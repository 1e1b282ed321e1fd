"""What was asked and said at the meetings, and what came of it."""

from datetime import timedelta

from joinedup.conversation.lib.scribed_text import ScribedLine
from joinedup.conversation.services import scribing
from joinedup.conversation.services.contributions import (
    contribute,
    contribute_as_guest,
    hide_contribution,
    hold_contribution,
    report_outcome,
)
from joinedup.conversation.services.prompts import ask_prompt, rule_on_term
from joinedup.home.sample.loader_diary import key_of
from joinedup.home.sample.loader_meetings import host_of, prepared_at, times_of

# People come in and eat first; then each question has its part of the time that is left.
SETTLING = timedelta(minutes=20)
# Small steps of the last meeting are asked after by telephone so many days later.
ASKED_AFTER = 16


def note_words(sample, content):
    """Note the questions and words of a series' meetings."""
    for place, meeting in enumerate(content["meetings"]):
        later = content["meetings"][place + 1 :]
        _note_questions(sample, content, meeting)
        _note_contributions(sample, content, meeting, later)


def _note_questions(sample, content, meeting):
    host = host_of(sample, content, meeting)
    _starts_at, ends_at = times_of(sample, content, meeting)
    at = prepared_at(sample, content, meeting)
    for prompt in meeting["prompts"]:
        sample.diary.note(at, _ask, sample, meeting, prompt, host)
        if prompt.get("decision"):
            sample.diary.note(ends_at, _rule, sample, prompt, host)


def _note_contributions(sample, content, meeting, later):
    starts_at, ends_at = times_of(sample, content, meeting)
    part = (ends_at - starts_at - SETTLING) / len(meeting["prompts"])
    host = host_of(sample, content, meeting)
    for number, prompt in enumerate(meeting["prompts"]):
        begins_at = starts_at + SETTLING + part * number
        said = [
            (place, words)
            for place, words in enumerate(content["contributions"])
            if words["prompt"] == prompt["id"]
        ]
        for turn, (place, words) in enumerate(said):
            name = name_of(content, place)
            at = begins_at + part * turn / len(said)
            sample.diary.note(at, _say, sample, meeting, words, name)
            _note_afterwards(sample, content, meeting, words, name, host, later)


def name_of(content, place):
    """By what a contribution is known to the loader: its reference, or its place."""
    words = content["contributions"][place]
    return words.get("ref") or f"{content['series']['id']} {place}"


def _note_afterwards(sample, content, meeting, words, name, host, later):
    _starts_at, ends_at = times_of(sample, content, meeting)
    for state, service in (("held", hold_contribution), ("hidden", hide_contribution)):
        if reason := words.get(f"{state}_reason"):
            at = ends_at + timedelta(hours=1)
            sample.diary.note(at, _set_state, sample, name, service, reason, host)
    if words.get("outcome"):
        if later:
            at = times_of(sample, content, later[0])[0] + timedelta(minutes=15)
        else:
            at = ends_at + timedelta(days=ASKED_AFTER)
        sample.diary.note(at, _report_outcome, sample, name, words, host)


def _ask(sample, meeting, prompt, host, *, at):
    sample.made.prompts[prompt["id"]] = ask_prompt(
        key=key_of("prompt", prompt["id"]),
        meeting=sample.made.meetings[meeting["id"]],
        kind=prompt["kind"],
        question=prompt["question"],
        term=prompt.get("term", ""),
        # At today's meeting the room has come to some of them; what was said at earlier ones
        # is still to be written down here.
        is_open=prompt.get("is_open", meeting["day"] < 0),
        by=sample.made.members[host],
        at=at,
    )


def _rule(sample, prompt, host, *, at):
    rule_on_term(
        key=key_of("ruling", prompt["id"]),
        prompt=sample.made.prompts[prompt["id"]],
        decision=prompt["decision"],
        instead=prompt.get("instead", ""),
        reason=prompt["reason"],
        dissent=prompt["dissent"],
        by=sample.made.members[host],
        at=at,
    )


def _say(sample, meeting, words, name, *, at):
    prompt = sample.made.prompts[words["prompt"]]
    key = key_of("contribution", name)
    said = {
        "key": key,
        "prompt": prompt,
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
        scribe = sample.made.members[meeting["scribes"][0]]
        (made,) = scribing.scribe(lines=[line], by=scribe, **said)
    elif words["by"] == "guest":
        made = contribute_as_guest(name=credit, text=text, number=number, voice=voice, **said)
    else:
        made = contribute(
            text=text,
            number=number,
            voice=voice,
            credit=credit,
            by=sample.made.members[words["by"]],
            **said,
        )
    sample.made.contributions[name] = made


def _set_state(sample, name, service, reason, host, *, at):
    contribution = sample.made.contributions[name]
    service(contribution=contribution, reason=reason, by=sample.made.members[host], at=at)


def _report_outcome(sample, name, words, host, *, at):
    # The person who took the step says it themselves; for a table the facilitator does.
    report_outcome(
        contribution=sample.made.contributions[name],
        outcome=words["outcome"],
        text=words.get("outcome_text", ""),
        by=sample.made.members[host if words["by"] in ("guest", "scribe") else words["by"]],
        at=at,
    )
