"""Members as others see them; for those who look after them, how to reach them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from joinedup.access import rules, selectors
from joinedup.access.forms import ContactForm, DeactivateForm
from joinedup.access.services.communities import LastAdministrator
from joinedup.access.services.members import activate_member, change_contact, deactivate_member
from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.sections import sections_of
from joinedup.mail.selectors import is_unreachable
from joinedup.people.services.members import EmailTaken


@require_visible(selectors.members_visible_to)
def member_detail(request, member):
    """What somebody chose to say of themselves; for their coordinators, how to reach them."""
    looked_after = rules.coordinates_member(request.user, member)
    roles = list(selectors.roles_visible_to(request.user).filter(member=member))
    for role in roles:
        role.may_be_ended = rules.may_end_role(request.user, role)
    page = {
        "member": member,
        "sections": sections_of("PERSON_SECTIONS", request.user, member),
        "looked_after": looked_after,
        "roles": roles if looked_after else [],
        "is_unreachable": looked_after and is_unreachable(member.email),
        "may_edit": rules.may_edit_member(request.user, member),
        "may_deactivate": looked_after and rules.may_deactivate(request.user, member),
    }
    return render(request, "access/member_detail.html", page)


@require_visible(selectors.members_visible_to)
@require_permission(rules.may_edit_member)
def member_edit(request, member):
    """Change a name, an email address, a phone number."""
    reach = {"name": member.name, "email": member.email or "", "phone": member.phone}
    form = ContactForm(request.POST or None, initial=reach)
    if form.is_valid():
        try:
            change_contact(member=member, by=request.user, at=timezone.now(), **form.cleaned_data)
        except EmailTaken:
            form.add_error(
                "email", _("Another member uses this address. Please give one of their own.")
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
            messages.success(request, _say_edited(request.user, member, reach["email"]))
            return redirect("access:member_detail", member.pk)
    page = {"form": form, "member": member}
    return render(request, "access/member_edit.html", page, status=form.status)


def _say_edited(person, member, email_before):
    # A new address ends every session, so that its owner shows that they read it.
    if person == member and (member.email or "") != email_before:
        return _("The changes have been saved. Please sign in with your new address.")
    return _("The changes have been saved.")


@require_visible(selectors.members_visible_to)
@require_permission(rules.may_deactivate)
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


@require_POST
@require_visible(selectors.members_visible_to)
@require_permission(rules.may_deactivate)
def member_activate(request, member):
    """Let somebody sign in again."""
    activate_member(member=member, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s can sign in again.") % {"name": member})
    return redirect("access:member_detail", member.pk)
