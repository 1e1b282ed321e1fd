"""Writing down what people say, for those who do not type themselves."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.conversation import rules, selectors, services
from joinedup.conversation.forms import ScribeForm
from joinedup.conversation.views import remembered
from joinedup.design.qr import qr_svg
from joinedup.members.doors import found_in, may
from joinedup.members.links import make_token, site_url
from joinedup.words.watching import watch, with_marks


@require_http_methods(["GET", "POST"])
@found_in(selectors.meetings_heard_by)
@may(rules.may_scribe)
def scribe(request, meeting):
    """Many contributions at once, one line each."""
    questions = selectors.numbered_prompts(meeting)
    settings = request.session.get(f"scribe {meeting.pk}", {})
    form = ScribeForm(
        request.POST or None,
        prompts=selectors.open_prompts(meeting),
        questions=questions,
        initial=settings,
    )
    watch(form, "lines", community=meeting.series.community)
    status = 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        said["prompt"].meeting = meeting
        try:
            kept = services.scribe(
                key=said["key"],
                prompt=said["prompt"],
                lines=said["lines"],
                quotable=said["quotable"],
                by=request.user,
                at=timezone.now(),
            )
        except services.NotTakingWords as closed:
            form.add_error(None, remembered.words_are_kept(closed))
            status = 409
        else:
            request.session[f"scribe {meeting.pk}"] = {
                "prompt": said["prompt"].pk,
                **{name: said[name] for name in ("label", "voice", "quotable")},
            }
            messages.success(
                request,
                ngettext("%(count)d line is kept.", "%(count)d lines are kept.", len(kept))
                % {"count": len(kept)},
            )
            return redirect("conversation:scribe", meeting.pk)
    if settings and not form.is_bound:
        # The next line can be typed at once.
        form.fields["lines"].widget.attrs["autofocus"] = True
    return render(
        request,
        "conversation/scribe.html",
        {
            "meeting": meeting,
            "form": form,
            "written": with_marks(
                selectors.written_by(request.user, meeting), community=meeting.series.community
            ),
            "questions": questions,
            "has_open_prompts": any(prompt.is_open for prompt in questions.values()),
        },
        status=status,
    )


@require_POST
@found_in(selectors.contributions_visible_to)
@may(rules.may_take_back)
def scribe_undo(request, contribution):
    """Take back a line that was written down wrongly."""
    services.withdraw(contribution=contribution, by=request.user, at=timezone.now())
    messages.success(request, _("The line is taken back."))
    return redirect("conversation:scribe", contribution.prompt.meeting_id)


@require_safe
@found_in(selectors.meetings_heard_by)
@may(rules.may_scribe)
def guest_slips(request, meeting):
    """Paper slips with a private receipt link, for people and tables a scribe wrote for."""
    slips = []
    for guest in selectors.guests_of_scribes(meeting):
        address = site_url(reverse("reports:receipt", args=[make_token("receipt", guest.pk)]))
        slips.append({"guest": guest, "address": address, "picture": qr_svg(address)})
    return render(request, "conversation/guest_slips.html", {"meeting": meeting, "slips": slips})
