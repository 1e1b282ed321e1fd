from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from joinedup.access.selectors import communities_coordinated_by
from joinedup.core.cleaning import whole_number
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.core.site import site_url
from joinedup.design.qr import qr_svg
from joinedup.organisations.selectors import organisations_in, search_people
from joinedup.series import emails, rules
from joinedup.series.decorators import require_going_on
from joinedup.series.forms.invitations import InviteFilterForm, InviteForm, PaperReplyForm
from joinedup.series.selectors.invitations import (
    invitations_visible_to,
    people_of_meeting,
    people_to_invite,
    previous_meeting,
    replies_to,
    reply_counts,
    silent_to_remind,
)
from joinedup.series.selectors.meetings import meetings_visible_to
from joinedup.series.selectors.people import people_of, sectors_of
from joinedup.series.selectors.series import meetings_to_invite_to
from joinedup.series.services.invitations import (
    MeetingEnded,
    NotAnnounced,
    invite,
    remind_silent,
    reply,
)
from joinedup.series.services.meetings import MeetingCancelled

A_PAGE = 50  # people


@at_one_moment
@require_visible(meetings_visible_to)
@require_permission(rules.may_coordinate_meeting)
@require_going_on
def meeting_invite(request, meeting):
    """Choose people, look at the email, send it once."""
    people = people_to_invite(meeting)
    step = request.POST.get("step", "")
    if step == "send":
        # Everybody may be named here: whoever was invited by the first of two presses is
        # left in peace by the service, and the second press ends on the same page.
        everybody = people_of(meeting.series.community)
        form = InviteForm(request.POST, people=everybody)
        if form.is_valid() and (sent := _send(request, meeting, form)):
            return sent
        if form.is_refused:
            return _choose(request, meeting, form)
    if request.method == "POST" and step in ("preview", "send"):
        form = InviteForm(request.POST, people=people)
        if step == "preview" and form.is_valid():
            return _preview(request, meeting, form)
    elif request.method == "POST":
        sent = InviteForm(request.POST, people=people)
        typed = {"members": sent["members"].value(), "note": sent["note"].value()}
        form = InviteForm(people=people, initial=typed)
    else:
        chosen = _preselected(meeting, people, request.GET)
        form = InviteForm(people=people, initial={"members": chosen})
    return _choose(request, meeting, form)


def _preselected(meeting, people, asked):
    """Those of last time, or everybody where there was none; or those asked for."""
    ids = people.values_list("pk", flat=True)
    if "people" in asked:
        wanted = {whole_number(each) for each in asked["people"].split(",")}
        return [each for each in ids if each in wanted]
    previous, group = previous_meeting(meeting), asked.get("group", "")
    if group == "nobody":
        return []
    if group == "everybody" or not previous:
        return list(ids)
    last_time = people_of_meeting(previous)
    return [each for each in ids if each in last_time]


@require_POST
@require_visible(communities_coordinated_by)
def people_invite(request, community):
    """From a list of people to the page that invites them, where they are ticked."""
    meetings = meetings_to_invite_to(community, timezone.now())
    meeting = meetings.filter(pk=whole_number(request.POST.get("meeting", ""))).first()
    people = [each for each in request.POST.getlist("members") if whole_number(each)]
    if not meeting or not people:
        messages.error(request, _("Please choose at least one person, and a meeting to come."))
        return redirect("organisations:people", community.pk)
    address = reverse("series:meeting_invite", args=[meeting.pk])
    return redirect(f"{address}?people={','.join(people)}")


def _choose(request, meeting, form):
    asked = request.POST or request.GET
    finder = InviteFilterForm(asked, organisations=organisations_in(meeting.series.community))
    found = search_people(people_to_invite(meeting), **finder.wishes)
    chosen = {whole_number(str(each)) for each in form["members"].value() or ()}
    if asked.get("step") in ("all", "only"):
        before = chosen if asked["step"] == "all" else set()
        chosen = before | set(found.values_list("pk", flat=True))
    page = Paginator(found, A_PAGE).get_page(asked.get("page"))
    shown = {person.pk for person in page.object_list}
    return render(
        request,
        "series/meeting_invite.html",
        {
            "meeting": meeting,
            "form": form,
            "finder": finder,
            "is_narrowed": bool(finder.wishes),
            "page": page,
            "chosen": chosen,
            "unseen": ",".join(map(str, sorted(filter(None, chosen - shown)))),
            "invited": meeting.invitations.count(),
            "is_over": meeting.is_over(timezone.now()),
        },
        status=form.status,
    )


def _preview(request, meeting, form):
    chosen = list(form.cleaned_data["members"])
    here = sectors_of(people_of(meeting.series.community))
    missing = here - sectors_of(chosen)
    return render(
        request,
        "series/meeting_invite.html",
        {
            "meeting": meeting,
            "form": form,
            "is_preview": True,
            "people": ",".join(str(person.pk) for person in chosen),
            "by_letter": [person for person in chosen if person.email],
            "by_phone": [person for person in chosen if not person.email],
            "missing": sorted(str(sector.label) for sector in missing),
            "words": emails.invitation_text(
                meeting=meeting,
                name=_("(the name of each person)"),
                note=form.cleaned_data["note"],
                answer_url="",
            ),
        },
    )


def _send(request, meeting, form):
    """Send the invitations, and lead on; None when none was sent, which the form says."""
    note = form.cleaned_data["note"]
    try:
        new = invite(
            meeting=meeting,
            members=form.cleaned_data["members"],
            note=note,
            by=request.user,
            at=timezone.now(),
        )
    except NotAnnounced:
        form.refuse(_("Nothing was sent: please announce the series first, then send it again."))
    except MeetingCancelled:
        form.refuse(_("Nothing was sent, for this meeting was cancelled. Invite to another one."))
    except MeetingEnded:
        form.refuse(_("Nothing was sent, for this meeting has ended. Invite to the next one."))
    else:
        if new or not note:
            messages.success(request, _say_sent(new))
            return redirect("series:meeting_replies", meeting.pk)
        form.refuse(
            _(
                "Everybody you chose has been invited already, and nobody gets a second email. If "
                "you pressed twice, all is well. If your words are new, please tell people "
                "yourself."
            )
        )
    return None


def _say_sent(new):
    by_letter = sum(bool(invitation.member.email) for invitation in new)
    if not new:
        return _("Everybody you chose has been invited already. Nothing was sent twice.")
    said = ngettext(
        "%(count)d email is on its way.", "%(count)d emails are on their way.", by_letter
    ) % {"count": by_letter}
    if len(new) == by_letter:
        return said
    return (
        said
        + " "
        + ngettext(
            "%(count)d person has no email: please phone or tell them.",
            "%(count)d people have no email: please phone or tell them.",
            len(new) - by_letter,
        )
        % {"count": len(new) - by_letter}
    )


@require_visible(meetings_visible_to)
@require_permission(rules.may_run_meeting)
def meeting_replies(request, meeting):
    """Who comes, who does not, and who has not answered."""
    invitations = list(replies_to(meeting))
    at = timezone.now()
    is_coming = not meeting.is_over(at) and not meeting.cancelled_at
    return render(
        request,
        "series/meeting_replies.html",
        {
            "meeting": meeting,
            "invitations": invitations,
            "page": Paginator(invitations, A_PAGE).get_page(request.GET.get("page")),
            "counts": reply_counts(invitations),
            "may_coordinate": rules.may_coordinate_meeting(request.user, meeting),
            "is_over": meeting.is_over(at),
            "to_remind": silent_to_remind(meeting, at).count() if is_coming else 0,
            "reminded_at": max(
                filter(None, (each.reminded_at for each in invitations)), default=None
            ),
        },
    )


@require_POST
@require_visible(meetings_visible_to)
@require_permission(rules.may_coordinate_meeting)
@require_going_on
def meeting_remind(request, meeting):
    """Write once more to everybody who has not answered."""
    try:
        count = remind_silent(meeting=meeting, by=request.user, at=timezone.now())
    except NotAnnounced:
        messages.error(request, _("Nothing was sent: please announce the series first."))
    except (MeetingCancelled, MeetingEnded):
        messages.error(request, _("Nothing was sent, for this meeting is not to come any more."))
    else:
        messages.success(request, _say_reminded(count))
    return redirect("series:meeting_replies", meeting.pk)


def _say_reminded(count):
    if not count:
        return _("Everybody who has an address has answered, or was reminded today.")
    return ngettext(
        "%(count)d reminder is on its way.", "%(count)d reminders are on their way.", count
    ) % {"count": count}


@require_visible(meetings_visible_to)
@require_permission(rules.may_coordinate_meeting)
@require_going_on
def meeting_letters(request, meeting):
    """Letters to print for those who have no email and have not answered."""
    waiting = replies_to(meeting).filter(member__email=None, reply="")
    sheets = [
        {"invitation": invitation, "picture": qr_svg(site_url(invitation.answer_path))}
        for invitation in waiting
    ]
    return render(
        request,
        "series/meeting_letters.html",
        {"meeting": meeting, "sheets": sheets, "today": timezone.localdate()},
    )


@require_visible(invitations_visible_to)
@require_permission(rules.may_enter_reply)
def invitation_reply(request, invitation):
    """Enter an answer that came by phone or on paper."""
    meeting = invitation.meeting
    form = PaperReplyForm(
        request.POST or None,
        meeting=meeting,
        initial={
            "reply": invitation.reply,
            "access_needs": invitation.access_needs,
            "way": invitation.way or meeting.ways[0],
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            reply(
                invitation=invitation,
                answer=form.cleaned_data["reply"],
                way=form.cleaned_data.get("way", ""),
                access_needs=form.cleaned_data["access_needs"],
                via=form.cleaned_data["via"],
                by=request.user,
                at=timezone.now(),
            )
        except MeetingCancelled:
            form.refuse(
                _("This meeting was cancelled, so no answer is needed. Please tell %(person)s.")
                % {"person": invitation.member.name}
            )
        except MeetingEnded:
            form.refuse(
                _(
                    "This meeting has ended, so no answer is needed. Whoever was there stands in "
                    "the list at the door."
                )
            )
        else:
            messages.success(
                request,
                _("The answer of %(person)s is kept.") % {"person": invitation.member.name},
            )
            return redirect("series:meeting_replies", meeting.pk)
    return render(
        request,
        "series/invitation_reply.html",
        {"invitation": invitation, "form": form},
        status=form.status,
    )
