"""Putting questions to the room, and writing down what it decided about a word."""

import uuid
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.conversation.events import Event
from joinedup.conversation.lib.default_prompts import DEFAULT_KINDS, DEFAULT_QUESTIONS
from joinedup.conversation.models import Contribution, Prompt, Ruling
from joinedup.core.attempts import NotTaken, make_or_change
from joinedup.core.idempotency import derive_key
from joinedup.core.models import TakenAs
from joinedup.core.ordering import move, next_position
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series.models import Meeting
from joinedup.series.services.revisions import bump_revision
from joinedup.words.services.decisions import decide_on_words


class AlreadyAnswered(Exception):
    """Somebody has answered, and the room may have read it."""


@transaction.atomic
def ask_prompt(
    *,
    key: uuid.UUID,
    meeting: Meeting,
    kind: str,
    question: str,
    term: str = "",
    is_open: bool = True,
    is_revealed: bool = True,
    by: Member,
    at: datetime,
) -> Prompt:
    """Put a question to the meeting, after those already there.

    With ``is_revealed`` false, its answers are shown to the room when somebody reveals them. The
    same form sent again with other content changes the question. Raises NotTaken when somebody has
    answered it, or changed it, since.
    """
    # Two facilitators may ask in the same second; each question gets a place of its own.
    Meeting.objects.select_for_update().get(pk=meeting.pk)

    def change(prompt: Prompt) -> None:
        if prompt.contributions.exists():
            raise NotTaken(_("The question you asked before has answers already, so it stays."))
        change_prompt(prompt=prompt, question=question, term=term, by=by, at=at)
        if is_revealed:
            reveal_answers(prompt=prompt, by=by, at=at)
        else:
            keep_answers(prompt=prompt, by=by, at=at)

    prompt = make_or_change(
        Prompt,
        key=key,
        by=by,
        parts=(meeting, kind),
        said={"question": question, "term": term, "is_revealed": is_revealed},
        besides={
            "meeting": meeting,
            "kind": kind,
            "changed_at": at,
            "is_open": is_open,
            "position": next_position(meeting.prompts.all()),
        },
        change=change,
    )
    if prompt.taken_as is TakenAs.NEW:
        record.write(Event.PROMPT_ASKED, about=prompt, by=by, at=at, kind=kind)
        bump_revision(meeting)
    return prompt


@transaction.atomic
def ask_default_prompts(
    *, key: uuid.UUID, meeting: Meeting, by: Member, at: datetime
) -> list[Prompt]:
    """Put the usual questions, closed but for the first: the facilitator opens each in turn."""
    return [
        ask_prompt(
            key=derive_key(key, kind),
            meeting=meeting,
            kind=kind,
            question=str(DEFAULT_QUESTIONS[kind]),
            is_open=kind == DEFAULT_KINDS[0],
            by=by,
            at=at,
        )
        for kind in DEFAULT_KINDS
    ]


@transaction.atomic
def change_prompt(
    *, prompt: Prompt, question: str, term: str = "", by: Member, at: datetime
) -> Prompt:
    """Word a question better. Its kind stays, for the answers were given to it."""
    prompt.question, prompt.term, prompt.changed_at = question, term, at
    prompt.save(update_fields=["question", "term", "changed_at"])
    record.write(Event.PROMPT_CHANGED, about=prompt, by=by, at=at)
    bump_revision(prompt.meeting_id)
    return prompt


def open_prompt(*, prompt: Prompt, by: Member, at: datetime) -> Prompt:
    """Take answers to a question."""
    return _set_open(prompt, True, by, at)


def close_prompt(*, prompt: Prompt, by: Member, at: datetime) -> Prompt:
    """Take no more answers to a question."""
    return _set_open(prompt, False, by, at)


@transaction.atomic
def _set_open(prompt: Prompt, is_open: bool, by: Member, at: datetime) -> Prompt:
    prompt = _lock(prompt)
    if prompt.is_open == is_open or prompt.hidden_at:
        return prompt
    prompt.is_open = is_open
    prompt.save(update_fields=["is_open"])
    what = Event.PROMPT_OPENED if is_open else Event.PROMPT_CLOSED
    record.write(what, about=prompt, by=by, at=at)
    bump_revision(prompt.meeting_id)
    return prompt


@transaction.atomic
def remove_prompt(*, prompt: Prompt, by: Member, at: datetime) -> None:
    """Take away a question that was asked by mistake. Raises AlreadyAnswered."""
    prompt = _lock(prompt)
    if Contribution.objects.filter(prompt=prompt).exists():
        raise AlreadyAnswered
    record.write(Event.PROMPT_REMOVED, about=prompt, by=by, at=at)
    meeting = prompt.meeting_id
    prompt.delete()
    bump_revision(meeting)


@transaction.atomic
def hide_prompt(*, prompt: Prompt, reason: str, by: Member, at: datetime) -> Prompt:
    """Close a question that was asked by mistake, and hide it with its answers, which are kept."""
    prompt = _lock(prompt)
    prompt.is_open = False
    prompt.hidden_at, prompt.hidden_by, prompt.hidden_reason = at, by, reason
    prompt.save(update_fields=["is_open", "hidden_at", "hidden_by", "hidden_reason"])
    record.write(Event.PROMPT_HIDDEN, about=prompt, by=by, at=at)
    bump_revision(prompt.meeting_id)
    return prompt


@transaction.atomic
def show_prompt_again(*, prompt: Prompt, by: Member, at: datetime) -> Prompt:
    """Show a hidden question again; it stays closed."""
    prompt = _lock(prompt)
    if prompt.hidden_at:
        prompt.hidden_at, prompt.hidden_by, prompt.hidden_reason = None, None, ""
        prompt.save(update_fields=["hidden_at", "hidden_by", "hidden_reason"])
        record.write(Event.PROMPT_SHOWN, about=prompt, by=by, at=at)
        bump_revision(prompt.meeting_id)
    return prompt


@transaction.atomic
def keep_answers(*, prompt: Prompt, by: Member, at: datetime) -> Prompt:
    """Keep the answers to a question from the room until they are revealed.

    Raises AlreadyAnswered when there are any: what was read cannot be hidden again.
    """
    prompt = _lock(prompt)
    if not prompt.is_revealed:
        return prompt
    if Contribution.objects.filter(prompt=prompt).exists():
        raise AlreadyAnswered
    record.write(Event.ANSWERS_KEPT, about=prompt, by=by, at=at)
    return _set_revealed(prompt, False)


@transaction.atomic
def reveal_answers(*, prompt: Prompt, by: Member, at: datetime) -> Prompt:
    """Show the room what was answered, for good. Revealed before, it stays as it is."""
    prompt = _lock(prompt)
    if prompt.is_revealed:
        return prompt
    record.write(Event.ANSWERS_REVEALED, about=prompt, by=by, at=at)
    return _set_revealed(prompt, True)


def _lock(prompt: Prompt) -> Prompt:
    return (
        Prompt.objects.select_for_update(of=("self",))
        .select_related("meeting__series__community")
        .get(pk=prompt.pk)
    )


def _set_revealed(prompt: Prompt, is_revealed: bool) -> Prompt:
    prompt.is_revealed = is_revealed
    prompt.save(update_fields=["is_revealed"])
    bump_revision(prompt.meeting_id, phones=False)
    return prompt


@transaction.atomic
def move_prompt(*, prompt: Prompt, places: int, by: Member, at: datetime) -> Prompt:
    """Move a question up (-1) or down (+1) among the questions of its meeting."""
    Meeting.objects.select_for_update().get(pk=prompt.meeting_id)
    if move(prompt.meeting.prompts.order_by("position", "pk"), prompt, places):
        record.write(Event.PROMPT_MOVED, about=prompt, by=by, at=at)
        bump_revision(prompt.meeting_id)
    return prompt


@transaction.atomic
def rule_on_term(
    *,
    key: uuid.UUID,
    prompt: Prompt,
    decision: str,
    reason: str,
    instead: str = "",
    dissent: str = "",
    by: Member,
    at: datetime,
    **votes: int | None,
) -> Ruling:
    """Write down what the meeting decided about a term, and who saw it otherwise and why.

    From this moment the community's lexicon says so too, with a link back to the conversation.
    ``votes`` are the hands counted for each decision, or nothing when none were. Decided again,
    the later decision counts. Raises NotTaken when this very form was followed by a later one.
    """
    said = {
        "decision": decision,
        "instead": instead,
        "reason": reason,
        "dissent": dissent,
        "decided_by": by,
        **votes,
    }
    ruling = Ruling.objects.filter(prompt=prompt, **said).first()
    if ruling is None:
        ruling, _is_new = Ruling.objects.update_or_create(
            prompt=prompt, defaults={**said, "decided_at": at}
        )
        record.write(Event.TERM_DECIDED, about=prompt, by=by, at=at, decision=decision)
    community = prompt.meeting.series.community
    page = reverse("conversation:meeting_words", args=[prompt.meeting_id])
    decide_on_words(
        key=derive_key(key, prompt.pk),
        community=community,
        term=prompt.term,
        decision=decision,
        reason=reason,
        instead=instead,
        dissent=dissent,
        source_title=prompt.question[:200],
        source_path=f"{page}?prompt={prompt.pk}",
        by=by,
        at=at,
    )
    return ruling
