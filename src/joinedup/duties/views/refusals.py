"""Refusals: logged without names, seen together, made a practice issue of."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.access.rules import coordinates_somewhere
from joinedup.access.selectors import communities_coordinated_by, communities_visible_to
from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import require_fresh_sign_in, require_permission
from joinedup.core.fresh import Why
from joinedup.core.limits import EXPORTING, limited
from joinedup.core.reading import at_one_moment
from joinedup.core.tables import csv_file
from joinedup.duties.forms.refusals import AlikeForm, RefusalForm
from joinedup.duties.rules import may_log_refusals
from joinedup.duties.selectors.refusals import alike_to_take_up, refusals_seen_by
from joinedup.duties.services.refusals import (
    TooFewAlike,
    log_refusal,
    make_issue_of_refusals,
)
from joinedup.duties.views.shared import about, duty_or_404, here_for


@require_http_methods(["GET", "HEAD", "POST"])
@require_permission(may_log_refusals)
def refusal_new(request, duty_id):
    """Log that somebody was told no, of nobody and by nobody."""
    duty = duty_or_404(duty_id)
    # From the check of an answer come the items that it lacked, and nothing was chosen yet.
    from_reply = "from_reply" in request.POST
    form = RefusalForm(
        request.POST if request.method == "POST" and not from_reply else None,
        duty=duty,
        communities=communities_visible_to(request.user),
        initial={"missing": request.POST.getlist("missing")},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            log_refusal(
                key=said["key"],
                community=said["community"],
                duty=duty,
                sector=said["sector"],
                reason=said["reason"],
                missing=said["missing"],
                at=timezone.now(),
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            messages.success(
                request, _("Thank you. It is counted, without anybody’s name, and without yours.")
            )
            return redirect("duties:refusal_list")
    page = about(duty, here_for(request, duty)) | {"form": form}
    return render(request, "duties/refusal_new.html", page, status=form.status)


@require_safe
@at_one_moment
@require_permission(may_log_refusals)
def refusal_list(request):
    """How often which body said no to what, and why, in one's communities."""
    page = {
        "seen": refusals_seen_by(request.user),
        "ready": {each.key for each in alike_to_take_up(request.user, timezone.now())},
    }
    return render(request, "duties/refusal_list.html", page)


@require_safe
@limited(EXPORTING, "GET")
@require_permission(may_log_refusals)
@require_fresh_sign_in(Why.FILE)
def refusals_csv(request):
    """The same as a table for other programs."""
    rows = []
    for seen in refusals_seen_by(request.user):
        name = seen.community.name
        rows += [
            [name, group.title, group.body, group.reason.label, _told(count)]
            for group, count in seen.rows
        ]
        rows.append([name, _("All"), "", "", _told(seen.total)])
    heads = [_("Community"), _("Duty"), _("Body"), _("Reason"), _("How often")]
    return csv_file("refusals", heads, rows)


def _told(count):
    if count.is_few:
        return _("fewer than 5")
    return _("held back") if count.number is None else count.number


@require_POST
@require_permission(coordinates_somewhere)
def issue_of_refusals(request):
    """Make a practice issue of refusals that are alike."""
    communities = communities_coordinated_by(request.user)
    form = AlikeForm(request.POST, communities=communities)
    try:
        if not form.is_valid():
            raise TooFewAlike
        make_issue_of_refusals(**form.cleaned_data, by=request.user, at=timezone.now())
    except TooFewAlike:
        messages.warning(
            request,
            _(
                "Nothing new was made: a practice issue of these was made already, or fewer than "
                "five are alike."
            ),
        )
        return redirect("duties:refusal_list")
    messages.success(request, _("A practice issue was made. Make it a series when a theme fits."))
    return redirect("series:issue_list")
