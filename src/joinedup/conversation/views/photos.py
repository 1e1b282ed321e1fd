"""Photos of flipcharts, with the form to type what they say."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.conversation.forms.photos import PhotoForm
from joinedup.conversation.selectors.photos import photos_visible_to, typed_from
from joinedup.conversation.services.photos import add_photo, delete_photo
from joinedup.conversation.views.scribing import keep_lines, scribe_form
from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.uploads import takes_files, was_too_large
from joinedup.series.decorators import require_going_on
from joinedup.series.rules import may_scribe
from joinedup.series.selectors.meetings import meetings_for_member
from joinedup.words.lib.word_checks import with_marks


@takes_files
@require_http_methods(["GET", "POST"])
@require_visible(meetings_for_member)
@require_permission(may_scribe)
@require_going_on
def photo_new(request, meeting):
    """Take or choose a photo of a flipchart."""
    form = PhotoForm(
        request.POST or None,
        request.FILES or None,
        prompts=meeting.prompts.order_by("position", "pk"),
        was_too_large=was_too_large(request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            photo = add_photo(
                meeting=meeting, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            messages.success(request, _("The photo is kept. Now type what it says."))
            return redirect("conversation:photo_detail", photo.pk)
    page = {"meeting": meeting, "form": form}
    return render(request, "conversation/photo_new.html", page, status=form.status)


@require_http_methods(["GET", "POST"])
@require_visible(photos_visible_to)
def photo_detail(request, photo):
    """A photo beside the lines that are typed from it."""
    meeting = photo.meeting
    answers = {"prompt": photo.prompt_id} if photo.prompt and photo.prompt.is_open else {}
    form = scribe_form(request, meeting, **answers)
    is_sent = request.method == "POST" and form.is_valid()
    to = ("conversation:photo_detail", photo.pk)
    if is_sent and (kept := keep_lines(request, form, meeting, *to, photo=photo)):
        return kept
    written = with_marks(typed_from(photo), community=meeting.series.community)
    return render(
        request,
        "conversation/photo_detail.html",
        {"meeting": meeting, "photo": photo, "form": form, "written": written},
        status=form.status,
    )


@require_safe
@require_visible(photos_visible_to)
def photo_image(request, photo):
    """The picture itself. It stays in no cache, for it may be deleted at any moment."""
    if photo.jpeg is None:
        raise Http404
    response = HttpResponse(photo.jpeg, content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "POST"])
@require_visible(photos_visible_to)
def photo_delete(request, photo):
    """Delete a photo, after asking."""
    if request.method == "POST":
        delete_photo(photo=photo, by=request.user, at=timezone.now())
        messages.success(request, _("The photo is deleted. What was typed from it stays."))
        return redirect("conversation:scribe", photo.meeting_id)
    return render(
        request, "conversation/photo_delete.html", {"photo": photo, "meeting": photo.meeting}
    )
