from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.core.attempts import NotTaken, tell
from joinedup.core.cleaning import whole_number
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.design.undo import say_with_undo
from joinedup.series import rules
from joinedup.series.decorators import require_going_on
from joinedup.series.forms.invitations import FindForm, WalkInForm
from joinedup.series.models import Reply
from joinedup.series.selectors.attendance import attendances_visible_to, expected_at, named
from joinedup.series.selectors.meetings import meetings_visible_to
from joinedup.series.selectors.people import people_of
from joinedup.series.services import attendance as attendance_services
from joinedup.series.services.attendance import DoorNotOpen, undo_check_in

PEOPLE_A_PAGE = 60  # those who said yes come first; the others are found by name
LATEST_HERE = 30  # a slip is seen at once; the others are shown to whoever asks


@at_one_moment
@require_visible(meetings_visible_to)
@require_permission(rules.may_scribe)
@require_going_on
def meeting_door(request, meeting):
    """Who has arrived, and one button for everybody who may."""
    return _door(request, meeting, WalkInForm(meeting=meeting))


def _door(request, meeting, form):
    finder = FindForm(request.GET)
    words = finder.cleaned_data["words"] if finder.is_valid() else ""
    expected = expected_at(meeting)
    here = list(attendances_visible_to(request.user).filter(meeting=meeting).reverse())
    return render(
        request,
        "series/meeting_door.html",
        {
            "meeting": meeting,
            "expected": expected,
            "said_yes": sum(reply == Reply.YES for _person, reply in expected),
            "page": Paginator(named(expected, words), PEOPLE_A_PAGE).get_page(
                request.GET.get("page")
            ),
            "finder": finder,
            "is_narrowed": bool(words),
            "here": here,
            "shown_here": here if request.GET.get("here") == "all" else here[:LATEST_HERE],
            "form": form,
            "is_open": not meeting.cancelled_at
            and timezone.localdate() >= timezone.localdate(meeting.starts_at),
        },
        status=form.status,
    )


@require_POST
@require_visible(meetings_visible_to)
@require_permission(rules.may_scribe)
@require_going_on
def check_in(request, meeting):
    """One press at check-in: this member is here."""
    people = people_of(meeting.series.community)
    member = people.filter(pk=whole_number(request.POST.get("member", ""))).first()
    if member is None:
        messages.warning(request, _("This person is no longer on the list of members."))
        return redirect("series:meeting_door", meeting.pk)
    try:
        attendance = attendance_services.check_in(
            meeting=meeting, member=member, by=request.user, at=timezone.now()
        )
    except DoorNotOpen:
        messages.warning(request, _not_yet())
    else:
        _say_arrived(request, attendance, _("%(person)s is here.") % {"person": member.name})
    return redirect("series:meeting_door", meeting.pk)


def _say_arrived(request, attendance, words):
    say_with_undo(request, words, reverse("series:check_in_undo", args=[attendance.pk]))


def _not_yet():
    return _("Check-in opens on the day of the meeting.")


@require_POST
@require_visible(meetings_visible_to)
@require_permission(rules.may_scribe)
@require_going_on
def check_in_walk_in(request, meeting):
    """Somebody came who is not on the list."""
    form = WalkInForm(request.POST, meeting=meeting)
    if not form.is_valid():
        return _door(request, meeting, form)
    try:
        attendance = attendance_services.check_in_walk_in(
            key=form.cleaned_data["key"],
            meeting=meeting,
            name=form.cleaned_data["name"],
            voice=form.cleaned_data["voice"],
            organisation=form.cleaned_data["organisation"],
            way=form.cleaned_data.get("way", ""),
            by=request.user,
            at=timezone.now(),
        )
    except NotTaken as refused:
        form.not_taken(refused)
        return _door(request, meeting, form)
    except DoorNotOpen:
        meeting.refresh_from_db()
        form.refuse(_not_yet())
        return _door(request, meeting, form)
    added = _("Added to the list. Welcome!")
    put_right = _("The list now says what you sent last about them.")
    _say_arrived(request, attendance, tell(attendance, added, changed=put_right))
    return redirect("series:meeting_door", meeting.pk)


@require_POST
@require_visible(attendances_visible_to)
def check_in_undo(request, attendance):
    """Take back an arrival that was a slip."""
    undo_check_in(attendance=attendance, by=request.user, at=timezone.now())
    messages.success(request, _("Taken off the list of those who are here."))
    return redirect("series:meeting_door", attendance.meeting_id)


@require_POST
@require_visible(meetings_visible_to)
@require_going_on
def check_in_self(request, meeting):
    """Say "I am here", signed in."""
    try:
        attendance_services.check_in(
            meeting=meeting, member=request.user, by=request.user, at=timezone.now()
        )
    except DoorNotOpen:
        messages.warning(request, _("You can say that you are here on the day of the meeting."))
    else:
        messages.success(request, _("Welcome! You are on the list of those who are here."))
    return redirect(meeting)
