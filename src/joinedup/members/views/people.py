"""Members: what they say of themselves, and finding one another."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.members import rules, selectors, services
from joinedup.members.doors import found_in, may, signed_in
from joinedup.members.forms import (
    AffiliationForm,
    ContactForm,
    DeactivateForm,
    DirectoryForm,
    ProfileForm,
)

PEOPLE_A_PAGE = 24


@signed_in
def profile(request):
    """One's own page, to read and to change."""
    member = request.user
    about = {name: getattr(member, name) for name in ProfileForm.base_fields}
    form = ProfileForm(request.POST or None, initial=about)
    if form.is_valid():
        services.edit_profile(member=member, by=member, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Your profile has been saved."))
        return redirect("members:profile")
    page = {
        "form": form,
        "affiliations": selectors.affiliations_of(member),
        "communities": selectors.communities_visible_to(member),
    }
    return render(request, "members/profile.html", page)


@signed_in
def directory(request):
    """The people who chose to be found."""
    form = DirectoryForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = selectors.search(selectors.directory_visible_to(request.user), **wanted)
    people = Paginator(selectors.with_organisations(found), PEOPLE_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "members/directory.html", {"form": form, "people": people})


@found_in(selectors.members_visible_to)
def member_detail(request, member):
    """What somebody chose to say of themselves; for their coordinators, how to reach them."""
    looked_after = rules.coordinates_member(request.user, member)
    roles = selectors.roles_visible_to(request.user).filter(member=member)
    page = {
        "member": member,
        "affiliations": selectors.affiliations_of(member),
        "looked_after": looked_after,
        "roles": roles if looked_after else [],
        "is_unreachable": looked_after and selectors.is_unreachable(member),
        "may_edit": rules.may_edit_member(request.user, member),
        "may_affiliate": request.user == member or looked_after,
        "may_deactivate": looked_after and rules.may_deactivate(request.user, member),
    }
    return render(request, "members/member_detail.html", page)


@found_in(selectors.members_visible_to)
@may(rules.may_edit_member)
def member_edit(request, member):
    """Change a name, an email address, a phone number."""
    reach = {"name": member.name, "email": member.email or "", "phone": member.phone}
    form = ContactForm(request.POST or None, initial=reach)
    if form.is_valid():
        try:
            services.edit_member(
                member=member, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except services.AddressTaken:
            form.add_error(
                "email", _("Another member uses this address. Please give one of their own.")
            )
        else:
            messages.success(request, _say_edited(request.user, member, reach["email"]))
            return redirect("members:member_detail", member.pk)
    return render(request, "members/member_edit.html", {"form": form, "member": member})


def _say_edited(person, member, email_before):
    # A new address ends every session, so that its owner shows that they read it.
    if person == member and (member.email or "") != email_before:
        return _("The changes have been saved. Please sign in with your new address.")
    return _("The changes have been saved.")


@found_in(selectors.members_visible_to)
@may(rules.may_deactivate)
def member_deactivate(request, member):
    """Keep somebody from signing in, after asking."""
    # An unticked box sends nothing, and still means something.
    form = DeactivateForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        services.deactivate_member(
            member=member, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("%(name)s can no longer sign in.") % {"name": member})
        return redirect("members:member_detail", member.pk)
    return render(request, "members/member_deactivate.html", {"form": form, "member": member})


@require_POST
@found_in(selectors.members_visible_to)
@may(rules.may_deactivate)
def member_activate(request, member):
    """Let somebody sign in again."""
    services.activate_member(member=member, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s can sign in again.") % {"name": member})
    return redirect("members:member_detail", member.pk)


@found_in(selectors.members_visible_to)
@may(rules.may_affiliate)
def affiliation_new(request, member):
    """Say that somebody works or volunteers for an organisation."""
    form = AffiliationForm(
        request.POST or None,
        organisations=selectors.organisations_visible_to(request.user),
        may_name_speakers=rules.coordinates_member(request.user, member),
    )
    if form.is_valid():
        affiliation = services.affiliate(
            member=member, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(
            request,
            _("%(organisation)s has been added.") % {"organisation": affiliation.organisation},
        )
        return _to_affiliations(request, member)
    return render(request, "members/affiliation_new.html", {"form": form, "member": member})


@found_in(selectors.affiliations_visible_to)
def affiliation_end(request, affiliation):
    """End what somebody does for an organisation, after asking."""
    if request.method == "POST":
        services.end_affiliation(affiliation=affiliation, by=request.user, at=timezone.now())
        messages.success(
            request,
            _("%(organisation)s has been removed.") % {"organisation": affiliation.organisation},
        )
        return _to_affiliations(request, affiliation.member)
    page = {
        "affiliation": affiliation,
        "member": affiliation.member,
        "has_ended": selectors.has_ended(affiliation),
    }
    return render(request, "members/affiliation_end.html", page)


def _to_affiliations(request, member):
    if member == request.user:
        return redirect("members:profile")
    return redirect("members:member_detail", member.pk)
