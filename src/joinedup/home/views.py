"""Pages that read across the work, and those that say what this is."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from joinedup.access.rules import may_coordinate
from joinedup.access.selectors import communities_visible_to, own_communities
from joinedup.core import searching
from joinedup.core.decorators import public, require_permission, require_visible
from joinedup.core.keeping import declared_kept
from joinedup.core.limits import SEARCHING, limited
from joinedup.core.reading import at_one_moment
from joinedup.core.todos import MINE, todos_for
from joinedup.home.forms import RecordForm, SearchForm
from joinedup.home.lib.how_to import how_tos
from joinedup.home.selectors import public_home, read_health
from joinedup.record.selectors import entries_of, kinds_of_entries, with_names
from joinedup.series.forms.codes import MeetingCodeForm
from joinedup.series.selectors.people import communities_announced

LINES_A_PAGE = 50


@require_safe
@at_one_moment
@public
def home_page(request):
    """What waits for a member; for a stranger, what this is and the ways in."""
    if request.user.is_authenticated:
        sections = todos_for(request.user, timezone.now())
        context = {
            "sections": [each for each in sections if each.section != MINE],
            "mine": [each for each in sections if each.section == MINE],
            "nothing_waits": not any(each.asks for each in sections),
            "communities": own_communities(request.user),
        }
    else:
        context = {
            "code_form": MeetingCodeForm(),
            "is_demo": settings.DEMO,
            **public_home(),
        }
    return render(request, "home/home_page.html", context)


@never_cache
@require_safe
@public
def healthz(request):
    """Whether everything runs, for a program that watches: 503 (RFC 9110) if a part does not. It
    looks at no session."""
    health = read_health(timezone.now())
    return JsonResponse(health, status=200 if health["status"] == "ok" else 503)


@require_safe
@at_one_moment
@require_visible(communities_visible_to)
@require_permission(may_coordinate)
def record_page(request, community):
    """Who did what, when, in one community."""
    form = RecordForm(request.GET, kinds=kinds_of_entries(community))
    form.is_valid()
    event = form.cleaned_data.get("event", "")
    entries = entries_of(community, event=event)
    page = Paginator(entries, LINES_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_names(list(page.object_list))
    return render(
        request,
        "home/record_page.html",
        {"community": community, "form": form, "page": page},
    )


@require_safe
@limited(SEARCHING, "GET")
@at_one_moment
@public
def search(request):
    """Look for words in everything this person may see."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    page = {"form": form, "words": words, "kinds": searching.search(request.user, words)}
    return render(request, "home/search.html", page)


@require_safe
@public
def how_to_list(request):
    """Every guide for those who use the program."""
    return render(request, "home/how_to_list.html", {"guides": how_tos().values()})


@require_safe
@public
def how_to(request, name):
    """One guide."""
    if name not in how_tos():
        raise Http404
    return render(request, "home/how_to.html", {"guide": how_tos()[name]})


@require_safe
@public
def about(request):
    """What this is, who runs it here, and where its source code is."""
    return render(
        request,
        "home/about.html",
        {
            "communities": communities_announced(),
            "source_address": settings.SOURCE_ADDRESS,
        },
    )


@require_safe
@public
def privacy(request):
    """What is kept, for how long, and what it means to take part as a guest."""
    kept = list(declared_kept())
    page = {
        "communities": communities_announced(),
        "goes_by_itself": [each for each in kept if each.goes_by_itself],
        "stays": [each for each in kept if not each.goes_by_itself],
    }
    return render(request, "home/privacy.html", page)


@require_safe
@public
def accessibility(request):
    """What works for whom, and whom to tell when something does not."""
    communities = communities_announced()
    return render(request, "home/accessibility.html", {"communities": communities})
