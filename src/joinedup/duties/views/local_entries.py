"""One entry of local knowledge: confirmed or declined by another person, looked at again, ended."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.exceptions import ServiceError
from joinedup.core.optimistic_lock import ChangedMeanwhile
from joinedup.duties import exceptions, rules
from joinedup.duties.forms.local import DeclineForm
from joinedup.duties.lib.local_changes import differences
from joinedup.duties.lib.local_parts import Freshness
from joinedup.duties.lib.topics import topic_of
from joinedup.duties.selectors import local as selectors
from joinedup.duties.services import local as services
from joinedup.series.lib.identifying_details import identifying_details


@require_safe
@require_visible(selectors.local_entries_visible_to)
def local_entry(request, entry):
    """What it says and what is otherwise than now, and what this person can do about it."""
    topic = topic_of(entry)
    counting = selectors.counting_entry(entry.community, topic) if entry.is_waiting else None
    page = {
        "entry": entry,
        "topic": topic,
        "counting": counting,
        "changed": differences(counting, entry),
        "everything": differences(None, entry),
        "found": identifying_details(f"{entry.wording}\n{entry.correction}"),
        "mark": services.mark_of(entry),
        "fresh": Freshness(entry.reviewed_on) if entry.reviewed_on else None,
        "this_day": timezone.localdate(),
        "is_mine": entry.made_by == request.user,
        "may_confirm": rules.may_confirm(request.user, entry),
        "may_change": rules.may_change(request.user, entry),
    }
    return render(request, "duties/local_entry.html", page)


@require_POST
@require_visible(selectors.local_entries_visible_to)
@require_permission(rules.may_confirm)
def local_confirm(request, entry):
    """Let it count, as it stood on the page."""
    return _do(
        request,
        entry,
        services.confirm_entry,
        _("It is confirmed. Everybody can see it now."),
        expected=request.POST.get("mark", ""),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_visible(selectors.local_entries_visible_to)
@require_permission(rules.may_review)
def local_decline(request, entry):
    """Say no and why; whoever wrote it takes it back without a reason."""
    is_mine = entry.made_by == request.user
    if is_mine and request.method == "POST":
        return _do(request, entry, services.decline_entry, _("You have taken it back."), reason="")
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = _("It is declined. The person who recorded it can see why.")
        return _do(request, entry, services.decline_entry, told, **form.cleaned_data)
    page = {
        "form": form,
        "entry": entry,
        "topic": topic_of(entry),
        "is_mine": is_mine,
    }
    return render(request, "duties/local_decline.html", page, status=form.status)


@require_POST
@require_visible(selectors.local_entries_visible_to)
@require_permission(rules.may_review)
def local_review(request, entry):
    """Say that it is still right."""
    told = _("Thank you. It counts as checked today.")
    return _do(request, entry, services.review_entry, told)


@require_http_methods(["GET", "HEAD", "POST"])
@require_visible(selectors.local_entries_visible_to)
@require_permission(rules.may_review)
def local_end(request, entry):
    """Take it away, after asking."""
    if request.method == "POST":
        return _do(request, entry, services.end_entry, _("It is no longer shown."))
    page = {"entry": entry, "topic": topic_of(entry)}
    return render(request, "duties/local_end.html", page)


def _do(request, entry, act, told, **given):
    """Do it, and lead back to the entry, which says how it stands."""
    try:
        act(entry=entry, by=request.user, at=timezone.now(), **given)
    except ChangedMeanwhile:
        messages.warning(
            request, _("Nothing was done: it has been changed since. Please look at it again.")
        )
    except exceptions.NotWaiting:
        messages.info(request, _("Nothing was done: it is no longer waiting to be confirmed."))
    except ServiceError:
        messages.info(request, _("Nothing was done: this is no longer possible."))
    else:
        messages.success(request, told)
    return redirect(entry)
