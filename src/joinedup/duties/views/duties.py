"""Every duty in the file, and all that it says of one."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.core.decorators import public
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import Card, by_body


@require_safe
@public
def duty_list(request):
    """Every duty in the file, by the body that owes it."""
    known = duties()
    bodies = by_body([Card(duty) for duty in known.entries.values()])
    return render(request, "duties/duty_list.html", {"bodies": bodies, "known": known})


@require_safe
@public
def duty_detail(request, duty_id):
    """All that the file says of one duty, for whoever asks and whoever answers."""
    known = duties()
    duty = known.entries.get(duty_id)
    if duty is None:
        raise Http404
    page = {
        "card": Card(duty),
        "known": known,
        "bodies": [known.sectors[each] for each in duty.owed_by],
        "routes": [known.challenge_routes[each] for each in duty.challenge],
        "related": [known.entries[each] for each in duty.related],
    }
    return render(request, "duties/duty_detail.html", page)
