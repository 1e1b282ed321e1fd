"""People and the organisations they work for: finding them, adding them, and who works where."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.access.rules import coordinates_member, may_coordinate
from joinedup.access.selectors import (
    communities_visible_to,
    directory_visible_to,
    members_visible_to,
)
from joinedup.core.attempts import NotTaken
from joinedup.core.decorators import (
    require_fresh_sign_in,
    require_login,
    require_permission,
    require_visible,
)
from joinedup.core.fresh import Why
from joinedup.organisations import rules, selectors
from joinedup.organisations.forms import AffiliationForm, DirectoryForm, MemberForm
from joinedup.organisations.services.people import affiliate, bring_person, end_affiliation

PEOPLE_A_PAGE = 24


@require_login
def directory(request):
    """The people who chose to be found."""
    form = DirectoryForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = selectors.search_people(directory_visible_to(request.user), **wanted)
    people = Paginator(selectors.with_organisations(found), PEOPLE_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "organisations/directory.html", {"form": form, "people": people})


@require_visible(members_visible_to)
@require_permission(rules.may_affiliate)
def affiliation_new(request, member):
    """Say that somebody works or volunteers for an organisation."""
    form = AffiliationForm(
        request.POST or None,
        organisations=selectors.organisations_visible_to(request.user),
        may_name_speakers=coordinates_member(request.user, member),
    )
    if form.is_valid():
        affiliation = affiliate(
            member=member, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(
            request,
            _("%(organisation)s has been added.") % {"organisation": affiliation.organisation},
        )
        return _to_affiliations(request, member)
    return render(request, "organisations/affiliation_new.html", {"form": form, "member": member})


@require_visible(selectors.affiliations_visible_to)
def affiliation_end(request, affiliation):
    """End what somebody does for an organisation, after asking."""
    if request.method == "POST":
        end_affiliation(affiliation=affiliation, by=request.user, at=timezone.now())
        messages.success(
            request,
            _("%(organisation)s has been removed.") % {"organisation": affiliation.organisation},
        )
        return _to_affiliations(request, affiliation.member)
    page = {
        "affiliation": affiliation,
        "member": affiliation.member,
        "has_ended": affiliation.has_ended,
    }
    return render(request, "organisations/affiliation_end.html", page)


def _to_affiliations(request, member):
    if member == request.user:
        return redirect("people:profile")
    return redirect("access:member_detail", member.pk)


@require_visible(communities_visible_to)
@require_permission(may_coordinate)
@require_fresh_sign_in(Why.ROLE)
def member_new(request, community):
    """Ask somebody to belong to a community, or add a name for door and paper."""
    form = MemberForm(
        request.POST or None, organisations=selectors.organisations_visible_to(request.user)
    )
    if form.is_valid():
        try:
            bring_person(
                community=community, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotTaken as refused:
            form.not_taken(refused)
        else:
            if form.cleaned_data["email"]:
                said = _("%(name)s is asked by email, and belongs to %(community)s with a yes.")
            else:
                said = _("%(name)s belongs to %(community)s now.")
            messages.success(
                request, said % {"name": form.cleaned_data["name"], "community": community}
            )
            return redirect("organisations:people", community.pk)
    page = {"form": form, "community": community}
    return render(request, "organisations/member_new.html", page, status=form.status)
