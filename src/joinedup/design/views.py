"""The gallery of components, and the answer to a form that may have been forged."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.core.decorators import public
from joinedup.core.typed import ask_to_send_again, typed_in
from joinedup.design import examples


@require_safe
@public
def gallery(request):
    """Show every component in every state."""
    return render(request, "design/gallery.html", examples.gallery_content())


def csrf_failure(request, reason=""):
    """Answer a form whose token is wrong: if a page of ours sent it, with what was typed."""
    if typed := typed_in(request):
        return ask_to_send_again(request, typed, status=403)
    return render(request, "403_csrf.html", status=403)
