"""Every duty in the file, and all that it says of one."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.core.decorators import public
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import Card, by_body
from joinedup.duties.lib.replies import routes_of
from joinedup.duties.rules import may_log_refusals
from joinedup.duties.views.shared import about, duty_or_404


@require_safe
@public
def duty_list(request):
    """Every duty in the file, by the body that owes it."""
    known = duties()
    bodies = by_body([Card(duty) for duty in known.entries.values()])
    page = {"bodies": bodies, "known": known, "may_log": may_log_refusals(request.user)}
    return render(request, "duties/duty_list.html", page)


@require_safe
@public
def duty_detail(request, duty_id):
    """All that the file says of one duty, for whoever asks and whoever answers."""
    known, duty = duties(), duty_or_404(duty_id)
    page = about(duty) | {
        "card": Card(duty),
        "may_log": may_log_refusals(request.user),
        "bodies": [known.sectors[each] for each in duty.owed_by],
        "routes": routes_of(duty),
        "related": [known.entries[each] for each in duty.related],
    }
    return render(request, "duties/duty_detail.html", page)
