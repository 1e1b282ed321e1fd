"""What pages about one duty have in common."""

from django.http import Http404

from joinedup.duties.lib.catalogue import duties


def duty_or_404(duty_id):
    """The duty of this id."""
    duty = duties().entries.get(duty_id)
    if duty is None:
        raise Http404
    return duty


def about(duty, asked=""):
    """What every page about a duty shows; ``asked`` is the body that was chosen among those that
    owe it."""
    known = duties()
    return {
        "duty": duty,
        "known": known,
        "owed_by": [known.sectors[each] for each in ([asked] if asked else duty.owed_by)],
        "advice": known.challenge_routes["specialist-advice"],
    }


def private(response):
    """An answer that no cache may keep, on the way or in the browser."""
    response["Cache-Control"] = "private, no-store"
    return response
