from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.core.decorators import require_permission, require_visible
from joinedup.series import rules
from joinedup.series.decorators import require_going_on
from joinedup.series.forms.agenda import (
    AgendaForms,
    as_data,
    rearranged,
    removed_row,
    typed_rows,
)
from joinedup.series.lib.agenda import minutes_over, timed
from joinedup.series.selectors.meetings import meetings_visible_to
from joinedup.series.services.meetings import set_agenda


@require_visible(meetings_visible_to)
@require_permission(rules.may_coordinate_meeting)
@require_going_on
def meeting_agenda(request, meeting):
    """Change the agenda: every press sends all of it, and only Save keeps it."""
    if request.method == "POST":
        rows, act = typed_rows(request.POST), request.POST.get("act", "")
        if not act:
            forms = AgendaForms(as_data(rows))
            if "form-TOTAL_FORMS" not in request.POST:
                # A request cut off on the way must not pass for an emptied agenda.
                messages.error(
                    request,
                    _("It did not arrive whole, so nothing was changed. Please try again."),
                )
                if not rows:
                    return redirect("series:meeting_agenda", meeting.pk)
                return _page(request, meeting, AgendaForms(initial=rows), is_kept=False)
            if forms.is_valid():
                return _keep(request, meeting, forms.cleaned_data)
            return _page(request, meeting, forms)
        removed = removed_row(request.POST, rows, act)
        forms = AgendaForms(initial=rearranged(rows, act, removed))
        removed = None if act == "back" else removed
        return _page(request, meeting, forms, is_kept=False, removed=removed)
    rows = list(meeting.agenda.values("minutes", "title", "detail"))
    return _page(request, meeting, AgendaForms(initial=rows))


def _keep(request, meeting, cleaned):
    items = [(row["minutes"], row["title"], row["detail"]) for row in cleaned]
    set_agenda(meeting=meeting, items=items, by=request.user, at=timezone.now())
    over = minutes_over(meeting.agenda.all(), meeting)
    if over > 0:
        messages.warning(
            request,
            _("The agenda is saved. It is %(over)d minutes longer than the meeting.")
            % {"over": over},
        )
    else:
        messages.success(request, _("The agenda is saved."))
    return redirect(meeting)


def _page(request, meeting, forms, *, is_kept=True, removed=None):
    over = minutes_over(forms, meeting, minutes_of=_typed_minutes)
    return render(
        request,
        "series/meeting_agenda.html",
        {
            "meeting": meeting,
            "forms": forms,
            "is_kept": is_kept,
            "removed": removed,
            "over": over,
            "before": -over,
            "ends_at": meeting.ends_at + timedelta(minutes=over),
            "parts": timed(forms, meeting.starts_at, minutes_of=_typed_minutes),
        },
    )


def _typed_minutes(form):
    """The minutes as they stand in a form, 0 where that is no number."""
    typed = str(form["minutes"].value() or "")
    return int(typed) if typed.isdecimal() and len(typed) < 4 else 0
