"""Looking through a text. Nothing that is typed or sent here is kept or written to a log."""

import hashlib
import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.core.cleaning import clean_file_name
from joinedup.core.decorators import public, require_permission, require_visible
from joinedup.core.idempotency import derive_key
from joinedup.core.limits import limited
from joinedup.core.uploads import takes_files, was_too_large
from joinedup.words import rules, selectors
from joinedup.words.forms import LONGEST_TEXT, CheckForm, DismissalForm
from joinedup.words.lib.document_cookie import (
    document_name,
    new_secret,
    secret_of,
    set_document_cookie,
)
from joinedup.words.lib.lexicons import lexicon_of, starting
from joinedup.words.lib.limits import DOCUMENTS
from joinedup.words.lib.marks import marks_in
from joinedup.words.lib.waiting_documents import TooManyWait, find
from joinedup.words.services.documents import give_document
from joinedup.words.services.entries import dismiss_mark


@takes_files
@require_http_methods(["GET", "POST"])
@public
def words_check(request):
    """Paste a text and see what could be said better, or choose a Word document, for which the
    worker does it."""
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
        if asked["document"]:
            answer = _give(request, form, community)
            if answer is not None:
                return private(answer)
        else:
            marks = marks_in(asked["text"], lexicon_of(community) if community else starting())
    page = {"form": form, "communities": communities, "marks": marks}
    page |= speaking(request, form, community)
    return private(render(request, "words/words_check.html", page, status=form.status))


def speaking(request, form, community):
    """What the marks of a text need for people to say that one is fine where it stands."""
    form.watched_for, form.dismissal_key = community, uuid.uuid4()
    may_speak = community is not None and rules.may_speak(request.user, community)
    return {"community": community, "may_speak": may_speak}


def _give(request, form, community):
    """Have a document looked through, and lead to where it is; None where it was not taken, which
    the form says."""
    asked, data = form.cleaned_data, form.cleaned_data["document"].read()
    with_comments = "comments" in request.POST
    # Another document, or another wish, is another one, also out of the same form.
    content = hashlib.sha256(data).hexdigest()
    number = derive_key(asked["key"], content, asked["lexicon"], with_comments)
    secret = secret_of(request) or new_secret()
    name = document_name(request, secret, number)
    given = {
        "name": name,
        "data": data,
        "filename": clean_file_name(asked["document"].name),
        "community": community,
        "with_comments": with_comments,
    }
    try:
        # The same document sent twice is counted once.
        if not find(name, timezone.now()) and (refused := _keep(request, given)):
            return refused
    except TooManyWait:
        _refuse(form, _("Many documents are being looked through. Please try again in a minute."))
        return None
    except OSError:
        _refuse(form, _("There is no room for a document now. Please try again in some minutes."))
        return None
    answer = redirect("words:document_detail", number)
    set_document_cookie(answer, secret)
    return answer


@limited(DOCUMENTS)
def _keep(request, given):
    give_document(**given, at=timezone.now())


def _refuse(form, why):
    form.refuse(why, what_next=_("The document has to be chosen once more."))


def private(response):
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@require_visible(selectors.communities_of)
def marks_beside(request, community):
    """The marks of a text that is being written, to stand beside it."""
    text = request.POST.get("text", "")[:LONGEST_TEXT]
    marks = marks_in(text, lexicon_of(community))
    page = {"marks": marks, "community": community, "may_speak": True}
    return private(render(request, "words/marks_beside.html", page))


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
