from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from joinedup.core.attempts import NotTaken, tell
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.series import rules
from joinedup.series.decorators import require_going_on
from joinedup.series.forms.meetings import (
    CancelForm,
    CloneForm,
    MeetingEditForm,
    MeetingForm,
    ScribesForm,
    when,
    where,
)
from joinedup.series.lib.agenda import minutes_over, timed
from joinedup.series.lib.times import next_meeting_day
from joinedup.series.lib.titles import next_title
from joinedup.series.selectors.feedback import feedback_on
from joinedup.series.selectors.invitations import replies_to
from joinedup.series.selectors.meetings import meetings_visible_to, titles_until
from joinedup.series.selectors.people import people_of
from joinedup.series.selectors.series import series_visible_to
from joinedup.series.services.meetings import (
    MeetingCancelled,
    NobodyToTell,
    cancel_meeting,
    change_meeting,
    clone_meeting,
    close_meeting,
    open_meeting,
    plan_meeting,
    set_scribes,
)

PLAN_FIELDS = (
    "title",
    "starts_at",
    "ends_at",
    "venue_name",
    "venue_address",
    "online_url",
    "access",
)


def _pick(cleaned, names):
    return {name: cleaned[name] for name in names}


@at_one_moment
@require_visible(meetings_visible_to)
def meeting_detail(request, meeting):
    """When, where, what happens; and for those who run it what comes next."""
    at = timezone.now()
    person = request.user
    parts = list(meeting.agenda.all())
    return render(
        request,
        "series/meeting_detail.html",
        {
            "meeting": meeting,
            "agenda": timed(parts, meeting.starts_at),
            "over": minutes_over(parts, meeting),
            "invitation": meeting.invitations.filter(member=person).first(),
            "attendance": meeting.attendances.filter(member=person).first(),
            "feedback": feedback_on(meeting),
            "is_over": meeting.is_over(at),
            "is_on_the_day": meeting.is_on_the_day(at),
            "may_run": rules.may_run_meeting(person, meeting),
            "may_coordinate": rules.may_coordinate_meeting(person, meeting),
            "may_scribe": rules.may_scribe(person, meeting),
        },
    )


@require_visible(series_visible_to)
@require_permission(rules.may_coordinate_series)
def meeting_new(request, series):
    """Plan a meeting; the place of the latest one is suggested."""
    latest = series.meetings.order_by("starts_at").last()
    initial = where(latest) | _next_time(latest) if latest else {"begins": "12:00", "ends": "14:00"}
    form = MeetingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = plan_meeting(
                key=form.cleaned_data["key"],
                series=series,
                by=request.user,
                at=timezone.now(),
                **_pick(form.cleaned_data, PLAN_FIELDS),
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            planned = _("The meeting is planned, with the usual agenda. Change it as you like.")
            messages.success(request, tell(meeting, planned, changed=_planned_anew()))
            return redirect(meeting)
    page = {"series": series, "form": form}
    return render(request, "series/meeting_new.html", page, status=form.status)


def _planned_anew():
    return _("The meeting you planned before is changed: it is now as you sent it last.")


def _next_time(meeting):
    """The same weekday and time one month later, as the form shows it."""
    same_time = when(meeting)
    return same_time | {"day": next_meeting_day(same_time["day"], timezone.localdate())}


@require_visible(meetings_visible_to)
@require_permission(rules.may_coordinate_meeting)
@require_going_on
def meeting_edit(request, meeting):
    """Change a meeting; those invited are told when it moves."""
    initial = {"title": meeting.title} | when(meeting) | where(meeting)
    form = MeetingEditForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            told = change_meeting(
                meeting=meeting,
                by=request.user,
                at=timezone.now(),
                **_pick(form.cleaned_data, PLAN_FIELDS),
            )
        except MeetingCancelled:
            form.refuse(
                _(
                    "This meeting was cancelled meanwhile, so it stays as it is. If it is to be "
                    "held after all, plan it anew."
                )
            )
        else:
            messages.success(request, _say_changed(told))
            return redirect(meeting)
    invited = meeting.invitations.count()
    return render(
        request,
        "series/meeting_edit.html",
        {"meeting": meeting, "form": form, "invited": invited},
        status=form.status,
    )


def _say_changed(told):
    if not told:
        return _("The meeting has been changed.")
    return ngettext(
        "The meeting has been changed, and %(told)d person invited is told by email.",
        "The meeting has been changed, and %(told)d people invited are told by email.",
        told,
    ) % {"told": told}


@require_visible(meetings_visible_to)
@require_permission(rules.may_coordinate_meeting)
@require_going_on
def meeting_scribes(request, meeting):
    """Choose who writes down what is said."""
    form = ScribesForm(
        request.POST or None,
        people=people_of(meeting.series.community),
        initial={"scribes": meeting.scribes.all()},
    )
    if request.method == "POST" and form.is_valid():
        set_scribes(
            meeting=meeting,
            members=form.cleaned_data["scribes"],
            by=request.user,
            at=timezone.now(),
        )
        messages.success(request, _("The scribes are set. They find their page on the meeting’s."))
        return redirect(meeting)
    return render(request, "series/meeting_scribes.html", {"meeting": meeting, "form": form})


@require_visible(meetings_visible_to)
@require_permission(rules.may_coordinate_meeting)
def meeting_clone(request, meeting):
    """Plan the next meeting like this one, then go on to invite people."""
    initial = {"title": next_title(titles_until(meeting))} | _next_time(meeting)
    form = CloneForm(request.POST or None, initial=initial, last_title=meeting.title)
    if request.method == "POST" and form.is_valid():
        try:
            clone = clone_meeting(
                key=form.cleaned_data["key"],
                meeting=meeting,
                by=request.user,
                at=timezone.now(),
                **_pick(form.cleaned_data, ("title", "starts_at", "ends_at")),
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            planned = _("The next meeting is planned. Now invite people to it.")
            messages.success(request, tell(clone, planned, changed=_planned_anew()))
            return redirect("series:meeting_invite", clone.pk)
    page = {"meeting": meeting, "form": form}
    return render(request, "series/meeting_clone.html", page, status=form.status)


@require_visible(meetings_visible_to)
@require_permission(rules.may_coordinate_meeting)
@require_going_on
def meeting_cancel(request, meeting):
    """Ask once more, then cancel a meeting and tell everybody invited."""
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = cancel_meeting(
                meeting=meeting,
                reason=form.cleaned_data["reason"],
                by=request.user,
                at=timezone.now(),
            )
        except NobodyToTell:
            form.refuse(
                _(
                    "Your reason would reach nobody: this meeting was cancelled already, has "
                    "ended, or nobody invited has an email address. If you pressed twice, all is "
                    "well. Otherwise leave it empty here, and please tell people yourself."
                )
            )
        else:
            messages.success(request, _say_cancelled(told))
            return redirect(meeting)
    by_phone = replies_to(meeting).filter(member__email=None)
    return render(
        request,
        "series/meeting_cancel.html",
        {"meeting": meeting, "form": form, "by_phone": by_phone},
        status=form.status,
    )


def _say_cancelled(told):
    return ngettext(
        "The meeting is cancelled, and %(told)d person invited is told by email.",
        "The meeting is cancelled, and %(told)d people invited are told by email.",
        told,
    ) % {"told": told}


@require_POST
@require_visible(meetings_visible_to)
@require_permission(rules.may_run_meeting)
def meeting_open(request, meeting):
    """Open the door for words."""
    try:
        open_meeting(meeting=meeting, by=request.user, at=timezone.now())
    except MeetingCancelled:
        messages.warning(request, _("This meeting was cancelled, so it cannot be opened."))
    else:
        messages.success(
            request, _("The meeting is taking contributions: people can now say what they think.")
        )
    return redirect(meeting)


@require_POST
@require_visible(meetings_visible_to)
@require_permission(rules.may_run_meeting)
def meeting_close(request, meeting):
    """Close the door for words."""
    close_meeting(meeting=meeting, by=request.user, at=timezone.now())
    messages.success(
        request, _("The meeting has stopped taking contributions. You can start it again.")
    )
    return redirect(meeting)
