"""Whether somebody who was asked wants to belong to a community."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.access.selectors import invitation_by_link, invitations_visible_to
from joinedup.access.services.invitations import (
    accept_invitation,
    decline_invitation,
    take_invitation_back,
)
from joinedup.core.decorators import require_visible, token_required


@require_http_methods(["GET", "HEAD", "POST"])
@token_required(invitation_by_link)
def invitation_answer(request, invitation):
    """Say yes or no, without an account."""
    answer = request.POST.get("answer", "")
    page = {"invitation": invitation, "community": invitation.community}
    if answer == "yes":
        accept_invitation(invitation=invitation, by="link", at=timezone.now())
        invitation.refresh_from_db()
    elif answer == "no" and not invitation.accepted_at:
        decline_invitation(invitation=invitation, by="link", at=timezone.now())
        return render(request, "access/invitation_declined.html", page)
    return render(request, "access/invitation_answer.html", page)


@require_POST
@require_visible(invitations_visible_to)
def invitation_take_back(request, invitation):
    """Ask somebody no longer, who has not answered."""
    name, community = invitation.name, invitation.community_id
    take_invitation_back(invitation=invitation, by=request.user, at=timezone.now())
    messages.success(request, _("%(name)s is no longer asked.") % {"name": name})
    return redirect("organisations:people", community)
