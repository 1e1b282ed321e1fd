from collections import defaultdict
from collections.abc import Collection
from typing import Any, TypeVar

from django.db.models import Count, Q, QuerySet

from joinedup.access.permissions import roles_of
from joinedup.conversation.models import (
    Contribution,
    ContributionState,
    EnteredBy,
    Guest,
    Prompt,
    Quotable,
)
from joinedup.conversation.selectors.prompts import counts_as_answer, scribed_by
from joinedup.core.prepared import Prepared
from joinedup.core.texts import search_filter
from joinedup.people.models import Member, Person
from joinedup.series.models import Meeting, Series

LATEST = 20
_spread = Prepared(
    lambda prompts: (
        Contribution.objects.filter(counts_as_answer(), prompt__in=prompts, number__isnull=False)
        .order_by()
        .values_list("prompt_id", "number")
        .annotate(people=Count("pk"))
    )
)
# All that ``lib.kept`` tells of them.
_TOLD = ("text", "number", "quotable", "credit")
_said_by_guest = Prepared(
    lambda guest, prompt: Contribution.objects.filter(
        guest=guest, prompt=prompt, withdrawn_at=None
    ).only(*_TOLD)
)
_said_by_member = Prepared(
    lambda member, prompt: Contribution.objects.filter(
        member=member, prompt=prompt, withdrawn_at=None
    ).only(*_TOLD)
)
# Contributions as objects or as rows.
Rows = TypeVar("Rows", bound=QuerySet[Contribution, Any])


def visible_in_meeting(said: str = "") -> Q:
    """What everybody in the room may know of (a Q): not withdrawn, not held or hidden, and its
    question's answers revealed and itself not hidden. ``said`` leads to the contribution:
    ``"sources__contribution__"``.

    Whether the words may be quoted is another question.
    """
    return Q(
        **{
            f"{said}withdrawn_at": None,
            f"{said}state": ContributionState.SHOWN,
            f"{said}prompt__is_revealed": True,
            f"{said}prompt__hidden_at": None,
        }
    )


def contributions_visible_to(person: Person) -> QuerySet[Contribution]:
    """What this person may read of what was said.

    Their own, whatever became of it. Of their communities, in announced series: what the room
    may know of and may be quoted. Those who run the community read everything that
    was not withdrawn; so does a scribe of the meeting, who wrote it down. "Do not quote me"
    thus means: the facilitators and scribes read and count it, nobody else.
    """
    if not person.is_authenticated:
        return Contribution.objects.none()
    roles = roles_of(person)
    heard = Contribution.within(roles.communities) & Q(
        prompt__meeting__series__announced_at__isnull=False
    )
    shown = visible_in_meeting() & ~Q(quotable=Quotable.NO)
    scribed = Q(prompt__meeting__in=scribed_by(person))
    runs = Contribution.within(roles.organises)
    readable = Q(withdrawn_at=None) & (runs | heard & (shown | scribed))
    return _with_meeting(Contribution.objects.filter(readable | Q(member=person.pk)))


def contributions_for(
    prompts: Collection[Prompt], *, person: Member, reads_everything: bool
) -> QuerySet[Contribution]:
    """``contributions_visible_to(person)`` to some prompts of one meeting that the person hears.

    The same answer asked in a cheaper way, for the page that is read more than any other:
    the meeting is known, so its community need not be looked up for each row.
    ``reads_everything`` for the facilitators and scribes.
    """
    return answers_read_by(
        person.pk,
        revealed(prompts),
        [prompt.pk for prompt in prompts],
        reads_everything=reads_everything,
    )


def revealed(prompts: Collection[Prompt]) -> list[int]:
    """Ids of those whose answers are revealed. It is known of each question, which saves a join."""
    return [prompt.pk for prompt in prompts if prompt.is_revealed and not prompt.hidden_at]


def answers_read_by(
    person: int, told: Collection[int], asked: Collection[int], *, reads_everything: bool
) -> QuerySet[Contribution]:
    """``contributions_for``, of ids: those of the questions ``asked``, and of those that are
    revealed."""
    shown = Q(state=ContributionState.SHOWN, prompt__in=told) & ~Q(quotable=Quotable.NO)
    readable = Q() if reads_everything else shown
    return Contribution.objects.filter(
        Q(withdrawn_at=None) & readable | Q(member=person), prompt__in=asked
    )


def _with_meeting(contributions: QuerySet[Contribution]) -> QuerySet[Contribution]:
    return contributions.select_related("prompt__meeting__series__community")


def contributions_in(series: Series) -> QuerySet[Contribution]:
    """What the meetings of a series may know of: nothing that was withdrawn, held or hidden;
    meeting by meeting. Whether the words may be quoted is said by each."""
    found = Contribution.objects.filter(visible_in_meeting(), prompt__meeting__series=series)
    return found.select_related("prompt__meeting", "strand").order_by(
        "prompt__meeting__starts_at", "prompt__meeting", "prompt__position", "pk"
    )


def contributions_of_guest(guest: Guest) -> QuerySet[Contribution]:
    """Everything said by the holder of a guest's receipt, withdrawn or not, as it was said."""
    return _with_meeting(guest.contributions.order_by("pk"))


def said_besides(contribution: Contribution) -> list[Contribution]:
    """What else the same person said to the same question, and has not taken back."""
    if contribution.guest_id:
        said = _said_by_guest(contribution.guest_id, contribution.prompt_id)
    else:
        said = _said_by_member(contribution.member_id, contribution.prompt_id)
    return [each for each in said if each != contribution]


def contributions_typed_by(person: Member, meeting: Meeting) -> QuerySet[Contribution]:
    """The latest lines a scribe wrote down at a meeting, latest first."""
    return (
        Contribution.objects.filter(
            prompt__meeting=meeting,
            typed_by=person.pk,
            entered_by=EnteredBy.SCRIBE,
            withdrawn_at=None,
        )
        .select_related("guest", "prompt")
        .order_by("-pk")[:LATEST]
    )


def searched(contributions: Rows, words: str) -> Rows:
    """Those of these contributions that hold every one of the words, somewhere."""
    return contributions.filter(search_filter(Contribution, words))


def scale_counts(prompts: Collection[Prompt]) -> dict[int, list[int]]:
    """How many people stand at each place of the scale: prompt id -> eleven counts.

    One query. Everything not withdrawn and not hidden counts, also of those who are
    not to be quoted: nobody can be told from a spread. Who may see a spread of few people, or
    of answers that are not revealed, is for the page to say (``lib.distribution``).
    """
    spread: defaultdict[int, list[int]] = defaultdict(lambda: [0] * 11)
    for prompt_id, number, people in _spread([prompt.pk for prompt in prompts]):
        spread[prompt_id][number] = people
    return dict(spread)
