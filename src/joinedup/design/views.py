"""The gallery of components."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.design import examples


@require_safe
def gallery(request):
    """Show every component in every state."""
    return render(request, "design/gallery.html", examples.gallery_content())


# The doors are kept by members, which rests on this app: so this one is marked by hand.
gallery.door = "anyone"
