from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import require_fresh_sign_in, require_permission, require_visible
from joinedup.core.denials import Denial, note_denial
from joinedup.core.fresh import Why
from joinedup.core.limits import limited
from joinedup.series import rules
from joinedup.series.forms.joining import JoinDecisionForm, JoinForm
from joinedup.series.lib.limits import JOIN_REQUESTS, REQUESTS_OF_A_SERIES
from joinedup.series.selectors.invitations import join_requests_visible_to
from joinedup.series.selectors.series import series_visible_to
from joinedup.series.services.joining import (
    AlreadyDecided,
    NotTakingRequests,
    TooManyRequests,
    ask_to_join,
    decide_join_request,
)


@limited(JOIN_REQUESTS)
@require_visible(series_visible_to)
def join_ask(request, series):
    """Ask to join a series. No account is needed, and none is told of."""
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_to_join(series=series, at=timezone.now(), **form.cleaned_data)
        except NotTaken as refused:
            form.not_taken(refused)
        except NotTakingRequests:
            # The page says why, what to do, and what was typed.
            series.refresh_from_db()
            form.refuse(_("Nobody can join this series now."))
        except TooManyRequests:
            note_denial(request, Denial.TOO_OFTEN, REQUESTS_OF_A_SERIES.name)
            form.refuse(
                _("Many people are asking just now. Please write to %(contact)s instead.")
                % {"contact": series.community.contact}
            )
        else:
            messages.success(
                request,
                _("Thank you for asking. The coordinator answers by email within a week."),
            )
            return redirect(series)
    page = {"series": series, "form": form}
    return render(request, "series/join_ask.html", page, status=form.status)


@require_visible(join_requests_visible_to)
@require_permission(rules.may_decide_join_request)
@require_fresh_sign_in(Why.ROLE)
def join_decide(request, join_request):
    """Welcome somebody, or kindly say no."""
    form = JoinDecisionForm(request.POST or None)
    decision = request.POST.get("decision", "")
    if request.method == "POST" and form.is_valid() and decision in ("accept", "decline"):
        try:
            decide_join_request(
                join_request=join_request,
                is_accepted=decision == "accept",
                words=form.cleaned_data["words"],
                by=request.user,
                at=timezone.now(),
            )
        except AlreadyDecided as earlier:
            join_request = earlier.join_request
            is_own = _is_own_second_press(join_request, request.user, decision)
            if form.cleaned_data["words"]:
                # They are kept nowhere, so nobody knows whether they are the same.
                form.refuse(
                    _("%(person)s has your answer already. What you write now was not sent.")
                    % {"person": join_request.name}
                    if is_own
                    else _say_earlier(join_request)
                )
            elif is_own:
                messages.success(request, _say_decided(join_request.name, decision))
            else:
                messages.warning(request, _say_earlier(join_request))
        else:
            messages.success(request, _say_decided(join_request.name, decision))
        if not form.is_refused:
            return redirect(join_request.series)
    if request.method == "POST" and decision not in ("accept", "decline"):
        form.add_error(None, _("Please press one of the two buttons: accept or decline."))
    page = {"join_request": join_request, "form": form}
    return render(request, "series/join_decide.html", page, status=form.status)


def _is_own_second_press(join_request, person, decision):
    return join_request.decided_by == person and join_request.is_accepted == (decision == "accept")


def _say_earlier(join_request):
    said = _("Nothing was sent: %(by)s said yes to %(person)s before you.")
    if not join_request.is_accepted:
        said = _("Nothing was sent: %(by)s said no to %(person)s before you.")
    return said % {"by": join_request.decided_by.name, "person": join_request.name}


def _say_decided(name, decision):
    if decision == "accept":
        said = _("%(person)s is now a member and is welcomed by email. Next, invite them.")
    else:
        said = _("%(person)s is told by email.")
    return said % {"person": name}
