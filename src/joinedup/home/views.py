"""Pages that read across the work, and those that say what this is."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from joinedup.conversation.forms.words import CodeForm
from joinedup.core.todos import MINE, todos_for
from joinedup.home import selectors
from joinedup.home.forms import MailboxForm, RecordForm
from joinedup.home.mailbox import kept_letters
from joinedup.members.doors import anyone, found_in, may
from joinedup.members.rules import may_coordinate
from joinedup.members.selectors import communities_visible_to

LINES_A_PAGE = 50
LETTERS_A_PAGE = 20


@require_safe
@anyone
def home_page(request):
    """What waits for a member; for a stranger, what this is and the ways in."""
    if request.user.is_authenticated:
        sections = todos_for(request.user, timezone.now())
        context = {
            "sections": [each for each in sections if each.section != MINE],
            "mine": [each for each in sections if each.section == MINE],
            "nothing_waits": not any(each.asks for each in sections),
            "communities": selectors.communities_of(request.user),
        }
    else:
        context = {
            "code_form": CodeForm(),
            "is_demo": settings.DEMO,
            **selectors.front_of_house(request.user),
        }
    return render(request, "home/home_page.html", context)


@require_safe
@found_in(communities_visible_to)
@may(may_coordinate)
def record_page(request, community):
    """Who did what, when, in one community."""
    form = RecordForm(request.GET, kinds=selectors.kinds_of_entries(community))
    form.is_valid()
    event = form.cleaned_data.get("event", "")
    entries = selectors.entries_of(community, event=event)
    page = Paginator(entries, LINES_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = selectors.with_names(list(page.object_list))
    return render(
        request,
        "home/record_page.html",
        {"community": community, "form": form, "page": page},
    )


@require_safe
@anyone
def mailbox(request):
    """The letters the demo has not sent. Nowhere else is there such a page."""
    if not settings.DEMO:
        raise Http404
    form = MailboxForm(request.GET)
    form.is_valid()
    to = form.cleaned_data.get("to", "").lower()
    letters = [each for each in kept_letters(settings.EMAIL_FILE_PATH) if to in each.to.lower()]
    page = Paginator(letters, LETTERS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "home/mailbox.html", {"form": form, "page": page, "to": to})


@require_safe
@anyone
def about(request):
    """What this is, who runs it here, and where its source code is."""
    return render(
        request,
        "home/about.html",
        {
            "communities": selectors.communities_announced(),
            "source_address": settings.SOURCE_ADDRESS,
        },
    )


@require_safe
@anyone
def privacy(request):
    """What is kept, for how long, and what it means to take part as a guest."""
    communities = selectors.communities_announced()
    return render(request, "home/privacy.html", {"communities": communities})


@require_safe
@anyone
def accessibility(request):
    """What works for whom, and whom to tell when something does not."""
    communities = selectors.communities_announced()
    return render(request, "home/accessibility.html", {"communities": communities})
