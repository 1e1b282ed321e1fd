"""The organisations of the place."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from joinedup.access.rules import coordinates_somewhere
from joinedup.core.attempts import NotTaken, tell
from joinedup.core.decorators import require_login, require_permission, require_visible
from joinedup.organisations import selectors
from joinedup.organisations.forms import OrganisationForm, OrganisationSearchForm
from joinedup.organisations.services import organisations as services

ORGANISATIONS_A_PAGE = 50


@require_login
def organisation_list(request):
    """Every organisation, by name."""
    form = OrganisationSearchForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = selectors.search_organisations(
        selectors.organisations_visible_to(request.user), **wanted
    )
    page = {
        "form": form,
        "organisations": Paginator(found, ORGANISATIONS_A_PAGE).get_page(request.GET.get("page")),
        "may_add": coordinates_somewhere(request.user),
    }
    return render(request, "organisations/organisation_list.html", page)


@require_visible(selectors.organisations_visible_to)
def organisation_detail(request, organisation):
    """One organisation, and who of the directory works there."""
    page = {
        "organisation": organisation,
        "people": selectors.people_at(organisation, visible_to=request.user),
        "may_edit": coordinates_somewhere(request.user),
    }
    return render(request, "organisations/organisation_detail.html", page)


@require_permission(coordinates_somewhere)
def organisation_new(request):
    """Add an organisation."""
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            organisation = services.add_organisation(
                by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotTaken as refused:
            form.not_taken(refused)
        except services.OrganisationNameTaken:
            _say_taken(form)
        else:
            added, changed = _("%(name)s has been added."), _("%(name)s is as you sent it last.")
            said = tell(organisation, added, changed=changed)
            messages.success(request, said % {"name": organisation})
            return redirect("organisations:organisation_detail", organisation.pk)
    return render(
        request, "organisations/organisation_new.html", {"form": form}, status=form.status
    )


@require_visible(selectors.organisations_visible_to)
@require_permission(coordinates_somewhere)
def organisation_edit(request, organisation):
    """Correct what is said of an organisation."""
    known = {name: getattr(organisation, name) for name in ("name", "sector", "kind", "about")}
    form = OrganisationForm(request.POST or None, initial=known)
    if form.is_valid():
        about = {name: form.cleaned_data[name] for name in known}
        try:
            services.edit_organisation(
                organisation=organisation, by=request.user, at=timezone.now(), **about
            )
        except services.OrganisationNameTaken:
            _say_taken(form)
        else:
            messages.success(request, _("The changes have been saved."))
            return redirect("organisations:organisation_detail", organisation.pk)
    return render(
        request,
        "organisations/organisation_edit.html",
        {"form": form, "organisation": organisation},
        status=form.status,
    )


def _say_taken(form):
    form.add_error("name", _("An organisation of this name is already here."))
