"""Members as others see them; for those who look after them, how to reach them."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.access import rules, selectors
from joinedup.access.forms import ContactForm, DeactivateForm
from joinedup.access.services.communities import LastAdministrator
from joinedup.access.services.members import (
    activate_member,
    change_contact,
    confirm_address,
    deactivate_member,
)
from joinedup.core.decorators import (
    require_fresh_sign_in,
    require_permission,
    require_visible,
    token_required,
)
from joinedup.core.denials import Denial, note_denial
from joinedup.core.fresh import Why
from joinedup.core.sections import sections_of
from joinedup.mail.selectors import is_unreachable
from joinedup.people.selectors import has_second_step, waiting_address
from joinedup.people.services.addresses import TooManyAddresses
from joinedup.people.services.members import EmailTaken
from joinedup.people.services.second_step import remove_second_step


@require_visible(selectors.members_visible_to)
def member_detail(request, member):
    """What somebody chose to say of themselves; for their coordinators, how to reach them."""
    looked_after = rules.coordinates_member(request.user, member)
    roles = list(selectors.roles_visible_to(request.user).filter(member=member))
    for role in roles:
        role.may_be_ended = rules.may_end_role(request.user, role)
    may_edit = rules.may_edit_member(request.user, member)
    may_deactivate = looked_after and rules.may_deactivate(request.user, member)
    page = {
        "member": member,
        "sections": sections_of("PERSON_SECTIONS", request.user, member),
        "looked_after": looked_after,
        "roles": roles if looked_after else [],
        "is_unreachable": looked_after and is_unreachable(member.email),
        "may_edit": may_edit,
        "waiting": waiting_address(member, timezone.now()) if looked_after and may_edit else None,
        "may_deactivate": may_deactivate,
        "has_second_step": may_deactivate and has_second_step(member),
    }
    return render(request, "access/member_detail.html", page)


@require_visible(selectors.members_visible_to)
@require_permission(rules.may_edit_member)
@require_fresh_sign_in(Why.ADDRESS)
def member_edit(request, member):
    """Change a name, an email address, a phone number."""
    reach = {"name": member.name, "email": member.email or "", "phone": member.phone}
    form = ContactForm(request.POST or None, initial=reach)
    if form.is_valid():
        try:
            given = change_contact(
                member=member, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except TooManyAddresses:
            note_denial(request, Denial.TOO_OFTEN, "new addresses")
            form.add_error(
                "email", _("Several new addresses were given just now. Please wait an hour.")
            )
        except LastAdministrator:
            form.add_error(
                "email",
                _(
                    "Without an address nobody could sign in who administers the community. "
                    "Please make somebody else administrator first."
                ),
            )
        else:
            messages.success(request, _say_edited(given))
            return redirect("access:member_detail", member.pk)
    page = {"form": form, "member": member}
    return render(request, "access/member_edit.html", page, status=form.status)


def _say_edited(given):
    said = _("The changes have been saved.")
    if not given:
        return said
    waits = _(
        "We sent an email to %(email)s: the new address holds when the link in it was opened."
    )
    return said + " " + waits % {"email": given.email}


@require_http_methods(["GET", "HEAD", "POST"])
@token_required(selectors.new_address_by_link)
def address_confirm(request, given):
    """Whoever reads a new address says that it is the member's."""
    page = {"given": given, "is_taken": False}
    if request.POST.get("answer") == "yes":
        member = given.member
        is_here = request.user == member
        try:
            confirm_address(given=given, at=timezone.now())
        except EmailTaken:
            page["is_taken"] = True
        else:
            if is_here:
                # Here they showed both: that it is they, and that they read the address.
                member.refresh_from_db()
                update_session_auth_hash(request, member)
            messages.success(request, _("The new address holds. Sign in with it from now on."))
            return redirect("people:profile" if is_here else "people:sign_in")
    return render(request, "access/address_confirm.html", page)


@require_visible(selectors.members_visible_to)
@require_permission(rules.may_deactivate)
@require_fresh_sign_in(Why.SIGNING_IN)
def member_deactivate(request, member):
    """Keep somebody from signing in, after asking."""
    # An unticked box sends nothing, and still means something.
    form = DeactivateForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _deactivate(request, member, form)
        return redirect("access:member_detail", member.pk)
    return render(request, "access/member_deactivate.html", {"form": form, "member": member})


def _deactivate(request, member, form):
    names = {"name": member}
    try:
        deactivate_member(member=member, by=request.user, at=timezone.now(), **form.cleaned_data)
    except LastAdministrator:
        messages.error(
            request,
            _("%(name)s is the last administrator. Please make somebody else administrator first.")
            % names,
        )
    else:
        messages.success(request, _("%(name)s can no longer sign in.") % names)


@require_visible(selectors.members_visible_to)
@require_permission(rules.may_deactivate)
@require_fresh_sign_in(Why.SIGNING_IN)
def second_step_remove(request, member):
    """Let somebody who lost everything sign in with the code from their email alone, after
    asking."""
    if request.method == "POST":
        remove_second_step(member=member, by=request.user, at=timezone.now())
        messages.success(
            request, _("%(name)s signs in with the code from the email.") % {"name": member}
        )
        return redirect("access:member_detail", member.pk)
    page = {"member": member, "has_second_step": has_second_step(member)}
    return render(request, "access/second_step_remove.html", page)


@require_POST
@require_visible(selectors.members_visible_to)
@require_permission(rules.may_deactivate)
@require_fresh_sign_in(Why.SIGNING_IN)
def member_activate(request, member):
    """Let somebody sign in again."""
    activate_member(member=member, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s can sign in again.") % {"name": member})
    return redirect("access:member_detail", member.pk)
