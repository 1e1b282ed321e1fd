"""Bringing people in from a list: the file, what its columns say, and then the people.

Between the pages the list travels in the page itself, signed, and opens only for whoever sent it
(decision 30): nothing of it is kept here until somebody has seen what would be added.
"""

from datetime import timedelta
from uuid import uuid4

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.access.models import RoleKind
from joinedup.access.rules import kinds_given_by, may_coordinate
from joinedup.access.selectors import communities_visible_to
from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import require_fresh_sign_in, require_permission, require_visible
from joinedup.core.fresh import Why
from joinedup.core.optimistic_lock import fingerprint
from joinedup.core.table_files import UnreadableTable, read_table
from joinedup.core.uploads import takes_files, was_too_large
from joinedup.design.undo import say_with_undo
from joinedup.organisations.forms import ListColumnsForm, ListForm
from joinedup.organisations.lib.people_table import MOST_PEOPLE, guessed, has_heads, lines_of
from joinedup.organisations.services.list_plan import plan_list
from joinedup.organisations.services.lists import bring_in

_SALT = "joinedup.organisations.list"
_OPENS_FOR = timedelta(hours=12)  # as what was typed does
# Of the cells of a column, to tell what it says.
MOST_EXAMPLES = 3
MOST_SHOWN = 100  # people of each kind


@takes_files
@require_http_methods(["GET", "HEAD", "POST"])
@require_visible(communities_visible_to)
@require_permission(may_coordinate)
@require_fresh_sign_in(Why.ROLE)
def people_list(request, community):
    """Choose the file."""
    form = ListForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        was_too_large=was_too_large(request),
    )
    if form.is_bound and form.is_valid():
        try:
            rows = read_table(form.cleaned_data["table"].read(), most=MOST_PEOPLE + 1)
        except UnreadableTable as why:
            form.add_error("table", str(why))
        else:
            return _look(request, community, rows)
    page = {"form": form, "community": community}
    return _private(render(request, "organisations/people_list.html", page))


@require_POST
@require_visible(communities_visible_to)
@require_permission(may_coordinate)
@require_fresh_sign_in(Why.ROLE)
def people_list_columns(request, community):
    """Say what the columns are, look at who would be added, and add them."""
    rows = _opened(request, community)
    if rows is None:
        messages.error(request, _("This page was too old. Please choose your list once more."))
        return redirect("organisations:people_list", community.pk)
    form = ListColumnsForm(request.POST, heads=_heads(rows))
    if form.is_valid():
        if request.POST.get("step") == "add" and form.cleaned_data["seen"] == _mark(form.chosen):
            plan = plan_list(_lines(request, community, rows, form.chosen), community)
            if plan.new_organisations and not form.cleaned_data["kind"]:
                form.add_error("kind", _("Please say what the new organisations are."))
            elif added := _add(request, community, rows, form):
                return added
        else:
            return _look(request, community, rows, chosen=form.chosen)
    return _show(request, community, rows, form)


def _add(request, community, rows, form):
    """Add the people and lead on; None where they were not taken, which the form says."""
    try:
        change = bring_in(
            key=form.cleaned_data["key"],
            community=community,
            lines=_lines(request, community, rows, form.chosen),
            kind=form.cleaned_data["kind"],
            by=request.user,
            at=timezone.now(),
        )
    except NotTaken as refused:
        form.not_taken(refused)
        return None
    undo_url = reverse("organisations:people_undo", args=[change.pk])
    say_with_undo(request, _say_added(change.made), undo_url)
    return redirect("organisations:people", community.pk)


def _say_added(made):
    asked = len(made.get("access.CommunityInvitation", ()))
    added = len(made.get("access.Role", ())) + asked
    said = ngettext(
        "%(count)d person has been added.", "%(count)d people have been added.", added
    ) % {"count": added}
    if not asked:
        return said
    return (
        said
        + " "
        + ngettext("%(count)d is asked by email.", "%(count)d are asked by email.", asked)
        % {"count": asked}
    )


def _lines(request, community, rows, columns):
    # Whoever may do everything is not made by a list.
    kinds = set(kinds_given_by(request.user, community)) - {RoleKind.ADMINISTRATOR}
    body = rows[1:] if has_heads(rows[0][1]) else rows
    return lines_of(body, columns, kinds)


def _heads(rows):
    """What each column is called."""
    cells = rows[0][1]
    named = cells if has_heads(cells) else [""] * len(cells)
    return [
        name or _("Column %(number)d") % {"number": number}
        for number, name in enumerate(named, start=1)
    ]


def _look(request, community, rows, chosen=None):
    """The page with what would become of the list when its columns say this."""
    chosen = guessed(rows[0][1]) if chosen is None else chosen
    known = {f"column_{number}": name for number, name in enumerate(chosen)}
    sent = {"list": _parcel(request, community, rows), "seen": _mark(chosen), **known}
    kept = {name: request.POST[name] for name in ("key", "kind") if request.POST.get(name)}
    form = ListColumnsForm({"key": str(uuid4())} | sent | kept, heads=_heads(rows))
    return _show(request, community, rows, form)


def _show(request, community, rows, form):
    plan = None
    if form.is_valid() or form.is_refused or "kind" in form.errors:
        plan = plan_list(_lines(request, community, rows, form.chosen), community)
    body = rows[1:] if has_heads(rows[0][1]) else rows
    columns = [
        {
            "field": form[name],
            "examples": [cells[at] for _number, cells in body if cells[at]][:MOST_EXAMPLES],
        }
        for at, name in enumerate(form.columns)
    ]
    page = {
        "community": community,
        "form": form,
        "columns": columns,
        "plan": plan,
        "most_shown": MOST_SHOWN,
    }
    response = render(request, "organisations/people_list_columns.html", page, status=form.status)
    return _private(response)


def _mark(columns):
    return fingerprint(*columns)


def _parcel(request, community, rows):
    return signing.dumps([request.user.pk, community.pk, rows], salt=_SALT, compress=True)


def _opened(request, community):
    """The list that the page brought along, if it is this person's, and for this community."""
    try:
        member, place, rows = signing.loads(
            request.POST.get("list", ""), salt=_SALT, max_age=_OPENS_FOR
        )
    except signing.BadSignature:
        return None
    return rows if (member, place) == (request.user.pk, community.pk) else None


def _private(response):
    response["Cache-Control"] = "private, no-store"
    return response
