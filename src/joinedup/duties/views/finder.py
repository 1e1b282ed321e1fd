"""Finding what may be owed. What somebody tells of a person is kept nowhere and written to no
log; it comes in the body of a form alone."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.core.decorators import public
from joinedup.duties.forms.finder import ANSWERS, CaseForm
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import results
from joinedup.duties.lib.local_file import local_file
from joinedup.duties.lib.rules_file import rules_file
from joinedup.duties.lib.wording import COUNTRIES
from joinedup.duties.selectors.local import communities_with_contacts, local_knowledge

KEPT_FOR = 30 * 24  # hours that a device keeps the page for when the line is down


@require_http_methods(["GET", "HEAD", "POST"])
@public
def finder(request):
    """Ask for circumstances, and show what may be owed, with the contacts of the only community
    that has any; where there are several, each has the page at an address of its own.

    With script the browser does all of it, and nothing is sent here.
    """
    communities = list(communities_with_contacts())
    here = communities[0] if len(communities) == 1 else None
    return _finder(request, here, communities)


@require_http_methods(["GET", "HEAD", "POST"])
@public
def finder_in(request, pk):
    """The same with the contacts of this community."""
    communities = list(communities_with_contacts())
    here = next((each for each in communities if each.pk == pk), None)
    if here is None:
        raise Http404
    return _finder(request, here, communities, is_of_one=True)


def _finder(request, here, communities, is_of_one=False):
    form = CaseForm(request.POST or None)
    case, today = form.case, timezone.localdate()
    found, knowledge = results(case, today), local_knowledge(here and here.pk)
    page = {
        "form": form,
        "choices": ANSWERS,
        "case": case,
        "day": case.on or today,
        "this_day": today,
        "zone": timezone.get_current_timezone_name(),
        "country": COUNTRIES[case.jurisdiction],
        "results": found,
        "bodies": knowledge.beside(found.bodies),
        "known": duties(),
        "advice": duties().challenge_routes["specialist-advice"],
        "digits": rules_file(get_language()).digits,
        "here": here,
        "is_of_one": is_of_one,
        "communities": communities,
        "local_digits": local_file(get_language(), knowledge).digits,
        "is_handed": request.POST.get("view") == "hand",
        "copy_says": _(
            "You are offline. This copy of the page works without a connection. Only a letter has "
            "to wait until you are back online."
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
    return _named_after_content(rules_file(get_language()), digits)


@require_safe
@public
def local_json(request, pk, digits):
    """The contacts of a community for browsers, at an address that changes with them."""
    community = get_object_or_404(communities_with_contacts(), pk=pk)
    return _named_after_content(local_file(get_language(), local_knowledge(community.pk)), digits)


def _named_after_content(file, digits):
    if digits != file.digits:
        raise Http404
    response = HttpResponse(file.content, content_type="application/json")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
