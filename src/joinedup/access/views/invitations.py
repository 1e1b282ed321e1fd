"""Whether somebody who came from a list wants to belong to a community."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from joinedup.access.selectors import invitation_by_link
from joinedup.access.services.invitations import accept_invitation, decline_invitation
from joinedup.core.decorators import token_required


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
