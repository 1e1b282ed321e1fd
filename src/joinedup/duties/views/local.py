"""What a community knows of bodies and duties here: read by anybody, written down by those who
coordinate, and confirmed by another person."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.access.rules import may_coordinate
from joinedup.core.attempts import NotTaken, tell
from joinedup.core.decorators import public, require_permission, require_visible
from joinedup.duties import exceptions
from joinedup.duties.forms.local import LocalEntryForm, TopicForm
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.local_page import bodies_of
from joinedup.duties.lib.topics import topic_called, topics_by_body
from joinedup.duties.models.local import SAID
from joinedup.duties.rules import may_keep
from joinedup.duties.selectors import local as selectors
from joinedup.duties.selectors.local_log import local_record, log_lines
from joinedup.duties.services.local import write_entry

A_PAGE = 40  # lines of the log


@require_safe
@public
def local_index(request):
    """The communities that know something; where there is one, straight to it."""
    communities = list(selectors.contacts_visible_to(request.user))
    if len(communities) == 1:
        return redirect("duties:local_community", communities[0].pk)
    return render(request, "duties/local_index.html", {"communities": communities})


@require_safe
@require_visible(selectors.contacts_visible_to)
def local_community(request, community):
    """Whom to ring here, body by body; for those who look after it, what waits."""
    entries = selectors.with_owner_roles(community, selectors.counting_entries(community.pk))
    page = {
        "community": community,
        "bodies": bodies_of(entries),
        "this_day": timezone.localdate(),
        "known": duties(),
        "may_keep": may_keep(request.user, community),
        "may_write": may_coordinate(request.user, community),
    }
    if page["may_keep"]:
        page["waiting"] = selectors.waiting_entries(community, request.user)
    return render(request, "duties/local_community.html", page)


@require_safe
@require_visible(selectors.contacts_visible_to)
def local_changes(request, community):
    """What was said before and is said now, with the roles of those who did it."""
    lines = Paginator(local_record(community), A_PAGE).get_page(request.GET.get("page"))
    page = {"community": community, "page": lines, "lines": log_lines(lines)}
    return render(request, "duties/local_changes.html", page)


@require_safe
@require_visible(selectors.contacts_visible_to)
@require_permission(may_coordinate)
def local_new(request, community):
    """Choose for which body or duty something is written down."""
    form = TopicForm(request.GET or None, topics=topics_by_body(timezone.localdate()))
    if form.is_valid():
        return redirect("duties:local_edit", community.pk, form.cleaned_data["topic"].slug)
    return render(request, "duties/local_new.html", {"form": form, "community": community})


@require_http_methods(["GET", "HEAD", "POST"])
@require_visible(selectors.contacts_visible_to)
@require_permission(may_coordinate)
def local_edit(request, community, topic):
    """Write down what is known, beginning with what counts now or what oneself wrote before."""
    topic = topic_called(topic)
    if topic is None:
        raise Http404
    waiting = selectors.waiting_entry(community, topic)
    others = waiting if waiting and waiting.made_by != request.user else None
    counting = selectors.counting_entry(community, topic)
    form = LocalEntryForm(
        request.POST or None,
        topic=topic,
        keepers=selectors.keepers_of(community),
        initial=_initial(waiting or counting, request.user),
    )
    others_wait = False
    if form.is_valid():
        try:
            entry = write_entry(
                key=form.cleaned_data["key"],
                community=community,
                topic=topic,
                said=form.said,
                owner=form.cleaned_data["owner"],
                by=request.user,
                at=timezone.now(),
            )
        except exceptions.AlreadyWaiting as refused:
            others, others_wait = refused.entry, True
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            messages.success(request, _say_written(entry))
            return redirect(entry)
    page = {
        "form": form,
        "community": community,
        "topic": topic,
        "others": others,
        "counting": counting,
    }
    status = 409 if others_wait else form.status
    return render(request, "duties/local_edit.html", page, status=status)


def _initial(entry, person):
    if entry is None:
        return {"owner": person}
    return {name: getattr(entry, name) for name in (*SAID, "owner")}


def _say_written(entry):
    kept = tell(entry, _("It is saved."), changed=_("Your change is saved."))
    if entry.made_by_adviser:
        return kept + " " + _("Everybody can see it once somebody else has confirmed it.")
    return kept + " " + _("Everybody can see it once an adviser has confirmed it.")
