"""Deciding about copies of words that were taken back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from joinedup.access.rules import organises_somewhere
from joinedup.core.decisions import waiting_copies
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.optimistic_lock import ChangedMeanwhile
from joinedup.reports.selectors.copies import copies_decided_by, copies_waiting, texts_waiting
from joinedup.reports.services.copies import put_copy_back, take_copy_out

A_PAGE = 20  # copies


@require_safe
@require_permission(organises_somewhere)
def copy_list(request):
    """Everything that waits, text by text, with the copy marked."""
    page = Paginator(texts_waiting(request.user), A_PAGE).get_page(request.GET.get("page"))
    places = {text: place for place, text in enumerate(page)}
    found = copies_waiting(request.user).filter(text__in=places)
    copies = waiting_copies(sorted(found, key=lambda each: (places[each.text], each.pk)))
    return render(request, "reports/copy_list.html", {"page": page, "copies": copies})


@require_POST
@require_visible(copies_decided_by)
def copy_take_out(request, redaction):
    """It is a copy, and goes."""
    return _decide(request, redaction, take_copy_out, _("The copy is gone for good."))


@require_POST
@require_visible(copies_decided_by)
def copy_put_back(request, redaction):
    """It is none: the text stands as it stood."""
    return _decide(request, redaction, put_copy_back, _("The text stands as it stood."))


def _decide(request, redaction, decide, told):
    if redaction.decided_at:
        messages.info(request, _("This has been decided already."))
        return redirect("reports:copy_list")
    try:
        changed = decide(redaction=redaction, by=request.user, at=timezone.now())
    except ChangedMeanwhile:
        messages.warning(
            request,
            _("Nothing was changed: somebody changed the text since. Please put it right by hand."),
        )
    else:
        messages.success(request, told)
        if changed:
            messages.warning(
                request,
                _("Where somebody changed the text since, it waits still: see below."),
            )
    return redirect("reports:copy_list")
