"""The people of a community as a list, for those who coordinate it."""

from itertools import chain

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from joinedup.access.rules import kinds_given_by, may_coordinate
from joinedup.access.selectors import communities_visible_to, earlier_roles, everybody_in
from joinedup.core.attempts import NotTaken
from joinedup.core.cleaning import whole_number
from joinedup.core.decorators import require_fresh_sign_in, require_permission, require_visible
from joinedup.core.fresh import Why
from joinedup.core.limits import EXPORTING, limited
from joinedup.core.reading import at_one_moment
from joinedup.core.sections import sections_of
from joinedup.core.tables import csv_file
from joinedup.design.undo import say_with_undo
from joinedup.organisations import rules, selectors
from joinedup.organisations.forms import PeopleFilterForm, PeopleForm, RolesForm
from joinedup.organisations.services.many import (
    end_roles,
    ended_before,
    give_roles,
    undo_change,
)

A_PAGE = 50  # people
MOST_ASKED = 10  # of whom a page shows, below the people
HEADS = [
    gettext_lazy("Name"),
    gettext_lazy("Email address"),
    gettext_lazy("Phone number"),
    gettext_lazy("Organisation"),
    gettext_lazy("Sector"),
    gettext_lazy("Job title"),
    gettext_lazy("Role"),
    gettext_lazy("Asked, and has yet to say yes"),
]


def _narrowed(request, community):
    form = PeopleFilterForm(request.GET, organisations=selectors.organisations_in(community))
    return form, selectors.people_listed(community, **form.wishes)


@require_safe
@at_one_moment
@require_visible(communities_visible_to)
@require_permission(may_coordinate)
def people(request, community):
    """Everybody in the community: found, chosen, invited, given a role."""
    form, found = _narrowed(request, community)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    asked = list(selectors.asked_of(community)[: MOST_ASKED + 1])
    return render(
        request,
        "organisations/people.html",
        {
            "community": community,
            "form": form,
            "page": page,
            "is_narrowed": bool(form.wishes),
            "roles_form": RolesForm(
                people=everybody_in(community), kinds=kinds_given_by(request.user, community)
            ),
            "acts": sections_of("PEOPLE_ACTS", request.user, community),
            "asked": asked[:MOST_ASKED],
            "are_more_asked": len(asked) > MOST_ASKED,
            "earlier": earlier_roles(community)[:A_PAGE],
        },
    )


@require_safe
@limited(EXPORTING, "GET")
@require_visible(communities_visible_to)
@require_permission(may_coordinate)
@require_fresh_sign_in(Why.FILE)
def people_csv(request, community):
    """The same as a table for other programs."""
    form, found = _narrowed(request, community)
    # What people are looked for by is known of those who belong here.
    asked = [] if form.wishes else selectors.asked_of(community)
    return csv_file("people", HEADS, chain(map(_cells, found), map(_asked_cells, asked)))


def _cells(person):
    work = person.current_affiliations
    return [
        person.name,
        person.email or "",
        person.phone,
        "; ".join(each.organisation.name for each in work),
        "; ".join(str(each.organisation.get_sector_display()) for each in work),
        "; ".join(each.job_title for each in work if each.job_title),
        "; ".join(str(role.get_kind_display()) for role in person.current_roles),
        "",
    ]


def _asked_cells(invitation):
    work = getattr(invitation, "asked_from", None)
    return [
        invitation.name,
        invitation.email,
        invitation.phone,
        work.organisation.name if work else "",
        str(work.organisation.get_sector_display()) if work else "",
        work.job_title if work else "",
        str(invitation.get_kind_display()),
        _("Yes"),
    ]


@require_POST
@require_visible(communities_visible_to)
@require_permission(may_coordinate)
@require_fresh_sign_in(Why.ROLE)
def people_roles_give(request, community):
    """Give those who were chosen a role."""
    kinds = kinds_given_by(request.user, community)
    form = RolesForm(request.POST, people=everybody_in(community), kinds=kinds)
    if form.is_valid():
        try:
            change = give_roles(
                community=community, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            given = len(change.made["access.Role"])
            said = ngettext(
                "%(count)d person has been given this role.",
                "%(count)d people have been given this role.",
                given,
            )
            say_with_undo(request, said % {"count": given}, _undo(change))
            return redirect("organisations:people", community.pk)
    page = {"community": community, "form": form, "chosen": _chosen(form)}
    return render(request, "organisations/people_roles_give.html", page, status=form.status)


@require_POST
@require_visible(communities_visible_to)
@require_permission(may_coordinate)
@require_fresh_sign_in(Why.ROLE)
def people_roles_end(request, community):
    """End the roles of those who were chosen, after asking once."""
    form = PeopleForm(request.POST, people=everybody_in(community))
    if not form.is_valid() and _has_ended(request, community, form):
        return redirect("organisations:people", community.pk)
    if form.is_valid() and request.POST.get("step") == "end":
        try:
            change = end_roles(
                community=community,
                kinds=kinds_given_by(request.user, community),
                by=request.user,
                at=timezone.now(),
                **form.cleaned_data,
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            said = _say_ended(change, len(form.cleaned_data["members"]))
            say_with_undo(request, said, _undo(change))
            return redirect("organisations:people", community.pk)
    page = {"community": community, "form": form, "chosen": _chosen(form)}
    return render(request, "organisations/people_roles_end.html", page, status=form.status)


def _has_ended(request, community, form):
    """Whether this is the second press of two: then the first one's words stand."""
    chosen = [whole_number(each) for each in request.POST.getlist("members")]
    change = ended_before(form.cleaned_data["key"], community, chosen, request.user)
    if change:
        say_with_undo(request, _say_ended(change, len(chosen)), _undo(change))
    return bool(change)


def _say_ended(change, chosen):
    people = len({member for member, _kind, _day in change.ended})
    said = ngettext(
        "The roles of %(count)d person have ended.",
        "The roles of %(count)d people have ended.",
        people,
    ) % {"count": people}
    if people == chosen:
        return said
    return said + " " + _("Others have roles that you cannot end, or are the last administrator.")


def _chosen(form):
    return form.cleaned_data.get("members", []) if form.is_bound else []


def _undo(change):
    return reverse("organisations:people_undo", args=[change.pk])


@require_POST
@require_visible(selectors.changes_visible_to)
@require_permission(rules.may_undo_change)
@require_fresh_sign_in(Why.ROLE)
def people_undo(request, change):
    """Undo what was done to many people at once."""
    stayed = undo_change(change=change, by=request.user, at=timezone.now())
    if stayed:
        said = ngettext(
            "It is undone, but for %(count)d person who has taken part since.",
            "It is undone, but for %(count)d people who have taken part since.",
            stayed,
        )
        messages.warning(request, said % {"count": stayed})
    else:
        messages.success(request, _("It is undone."))
    return redirect("organisations:people", change.community_id)
