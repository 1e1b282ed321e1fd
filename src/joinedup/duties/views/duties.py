"""Every duty in the file, and all that it says of one."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from joinedup.core.decorators import public
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import Card, by_body
from joinedup.duties.lib.replies import routes_of
from joinedup.duties.rules import may_log_refusals
from joinedup.duties.selectors.local import communities_with_contacts, local_knowledge
from joinedup.duties.views.shared import about, duty_or_404, here_for


@require_safe
@public
def duty_list(request):
    """Every duty in the file, by the body that owes it, with the contacts of the only community
    that has any."""
    known = duties()
    communities = list(communities_with_contacts())
    here = communities[0] if len(communities) == 1 else None
    bodies = by_body([Card(duty) for duty in known.entries.values()])
    page = {
        "bodies": local_knowledge(here and here.pk).beside(bodies),
        "known": known,
        "this_day": timezone.localdate(),
        "here": here,
        "communities": communities,
        "may_log": may_log_refusals(request.user),
    }
    return render(request, "duties/duty_list.html", page)


@require_safe
@public
def duty_detail(request, duty_id):
    """All that the file says of one duty, for whoever asks and whoever answers, and whom to ring
    here."""
    known, duty = duties(), duty_or_404(duty_id)
    page = about(duty, here_for(request, duty)) | {
        "card": Card(duty),
        "may_log": may_log_refusals(request.user),
        "bodies": [known.sectors[each] for each in duty.owed_by],
        "routes": routes_of(duty),
        "related": [known.entries[each] for each in duty.related],
        "shows_wording": True,
    }
    return render(request, "duties/duty_detail.html", page)
