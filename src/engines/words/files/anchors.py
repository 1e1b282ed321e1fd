"""Runs of a Word paragraph that hold exactly some words, so that a comment can stand at them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise
from typing import Any

from engines.words.files.word import XML_SPACE, Letters, Paragraph, W

Span = tuple[int, int]


def runs_of(paragraph: Paragraph, spans: Sequence[Span]) -> list[tuple[Any, Any]]:
    """For each span of the paragraph's text, the first and the last run that hold it.

    Runs that hold more are split, keeping how they look. Spans are not empty and do not overlap.
    All are cut in one go: time grows with the paragraph and its spans, not with their product.
    """
    cuts = sorted({place for span in spans for place in span})
    beginning, ending = _cut_letters(paragraph.letters, cuts)
    for place in reversed(cuts):  # from the end, so that each element moves only once
        if place in beginning:
            _begin_run(beginning[place])
    return [(beginning[start].getparent(), ending[end].getparent()) for start, end in spans]


def commented(paragraph: Paragraph, numbers: set[str]) -> set[Span]:
    """From where to where the comments with these numbers reach in the paragraph's text."""
    ends = {each.element: each.start + len(each.text) for each in paragraph.letters}
    here, begun, found = 0, {}, set()
    for element in paragraph.element.iter("*"):
        here = ends.get(element, here)
        number = element.get(f"{W}id")
        if number in numbers and element.tag == f"{W}commentRangeStart":
            begun[number] = here
        elif number in begun and element.tag == f"{W}commentRangeEnd":
            found.add((begun[number], here))
    return found


def _cut_letters(letters: Sequence[Letters], cuts):
    """Cut text elements at these places; the element that begins and that ends at each."""
    beginning, ending = {}, {}
    for letter in letters:
        if not letter.text:
            continue
        end = letter.start + len(letter.text)
        inside = cuts[bisect_right(cuts, letter.start) : bisect_left(cuts, end)]
        edges = [letter.start, *inside, end]
        element = letter.element
        for begin, until in pairwise(edges):
            if begin > letter.start:
                following = deepcopy(element)
                element.addnext(following)
                element = following
            if inside:
                element.text = letter.text[begin - letter.start : until - letter.start]
                element.set(XML_SPACE, "preserve")
            beginning[begin] = ending[until] = element
    return beginning, ending


def _begin_run(element):
    """Let a run begin with this element: it and what follows it move to a run of their own."""
    run, previous = element.getparent(), element.getprevious()
    if previous is None or previous.tag == f"{W}rPr":
        return
    rest = run.makeelement(run.tag, run.attrib, run.nsmap)
    if run[0].tag == f"{W}rPr":  # how the letters look; always first
        rest.append(deepcopy(run[0]))
    for child in [element, *element.itersiblings()]:
        rest.append(child)
    run.addnext(rest)
