"""Pictures of numbers: where people stand on a scale, and how they voted.

Each is drawn in this one way wherever it stands, and has its numbers in words beneath.
"""

from django import template
from django.template import Context, Engine

from joinedup.core.suppression import SMALLEST_TOLD

register = template.Library()

PLACES = range(11)
TALLEST = 4  # em
# How each part of a bar is drawn: whole, striped or hollow. Nobody needs to tell its colour.
PARTS = ("for", "against", "neither")


@register.simple_tag
def scale(*, people=None, spread=None, counts=None):
    """{% scale people=14 spread=quartiles counts=counts %}: where people stand, from 0 to 10.

    ``spread`` is from where to where half of them stand, with the middle between; ``counts`` how
    many stand at each place, where that may be told. People of None are too few to say.
    """
    if not people:
        return _draw("scale", people=None)
    low, middle, high = spread
    # Of a few, a half says nothing.
    has_half = people >= SMALLEST_TOLD
    return _draw(
        "scale",
        people=people,
        low=low,
        middle=middle,
        high=high,
        places=PLACES,
        columns=_columns(counts) if counts else [],
        half=_half(low, middle, high) if has_half else None,
    )


def _columns(counts):
    most = max(counts)
    return [{"count": count, "height": f"{TALLEST * count / most:.2f}em"} for count in counts]


def _half(low, middle, high):
    """Places of the drawing beneath the columns, each of which is as wide as the others."""

    def across(place):
        return f"{100 * (place + 0.5) / len(PLACES):.2f}%"

    return {
        "begins": across(0),
        "ends": across(10),
        "low": across(low),
        "middle": across(middle),
        "high": across(high),
    }


@register.simple_tag
def stacked_bar(parts, *, title, of, finding=""):
    """{% stacked_bar parts title=statement finding=_("Most agree: 14 of 20") of=20 %}

    ``parts`` are triples of a kind (for, against or neither), its word and its count. ``of``
    None is too few to say.
    """
    if of is None:
        return _draw("stacked_bar", title=title, parts=None)
    drawn, begins = [], 0.0
    for kind, word, count in parts:
        if kind not in PARTS:
            raise ValueError(f"kind is {kind!r}; it may be one of {', '.join(PARTS)}")
        share = 100 * count / of if of else 0
        drawn.append(
            {
                "kind": kind,
                "word": word,
                "count": count,
                "begins": f"{begins:.2f}%",
                "ends": f"{begins + share:.2f}%",
                "length": f"{share:.2f}%",
            }
        )
        begins += share
    return _draw("stacked_bar", title=title, parts=drawn, finding=finding, of=of)


def _draw(picture, **parts):
    return Engine.get_default().get_template(f"design/{picture}.html").render(Context(parts))
