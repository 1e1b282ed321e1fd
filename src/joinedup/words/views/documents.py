"""A document that was given to be looked through: where it is, and what was found.

Whoever comes with another browser, or too late, is answered as for one that never was.
"""

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from engines.words import Finding
from joinedup.core.decorators import public
from joinedup.words import selectors
from joinedup.words.forms import CheckForm
from joinedup.words.lib.document_cookie import document_name, secret_of
from joinedup.words.lib.lexicons import lexicon_of, starting
from joinedup.words.lib.looking_apart import MOST_MARKS, MOST_SIGNS
from joinedup.words.lib.marks import marks_of
from joinedup.words.lib.private_files import COMMENTED
from joinedup.words.lib.waiting_documents import find, waiting
from joinedup.words.views.checking import private, speaking

STILL_LOOKING = 202  # RFC 9110: taken, and not done
SLOW = 60  # seconds after which it takes longer than it should


@require_safe
@public
def document_detail(request, number):
    """How far it is; then what was found, for a minute from the first time that it is shown."""
    document = _found(request, number)
    if document is None:
        return _gone(request)
    result = document.result
    if request.headers.get("Accept") == "text/plain":  # by script, every second
        status = STILL_LOOKING if result is None else 200
        said = "" if result else _how_far(document)
        return private(HttpResponse(said, "text/plain; charset=utf-8", status=status))
    if result is None:
        seconds = (timezone.now() - document.given_at).total_seconds() if document.given_at else 0
        page = {"how_far": _how_far(document), "is_slow": seconds > SLOW}
        answer = render(request, "words/document_waits.html", page, status=STILL_LOOKING)
        return private(answer)
    page = {
        "result": result,
        "left": f"{result.get('left', 0):,}",
        "number": number,
        "most": MOST_MARKS,
        "most_signs": f"{MOST_SIGNS:,}",
    }
    if "text" in result:
        page |= _marks(request, result, document.asked["community"])
        document.note_shown()
    return private(render(request, "words/document_detail.html", page))


@require_safe
@public
def document_file(request, number):
    """The document with comments; gone a minute later."""
    document = _found(request, number)
    path = document and document.folder / COMMENTED
    if not path or document.result is None or not path.exists():
        return _gone(request)
    name = "-".join(filter(None, (document.asked["filename"], _("with-comments"))))
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=f"{name}.docx")
    document.note_shown()
    return private(answer)


def _found(request, number):
    secret = secret_of(request)
    return secret and find(document_name(request, secret, number), timezone.now())


def _gone(request):
    return private(render(request, "words/document_gone.html", status=404))


def _how_far(document):
    if document.is_begun:
        return _("It is being looked through now.")
    before = [each.folder for each in waiting(timezone.now())]
    count = before.index(document.folder) if document.folder in before else 0
    if not count:
        return _("It is the next to be looked through.")
    return ngettext(
        "%(count)d document is looked through before it.",
        "%(count)d documents are looked through before it.",
        count,
    ) % {"count": count}


def _marks(request, result, community_id):
    communities = selectors.communities_read_by(request.user)
    community = communities.filter(pk=community_id).first() if community_id else None
    lexicon = lexicon_of(community) if community else starting()
    findings = [Finding(**each) for each in result["findings"]]
    form = CheckForm(communities=communities)
    return {
        "form": form,
        "marks": marks_of(result["text"], findings, lexicon),
        **speaking(request, form, community),
    }
