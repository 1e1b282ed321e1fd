"""Communities: their homes, who leaves them, and whose role ends."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from joinedup.access import rules, selectors
from joinedup.access.forms import CommunityForm
from joinedup.access.models import RoleKind
from joinedup.access.services.communities import (
    CommunityNameTaken,
    LastAdministrator,
    edit_community,
    end_role,
    hide_first_steps,
    leave_community,
    show_first_steps,
)
from joinedup.core.decorators import (
    require_fresh_sign_in,
    require_login,
    require_permission,
    require_visible,
)
from joinedup.core.fresh import Why
from joinedup.core.reading import at_one_moment
from joinedup.core.sections import sections_of
from joinedup.design.undo import say_with_undo

# As a sentence says it: "Ada is now …".
SPOKEN = {
    RoleKind.MEMBER: gettext_lazy("a member"),
    RoleKind.FACILITATOR: gettext_lazy("a facilitator"),
    RoleKind.COORDINATOR: gettext_lazy("a coordinator"),
    RoleKind.ADVISER: gettext_lazy("an adviser"),
    RoleKind.ADMINISTRATOR: gettext_lazy("an administrator"),
}

ABOUT = ("name", "purpose", "about", "contact_email", "phone")


@require_safe
@require_login
def community_list(request):
    """One's communities; whoever belongs to one alone is led to it."""
    communities = list(selectors.communities_visible_to(request.user))
    if len(communities) == 1:
        return redirect("access:community_detail", communities[0].pk)
    return render(request, "access/community_list.html", {"communities": communities})


@require_safe
@at_one_moment
@require_visible(selectors.communities_visible_to)
def community_detail(request, community):
    """The home of a community: what it is for, what is going on in it, and whom to ask."""
    page = {
        "community": community,
        "sections": sections_of("COMMUNITY_SECTIONS", request.user, community),
        "may_coordinate": rules.may_coordinate(request.user, community),
        "may_administer": rules.may_administer(request.user, community),
    }
    return render(request, "access/community_detail.html", page)


@require_visible(selectors.communities_visible_to)
@require_permission(rules.may_administer)
def community_edit(request, community):
    """Change what a community says of itself."""
    known = {name: getattr(community, name) for name in ABOUT}
    form = CommunityForm(request.POST or None, initial=known)
    if form.is_valid():
        try:
            edit_community(
                community=community, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except CommunityNameTaken:
            community.refresh_from_db()
            form.add_error("name", _("Another community of this place has this name."))
        else:
            messages.success(request, _("The changes have been saved."))
            return redirect("access:community_detail", community.pk)
    page = {"form": form, "community": community}
    return render(request, "access/community_edit.html", page, status=form.status)


@require_visible(selectors.communities_visible_to)
def community_leave(request, community):
    """Leave a community oneself, after asking."""
    if request.method == "POST":
        try:
            leave_community(
                member=request.user, community=community, by=request.user, at=timezone.now()
            )
        except LastAdministrator:
            messages.error(
                request,
                _("You are the last administrator. Please make somebody else administrator first."),
            )
            return redirect("access:community_detail", community.pk)
        messages.success(
            request,
            _("You have left %(community)s. What you said there stays yours.")
            % {"community": community},
        )
        return redirect("people:profile")
    return render(request, "access/community_leave.html", {"community": community})


@require_POST
@require_visible(selectors.communities_visible_to)
@require_permission(rules.may_administer)
def first_steps_hide(request, community):
    """Lead the administrators of a community no longer."""
    hide_first_steps(community=community, by=request.user, at=timezone.now())
    show_url = reverse("access:first_steps_show", args=[community.pk])
    say_with_undo(request, _("The first steps are hidden."), show_url)
    return redirect("access:community_detail", community.pk)


@require_POST
@require_visible(selectors.communities_visible_to)
@require_permission(rules.may_administer)
def first_steps_show(request, community):
    """Lead them again."""
    show_first_steps(community=community, by=request.user, at=timezone.now())
    messages.success(request, _("The first page shows the first steps again."))
    return redirect("access:community_detail", community.pk)


@require_visible(selectors.roles_visible_to)
@require_permission(rules.may_end_role)
@require_fresh_sign_in(Why.ROLE)
def role_end(request, role):
    """End a role today, after asking."""
    if request.method == "POST":
        return _end(request, role)
    page = {
        "role": role,
        "spoken": SPOKEN[role.kind],
        "others": selectors.roles_beside(role),
        "has_ended": role.has_ended,
    }
    return render(request, "access/role_end.html", page)


def _end(request, role):
    names = {"name": role.member, "role": SPOKEN[role.kind], "community": role.community}
    try:
        end_role(role=role, by=request.user, at=timezone.now())
    except LastAdministrator:
        messages.error(
            request,
            _("%(name)s is the last administrator. Please make somebody else administrator first.")
            % names,
        )
    else:
        messages.success(request, _("%(name)s is no longer %(role)s of %(community)s.") % names)
        if role.member == request.user:
            # Perhaps the community's page is closed to them now.
            return redirect("people:profile")
    return redirect("organisations:people", role.community_id)
