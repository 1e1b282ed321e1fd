"""Who may do what to prompts, contributions and strands."""

from datetime import timedelta

from django.utils import timezone

from joinedup.access.permissions import roles_of
from joinedup.access.rules import may_organise
from joinedup.conversation.models import (
    Contribution,
    EnteredBy,
    Prompt,
    PromptKind,
    Strand,
    StrandChange,
)
from joinedup.people.models import Person
from joinedup.series.models import Series
from joinedup.series.rules import may_run_meeting

TAKEN_BACK_WITHIN = timedelta(hours=12)


def may_change_prompt(person: Person, prompt: Prompt) -> bool:
    """The facilitators word its questions, open and close them."""
    return may_run_meeting(person, prompt.meeting)


def may_rule_on_term(person: Person, prompt: Prompt) -> bool:
    """The facilitators write down what it decided about a term."""
    return prompt.kind == PromptKind.TERM and may_run_meeting(person, prompt.meeting)


def may_contribute(person: Person, prompt: Prompt) -> bool:
    """Every member of the community may answer; the service asks whether the door is open."""
    return prompt.meeting.series.community_id in roles_of(person).communities


def may_hold(person: Person, contribution: Contribution) -> bool:
    """The facilitators may hold back or hide a contribution, and show it again."""
    return may_run_meeting(person, contribution.prompt.meeting)


def may_take_back(person: Person, contribution: Contribution) -> bool:
    """A scribe's slip of the hand is taken back by the scribe, on the day, in an open meeting.

    Later the words may stand in a report, and are withdrawn by the receipt.
    """
    return (
        contribution.entered_by == EnteredBy.SCRIBE
        and contribution.typed_by_id == person.pk
        and contribution.prompt.meeting.is_open
        and timezone.now() - contribution.said_at < TAKEN_BACK_WITHIN
    )


def may_correct_line(person: Person, contribution: Contribution) -> bool:
    """A typo in a scribe's line is put right by the scribe who made it, or by the facilitators;
    what people typed themselves stays as it is."""
    return (
        contribution.entered_by == EnteredBy.SCRIBE
        and contribution.withdrawn_at is None
        and contribution.text != ""
        and (
            contribution.typed_by_id == person.pk
            or may_run_meeting(person, contribution.prompt.meeting)
        )
    )


def may_report_outcome(person: Person, contribution: Contribution) -> bool:
    """Of a small step that was not withdrawn: the person who takes it, or the facilitators."""
    return (
        contribution.prompt.kind == PromptKind.SMALL_STEPS
        and contribution.withdrawn_at is None
        and (
            contribution.member_id == person.pk
            or may_run_meeting(person, contribution.prompt.meeting)
        )
    )


def may_sort(person: Person, series: Series) -> bool:
    """Those who run the community sort what was said into strands."""
    return may_organise(person, series.community)


def may_change_strand(person: Person, strand: Strand) -> bool:
    """As for the sorting of its series."""
    return may_sort(person, strand.series)


def may_undo(person: Person, change: StrandChange) -> bool:
    """Whoever may sort may undo, whoever did it."""
    return may_sort(person, change.series)
