from collections.abc import Mapping

from django.db.models import Count, Model, Q, QuerySet

from joinedup.conversation.models import ContributionState, Prompt
from joinedup.people.models import Person
from joinedup.series.models import Meeting
from joinedup.series.selectors.series import takes_part_in


def scribed_by(person: Person) -> QuerySet[Model, Mapping[str, object]]:
    """Ids of meetings this person is a scribe of (a subquery)."""
    return Meeting.scribes.through.objects.filter(member=person.pk).values("meeting")


def prompts_visible_to(person: Person) -> QuerySet[Prompt]:
    """The questions of the meetings this person may hear."""
    return Prompt.objects.filter(takes_part_in(person, "meeting__series__")).select_related(
        "meeting__series__community"
    )


def open_prompts(meeting: Meeting) -> QuerySet[Prompt]:
    """The questions a meeting takes answers to, in their order."""
    return meeting.prompts.filter(is_open=True).order_by("position", "pk")


def numbered_prompts(meeting: Meeting) -> dict[int, Prompt]:
    """All questions of a meeting by the number that paper and scribes use for them: ``q1`` is the
    first. A question that is moved takes another number. One query."""
    return dict(enumerate(meeting.prompts.order_by("position", "pk"), 1))


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
