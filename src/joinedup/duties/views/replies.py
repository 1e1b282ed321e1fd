"""An answer from either side: whoever received it, and whoever is about to send it. Which day is
the last, on a card and in a calendar. Nothing of it is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from engines.duties import missing_from
from joinedup.core.decorators import public
from joinedup.duties.forms.replies import AnswerForm, DayForm
from joinedup.duties.lib.deadlines import calendar_of, is_counted
from joinedup.duties.lib.finding import Card
from joinedup.duties.lib.replies import checked, routes_of
from joinedup.duties.rules import may_log_refusals
from joinedup.duties.views.shared import about, duty_or_404, here_for, private

RECEIVED = _("On which day did the person receive it, or did it happen?")


@require_http_methods(["GET", "HEAD", "POST"])
@public
def reply(request, duty_id):
    """Compare an answer that was received with what a lawful refusal contains."""
    return _answer(request, duty_id, "duties/reply.html", asks_day=RECEIVED)


@require_http_methods(["GET", "HEAD", "POST"])
@public
def decision(request, duty_id):
    """See what a complete decision needs, before it is sent."""
    return _answer(request, duty_id, "duties/decision.html")


def _answer(request, duty_id, template, asks_day=""):
    duty, today = duty_or_404(duty_id), timezone.localdate()
    asks = asks_day if is_counted(duty) else ""
    form = AnswerForm(request.POST or None, items=duty.refusal_items, today=today, asks_day=asks)
    found = None
    if form.is_bound and form.is_valid():
        day = form.cleaned_data.get("day")
        found = checked(duty, missing_from(form.ticks, duty), day, today=today)
    page = about(duty, here_for(request, duty)) | {
        "form": form,
        "found": found,
        "routes": routes_of(duty),
        "card": Card(duty),
        "may_log": may_log_refusals(request.user),
        "is_handed": found and request.POST.get("step") == "hand",
    }
    return private(render(request, template, page))


@require_http_methods(["GET", "HEAD", "POST"])
@public
def last_day(request):
    """A card for the wallet and a file for a calendar, with a day and no word of what it is for."""
    form = DayForm(request.POST or None)
    day = form.cleaned_data["day"] if form.is_bound and form.is_valid() else None
    if day and request.POST.get("step") == "calendar":
        text = calendar_of(day, at=timezone.now())
        file = HttpResponse(text, content_type="text/calendar; charset=utf-8")
        file["Content-Disposition"] = 'attachment; filename="last-day.ics"'
        return private(file)
    is_past = day is not None and day < timezone.localdate()
    page = {"form": form, "day": day, "is_past": is_past}
    return private(render(request, "duties/last_day.html", page))
