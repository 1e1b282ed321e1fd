"""The gallery of components."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.design.examples import ExampleForm


@require_safe
def gallery(request):
    """Show every component in every state."""
    mistakes = ExampleForm({"question": "x" * 130, "day": "the day after", "ways": ["boat"]})
    return render(
        request,
        "design/gallery.html",
        {"fresh": ExampleForm(auto_id="fresh_%s"), "mistakes": mistakes},
    )


# The doors are kept by members, which rests on this app: so this one is marked by hand.
gallery.door = "anyone"
