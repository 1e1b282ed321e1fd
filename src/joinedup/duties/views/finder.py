"""Finding what may be owed. What somebody tells of a person is kept nowhere and written to no
log; it comes in the body of a form alone."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.core.decorators import public
from joinedup.duties.forms.finder import ANSWERS, CaseForm
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import results
from joinedup.duties.lib.rules_file import rules_file
from joinedup.duties.lib.wording import COUNTRIES

KEPT_FOR = 30 * 24  # hours that a device keeps the page for when the line is down


@require_http_methods(["GET", "HEAD", "POST"])
@public
def finder(request):
    """Ask for circumstances, and show what may be owed.

    With script the browser does all of it, and nothing is sent here.
    """
    form = CaseForm(request.POST or None)
    case, today = form.case, timezone.localdate()
    page = {
        "form": form,
        "choices": ANSWERS,
        "case": case,
        "day": case.on or today,
        "zone": timezone.get_current_timezone_name(),
        "country": COUNTRIES[case.jurisdiction],
        "results": results(case, today),
        "known": duties(),
        "advice": duties().challenge_routes["specialist-advice"],
        "digits": rules_file(get_language()).digits,
        "is_handed": request.POST.get("view") == "hand",
        "copy_says": _(
            "The line is down. This copy of the page works without one. Only a letter has to wait "
            "until it is back."
        ),
    }
    response = render(request, "duties/finder.html", page)
    if request.method == "POST":
        response["Cache-Control"] = "private, no-store"
    else:
        response["X-Offline-Hours"] = KEPT_FOR
    return response


@require_safe
@public
def rules_json(request, digits):
    """The rules for browsers, at an address that changes with them."""
    file = rules_file(get_language())
    if digits != file.digits:
        raise Http404
    response = HttpResponse(file.content, content_type="application/json")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
