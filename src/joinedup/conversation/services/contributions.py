"""Taking in what people say, and what may happen to it afterwards."""

import uuid
from datetime import datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import Q, Subquery
from django.utils.translation import gettext_lazy as _

from joinedup.conversation.events import Event
from joinedup.conversation.lib.consent import Consent
from joinedup.conversation.models import (
    Contribution,
    ContributionState,
    EnteredBy,
    Guest,
    Prompt,
    PromptKind,
    Quotable,
    SaidAgain,
)
from joinedup.conversation.services.consent import tighten_consent
from joinedup.core.attempts import NotTaken, attempt_key
from joinedup.core.cleaning import folded
from joinedup.core.models import TakenAs
from joinedup.core.prepared import Prepared
from joinedup.people.models import Member, Voice
from joinedup.record import services as record
from joinedup.series.services.revisions import bump_revision

# The same words of the same person are known again, whichever form they come from.
SAID = uuid.UUID("5d1b0f9e-1c0a-4b52-9a54-0c8c2f0a6f37")

_doors = Prepared(
    lambda prompt: Prompt.objects.filter(pk=prompt).values_list(
        "is_open", "meeting__opened_at", "meeting__closed_at", "meeting__cancelled_at"
    )
)
# These words, and what came out of this form: a single row at most is taken out of the second
# table, so that both databases find all of it by their indexes.
_before = Prepared(
    lambda said_key, key: Contribution.objects.filter(
        Q(said_key=said_key)
        | Q(key=key)
        | Q(pk=Subquery(SaidAgain.objects.filter(key=key).values("contribution")[:1]))
    )
)

STATE_EVENTS = {
    ContributionState.SHOWN: Event.CONTRIBUTION_SHOWN,
    ContributionState.HELD: Event.CONTRIBUTION_HELD,
    ContributionState.HIDDEN: Event.CONTRIBUTION_HIDDEN,
}


class TakenBack(NotTaken):
    """These words of this form were taken back, and stay so."""


class NotTakingContributions(Exception):
    """The meeting or its question takes no words now; says so in a sentence."""


def refuse_unless_open(prompt: Prompt) -> None:
    """Raise NotTakingContributions unless the meeting and the question are open at this moment."""
    meeting = prompt.meeting
    [(prompt.is_open, meeting.opened_at, meeting.closed_at, meeting.cancelled_at)] = _doors(
        prompt.pk
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

    The same words of the same person to the same question are one contribution, however often
    and out of whichever form they come; other words are another. Sent again, its consent becomes
    the stricter of both, and its voice and number what was sent last, while the question is open.

    Raises NotTakingContributions when the door has closed; what was already kept is given back
    even then. Raises NotTaken when these words of this form were taken back.
    """
    return _contribute(key, prompt, text, number, voice, quotable, credit, guest, by, at)


def _contribute(
    key: uuid.UUID,
    prompt: Prompt,
    text: str,
    number: int | None,
    voice: str,
    quotable: str,
    credit: str,
    guest: Guest | None,
    by: Member | str,
    at: datetime,
) -> Contribution:
    member = None if guest or isinstance(by, str) else by
    consent = Consent.chosen(quotable, credit)
    number = number if prompt.kind == PromptKind.SCALE else None
    said = (guest or member or by, prompt, *_thing_said(text, number))
    key, said_key = attempt_key(key, *said), attempt_key(SAID, *said)
    before = _before(said_key, key)
    kept = next((each for each in before if each.said_key == said_key), None)
    if kept is None:
        # A form that arrives late brings nothing back.
        if before:
            raise TakenBack(_("You have taken these words back since you sent them."))
        refuse_unless_open(prompt)
        try:
            # On SQLite, whoever writes is alone, and has looked already.
            with transaction.atomic(savepoint=connection.vendor != "sqlite"):
                contribution = Contribution.objects.create(
                    key=key,
                    said_key=said_key,
                    prompt=prompt,
                    text=text,
                    number=number,
                    voice=voice,
                    member=member,
                    guest=guest,
                    entered_by=EnteredBy.GUEST if guest else EnteredBy.MEMBER,
                    quotable=consent.quotable,
                    credit=consent.credit,
                    said_at=at,
                )
        except IntegrityError:  # the same words arrived in this very moment, on another line
            kept = Contribution.objects.get(said_key=said_key)
        else:
            record.write(Event.CONTRIBUTED, about=contribution, by=by, at=at)
            bump_revision(prompt.meeting_id, phones=False)
            contribution.taken_as = TakenAs.NEW
            return contribution
    again = send_again(kept, prompt, consent, text=text, voice=voice, number=number, by=by, at=at)
    if kept.key != key:
        SaidAgain.objects.get_or_create(key=key, defaults={"contribution": kept})
    return again


def _thing_said(text: str, number: int | None) -> tuple[str, object]:
    """What was said: words, or a number where it stands alone. Beside words a number is chosen
    about them, as the voice is. Capitals and spaces make no other words."""
    return ("words", folded(text)) if text else ("number", number)


def send_again(
    kept: Contribution,
    prompt: Prompt,
    consent: Consent,
    *,
    text: str,
    voice: str,
    number: int | None,
    by: Member | str,
    at: datetime,
) -> Contribution:
    """The same words came again: let the stricter consent hold, and what was sent last for the
    rest. The contribution's ``taken_as`` says whether anything changed."""
    before = (Consent.of(kept), kept.text, kept.voice, kept.number)
    kept = tighten_consent(contribution=kept, consent=consent, by=by, at=at)
    is_stricter_now = kept.is_stricter_now
    kept = _say_how(kept, prompt, text, voice, number, by, at)
    kept.is_stricter_now = is_stricter_now
    now = (Consent.of(kept), kept.text, kept.voice, kept.number)
    kept.taken_as = TakenAs.SAME if now == before else TakenAs.CHANGE
    return kept


def _say_how(
    contribution: Contribution,
    prompt: Prompt,
    text: str,
    voice: str,
    number: int | None,
    by: Member | str,
    at: datetime,
) -> Contribution:
    """Change how the words are written, from what somebody speaks, and the number beside, while
    their question is open; afterwards all of it stays."""
    if (contribution.text, contribution.voice, contribution.number) == (text, voice, number):
        return contribution
    try:
        refuse_unless_open(prompt)
    except NotTakingContributions:
        return contribution
    contribution = _lock(contribution)
    if contribution.withdrawn_at:
        return contribution
    if contribution.corrections.exists():
        # The form is older than what was put right since.
        text = contribution.text
    contribution.text, contribution.voice, contribution.number = text, voice, number
    contribution.save(update_fields=["text", "voice", "number"])
    record.write(Event.CONTRIBUTION_CHANGED, about=contribution, by=by, at=at)
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
    NotTakingContributions and NotTaken, and then nobody is made or changed.
    """
    if guest is None:
        # The words are part of the key, so that somebody else who goes back to this form on a
        # shared phone gets a receipt of their own. The name is not: whoever chooses anew not to
        # give it is the same person, also where the first answer was lost on the way.
        guest, _is_new = Guest.objects.get_or_create(
            key=attempt_key(key, "guest", prompt, *_thing_said(text, number)),
            defaults={"meeting": prompt.meeting, "name": name, "voice": voice, "came_at": at},
        )
    elif (guest.name, guest.voice) != (name, voice):
        guest.name, guest.voice = name, voice
        guest.save(update_fields=["name", "voice"])
    return _contribute(key, prompt, text, number, voice, quotable, name, guest, "guest", at)


def hold_contribution(
    *, contribution: Contribution, reason: str, by: Member, at: datetime
) -> Contribution:
    """Keep a contribution back for now: only its maker, the facilitators and scribes
    see it."""
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
def _lock(contribution: Contribution) -> Contribution:
    return (
        # Without the key: whoever publishes refers to it, and is not kept waiting.
        Contribution.objects.select_for_update(of=("self",), no_key=True)
        .select_related("prompt__meeting__series__community")
        .get(pk=contribution.pk)
    )
