"""Taking in what people say, and what may happen to it afterwards."""

import uuid
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from joinedup.conversation.events import Event
from joinedup.conversation.models import (
    Contribution,
    ContributionState,
    EnteredBy,
    Guest,
    Prompt,
    PromptKind,
    Quotable,
)
from joinedup.conversation.services.photos import delete_photo_of_withdrawn
from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.core.idempotency import derive_key
from joinedup.people.models import Member, Voice
from joinedup.record import services as record
from joinedup.series.services.revisions import bump_revision

STATE_EVENTS = {
    ContributionState.SHOWN: Event.CONTRIBUTION_SHOWN,
    ContributionState.HELD: Event.CONTRIBUTION_HELD,
    ContributionState.HIDDEN: Event.CONTRIBUTION_HIDDEN,
}


class NotTakingContributions(Exception):
    """The meeting or its question takes no words now; says so in a sentence."""


def refuse_unless_open(prompt: Prompt) -> None:
    """Raise NotTakingContributions unless the meeting and the question are open at this moment."""
    meeting = prompt.meeting
    prompt.is_open, meeting.opened_at, meeting.closed_at, meeting.cancelled_at = (
        Prompt.objects.values_list(
            "is_open", "meeting__opened_at", "meeting__closed_at", "meeting__cancelled_at"
        ).get(pk=prompt.pk)
    )
    if meeting.cancelled_at:
        raise NotTakingContributions(_("The meeting was cancelled."))
    if not meeting.opened_at:
        raise NotTakingContributions(_("The meeting has not opened yet."))
    if meeting.closed_at:
        raise NotTakingContributions(_("The meeting has closed."))
    if not prompt.is_open:
        raise NotTakingContributions(_("This question has closed."))


@transaction.atomic
def contribute(
    *,
    key: uuid.UUID,
    prompt: Prompt,
    text: str = "",
    number: int | None = None,
    voice: str = Voice.UNSTATED,
    quotable: str = Quotable.NO,
    credit: str = "",
    guest: Guest | None = None,
    by: Member | str,
    at: datetime,
) -> Contribution:
    """Keep what a member said, or (``by="guest"``) the holder of a guest's receipt.

    Sent twice, it is kept once. Raises NotTakingContributions when the door has closed; what was
    already kept is given back even then.
    """
    member = None if guest or isinstance(by, str) else by
    maker = f"guest {guest.pk}" if guest else f"member {member and member.pk}"
    key = derive_key(key, maker, prompt.pk, number, text)
    said = {
        "prompt": prompt,
        "text": text,
        "number": number if prompt.kind == PromptKind.SCALE else None,
        "voice": voice,
        "member": member,
        "guest": guest,
        "quotable": quotable,
        "credit": credit if quotable == Quotable.NAMED else "",
    }
    # Some browsers fetch the form anew on the way back, and fill the old words in: the key is
    # another one then, and the thing said is the same.
    kept = Contribution.objects.filter(Q(key=key) | Q(**said, withdrawn_at=None)).first()
    if kept:
        return kept
    refuse_unless_open(prompt)
    entered_by = EnteredBy.GUEST if guest else EnteredBy.MEMBER
    try:
        with transaction.atomic():
            contribution = Contribution.objects.create(
                key=key, entered_by=entered_by, said_at=at, **said
            )
    except IntegrityError:  # the same form arrived in this very moment, on another line
        return Contribution.objects.get(key=key)
    record.write(Event.CONTRIBUTED, about=contribution, by=by, at=at)
    bump_revision(prompt.meeting_id, phones=False)
    return contribution


@transaction.atomic
def contribute_as_guest(
    *,
    key: uuid.UUID,
    prompt: Prompt,
    guest: Guest | None = None,
    name: str = "",
    text: str = "",
    number: int | None = None,
    voice: str,
    quotable: str,
    at: datetime,
) -> Contribution:
    """Keep what somebody said without signing in, and remember who they wish to be.

    Without a ``guest`` one is made, with a private receipt of their own. Raises
    NotTakingContributions, and then nobody is made or changed.
    """
    if guest is None:
        # The words are part of the key, so that somebody else who goes back to this form on a
        # shared phone gets a receipt of their own.
        guest, _is_new = Guest.objects.get_or_create(
            key=derive_key(key, "guest", prompt.pk, number, text, name),
            defaults={"meeting": prompt.meeting, "name": name, "voice": voice, "came_at": at},
        )
    elif (guest.name, guest.voice) != (name, voice):
        guest.name, guest.voice = name, voice
        guest.save(update_fields=["name", "voice"])
    return contribute(
        key=key,
        prompt=prompt,
        text=text,
        number=number,
        voice=voice,
        quotable=quotable,
        credit=name,
        guest=guest,
        by="guest",
        at=at,
    )


def hold_contribution(
    *, contribution: Contribution, reason: str, by: Member, at: datetime
) -> Contribution:
    """Keep a contribution back for now: only those who run the meeting and its maker see it."""
    return _set_state(contribution, ContributionState.HELD, reason, by, at)


def hide_contribution(
    *, contribution: Contribution, reason: str, by: Member, at: datetime
) -> Contribution:
    """Hide a contribution for good: it is not counted, sorted or shown."""
    return _set_state(contribution, ContributionState.HIDDEN, reason, by, at)


def show_contribution(*, contribution: Contribution, by: Member, at: datetime) -> Contribution:
    """Show a contribution again."""
    return _set_state(contribution, ContributionState.SHOWN, "", by, at)


@transaction.atomic
def _set_state(
    contribution: Contribution, state: ContributionState, reason: str, by: Member, at: datetime
) -> Contribution:
    if (contribution.state, contribution.state_reason) == (state, reason):
        return contribution
    contribution.state, contribution.state_reason = state, reason
    contribution.state_by, contribution.state_at = by, at
    contribution.save(update_fields=["state", "state_reason", "state_by", "state_at"])
    record.write(
        STATE_EVENTS[state],
        about=contribution,
        by=by,
        at=at,
    )
    bump_revision(contribution.prompt.meeting_id, phones=False)
    return contribution


@transaction.atomic
def report_outcome(
    *,
    contribution: Contribution,
    outcome: str,
    text: str = "",
    by: Member | str,
    at: datetime,
) -> Contribution:
    """Say what came of a small step. ``by`` is a member, or "link" from a guest's receipt.

    Of a step that was withdrawn meanwhile nothing is kept.
    """
    contribution = _lock(contribution)
    if contribution.withdrawn_at:
        return contribution
    contribution.outcome, contribution.outcome_text = outcome, text
    contribution.outcome_at = at
    contribution.save(update_fields=["outcome", "outcome_text", "outcome_at"])
    record.write(
        Event.OUTCOME_REPORTED,
        about=contribution,
        by=by,
        at=at,
        outcome=outcome,
    )
    return contribution


@transaction.atomic
def change_quotable(
    *,
    contribution: Contribution,
    quotable: str,
    credit: str = "",
    by: Member | str,
    at: datetime,
) -> Contribution:
    """Let the maker choose again whether and under what name they may be quoted."""
    contribution.quotable = quotable
    contribution.credit = credit if quotable == Quotable.NAMED else ""
    contribution.save(update_fields=["quotable", "credit"])
    record.write(
        Event.QUOTABILITY_CHANGED,
        about=contribution,
        by=by,
        at=at,
        quotable=quotable,
    )
    bump_revision(contribution.prompt.meeting_id, phones=False)
    return contribution


@transaction.atomic
def withdraw_contribution(
    *, contribution: Contribution, by: Member | str, at: datetime
) -> Contribution:
    """Take the words out for good, and the photo they were typed from with them. What is left is
    that something was said and withdrawn.

    Copies of the words in reports are the business of ``reports``, which calls this.
    """
    contribution = _lock(contribution)
    if contribution.withdrawn_at:
        return contribution
    contribution.text = contribution.credit = contribution.outcome_text = ""
    contribution.number = None
    contribution.withdrawn_at = at
    contribution.save(update_fields=["text", "credit", "outcome_text", "number", "withdrawn_at"])
    record.write(Event.CONTRIBUTION_WITHDRAWN, about=contribution, by=by, at=at)
    delete_photo_of_withdrawn(contribution, at=at)
    empty_log_on_commit()
    bump_revision(contribution.prompt.meeting_id, phones=False)
    return contribution


def _lock(contribution: Contribution) -> Contribution:
    return (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("prompt__meeting__series__community")
        .get(pk=contribution.pk)
    )
