from collections.abc import Collection, Mapping

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet

from joinedup.access.permissions import by_roles
from joinedup.conversation.models import Contribution, ContributionState, Guest, Prompt
from joinedup.core.prepared import Prepared
from joinedup.people.models import Person
from joinedup.series.models import Meeting
from joinedup.series.selectors.series import takes_part_in

_of_meeting = Prepared(
    lambda meeting, pk: Prompt.objects.filter(meeting=meeting, pk=pk, hidden_at=None)
)


def scribed_by(person: Person) -> QuerySet[Model, Mapping[str, object]]:
    """Ids of meetings this person is a scribe of (a subquery)."""
    return Meeting.scribes.through.objects.filter(member=person.pk).values("meeting")


@by_roles
def prompts_visible_to(
    communities: Collection[int], organises: Collection[int]
) -> QuerySet[Prompt]:
    """The questions of the meetings this person may hear; hidden ones where they organise."""
    is_theirs = Q(hidden_at=None) | Q(meeting__series__community__in=organises)
    return Prompt.objects.filter(
        is_theirs, takes_part_in(communities, organises, "meeting__series__")
    ).select_related("meeting__series__community")


def prompt_of(meeting: Meeting, pk: int) -> Prompt | None:
    """The question of this meeting with this number, or None."""
    prompt = _of_meeting.first(meeting.pk, pk)
    if prompt:
        prompt.meeting = meeting
    return prompt


def open_prompts(meeting: Meeting) -> QuerySet[Prompt]:
    """The questions a meeting takes answers to, in their order."""
    return meeting.prompts.filter(is_open=True).order_by("position", "pk")


def open_prompts_for(guest: Guest | None, meeting: Meeting) -> QuerySet[Prompt]:
    """``open_prompts``, with ``is_answered`` by this guest; nobody yet has answered none."""
    if guest is None:
        return open_prompts(meeting)
    own = Contribution.objects.filter(prompt=OuterRef("pk"), guest=guest, withdrawn_at=None)
    return open_prompts(meeting).annotate(is_answered=Exists(own))


def numbered_prompts(meeting: Meeting) -> dict[int, Prompt]:
    """All questions of a meeting by the number that paper and scribes use for them: ``q1`` is the
    first. A question that is moved takes another number; one that is hidden keeps its own, so that
    those on paper stay true. One query."""
    numbered = enumerate(meeting.prompts.order_by("position", "pk"), 1)
    return {number: prompt for number, prompt in numbered if not prompt.hidden_at}


def counts_as_answer(said: str = "") -> Q:
    """What is counted wherever answers are counted (a Q): not taken back and not hidden. ``said``
    leads to the contribution: ``"contributions__"``."""
    standing = [ContributionState.SHOWN, ContributionState.HELD]
    return Q(**{f"{said}withdrawn_at": None, f"{said}state__in": standing})


def prompts_with_counts(meeting: Meeting) -> QuerySet[Prompt]:
    """All questions of a meeting with ``answers``, for those who run it."""
    answers = Count("contributions", filter=counts_as_answer("contributions__"))
    return (
        meeting.prompts.select_related("ruling")
        .annotate(answers=answers)
        .order_by("position", "pk")
    )
