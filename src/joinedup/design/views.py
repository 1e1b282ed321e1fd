"""The gallery of components."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.core.decorators import public
from joinedup.design import examples


@require_safe
@public
def gallery(request):
    """Show every component in every state."""
    return render(request, "design/gallery.html", examples.gallery_content())
