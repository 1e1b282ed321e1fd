"""What pages about one duty have in common."""

from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from joinedup.access.models import Community
from joinedup.core.cleaning import whole_number
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.local_parts import NOTHING_LOCAL, LocalParts
from joinedup.duties.lib.topics import Topic
from joinedup.duties.selectors.local import knowledge_by_community


def duty_or_404(duty_id):
    """The duty of this id."""
    duty = duties().entries.get(duty_id)
    if duty is None:
        raise Http404
    return duty


@dataclass(frozen=True)
class Here:
    """Who is asked for a duty, and where: the bodies that owe it or the one that was chosen; the
    community, if it is known which, and what it has recorded. ``recorded`` is what each community
    that may be meant has, to be read: of the duty, and of each of several bodies by its name."""

    asked: list[str]
    community: Community | None
    local: LocalParts
    recorded: list[tuple[Community, list[tuple[str, LocalParts]]]]


def here_for(request, duty):
    """What is known where the form says that it is asked; where it names no community, that of
    the only one that knows anything."""
    every = knowledge_by_community()
    named = whole_number(request.POST.get("community", ""))
    meant = [each for each in every if each[0].pk == named] or every
    chosen = request.POST.get("body", "")
    chosen = chosen if chosen in duty.owed_by else ""
    bodies = [chosen] if chosen else duty.owed_by
    recorded = [(community, _recorded(its, duty, bodies)) for community, its in meant]
    is_one = len(meant) == 1
    return Here(
        asked=[duties().sectors[each] for each in bodies],
        community=meant[0][0] if is_one else None,
        local=meant[0][1].for_duty(duty, chosen) if is_one else NOTHING_LOCAL,
        recorded=[each for each in recorded if each[1]],
    )


def _recorded(its, duty, bodies):
    if len(bodies) == 1:
        found = [("", its.for_duty(duty, bodies[0]))]
    else:
        of_bodies = [(duties().sectors[each], its.of(Topic(each))) for each in bodies]
        found = [("", its.for_duty(duty)), *of_bodies]
    return [(name, parts) for name, parts in found if parts.is_anything]


def about(duty, here):
    """What every page about a duty shows."""
    known = duties()
    return {
        "duty": duty,
        "known": known,
        "here": here,
        "this_day": timezone.localdate(),
        "advice": known.challenge_routes["specialist-advice"],
    }


def private(response):
    """An answer that no cache may keep, on the way or in the browser."""
    response["Cache-Control"] = "private, no-store"
    return response
