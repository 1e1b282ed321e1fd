"""Looking through a text. Nothing that is typed or sent here is kept or written to a log."""

import uuid
from io import BytesIO

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from engines.words.files import Unreadable, read
from joinedup.core.cleaning import clean_file_name
from joinedup.core.decorators import public, require_permission, require_visible
from joinedup.core.uploads import takes_files, was_too_large
from joinedup.words import rules, selectors
from joinedup.words.forms import LONGEST_TEXT, CheckForm, DismissalForm
from joinedup.words.lib.lexicons import lexicon_of, starting
from joinedup.words.lib.marks import marks_in
from joinedup.words.services.entries import dismiss_mark


@takes_files
@require_http_methods(["GET", "POST"])
@public
def words_check(request):
    """Paste a text or choose a Word document, and see what could be said better."""
    communities = list(selectors.communities_read_by(request.user))
    form = CheckForm(
        request.POST or None,
        request.FILES or None,
        communities=communities,
        # Such a file was not even read.
        was_too_large=was_too_large(request),
    )
    marks, community = None, None
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        community = next((each for each in communities if str(each.pk) == asked["lexicon"]), None)
        lexicon = lexicon_of(community) if community else starting()
        try:
            if asked["document"] and "comments" in request.POST:
                return _private(_with_comments(asked["document"], lexicon))
            text = _text_of(asked["document"]) if asked["document"] else asked["text"]
            marks = marks_in(text, lexicon)
        except Unreadable as trouble:
            form.add_error("document", str(trouble))
    may_speak = community is not None and rules.may_speak(request.user, community)
    form.watched_for, form.dismissal_key = community, uuid.uuid4()
    page = {
        "form": form,
        "communities": communities,
        "community": community,
        "may_speak": may_speak,
        "marks": marks,
    }
    return _private(render(request, "words/words_check.html", page))


def _private(response):
    response["Cache-Control"] = "private, no-store"
    return response


def _text_of(document):
    pieces = read("document.docx", document.read()).pieces
    return "\n\n".join(piece.text for piece in pieces)


def _with_comments(document, lexicon):
    # Reading and writing Word takes longer to load than the rest of the page.
    from engines.words.files.comments import add_comments

    changed = add_comments(document.read(), lexicon, at=timezone.now())
    name = "-".join(filter(None, (clean_file_name(document.name), _("with-comments"))))
    return FileResponse(BytesIO(changed), as_attachment=True, filename=f"{name}.docx")


@require_POST
@require_visible(selectors.communities_of)
def marks_beside(request, community):
    """The marks of a text that is being written, to stand beside it."""
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    marks = marks_in(text, lexicon_of(community))
    page = {"marks": marks, "community": community, "may_speak": True}
    return _private(render(request, "words/marks_beside.html", page))


@require_POST
@require_visible(selectors.communities_of)
@require_permission(rules.may_speak)
def mark_dismiss(request, community):
    """“Fine here, because …”: one more, counted without the text and without a name."""
    form = DismissalForm(request.POST, lexicon=lexicon_of(community))
    if not form.is_valid():
        return HttpResponse(_("This could not be counted."), status=422, content_type="text/plain")
    dismiss_mark(community=community, at=timezone.now(), **form.cleaned_data)
    if request.headers.get("Accept") == "text/plain":
        return HttpResponse(_("Thank you. It is counted, without your text."), "text/plain")
    messages.success(request, _("Thank you. It is counted, without your text and your name."))
    back = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    return redirect(back if is_ours else "words:words_check")
