"""Marks beside what somebody writes about people."""

import uuid
from functools import partial

from django.template.loader import render_to_string

from joinedup.words.lib.lexicons import lexicon_of
from joinedup.words.lib.marks import marks_in


def attach_word_checks(form, *names, community):
    """Show marks beside these fields of a form. Nothing is stopped or changed by them."""
    for name in names:
        form.fields[name].beside = partial(_beside, community=community)
    form.after = "words/marks_end.html"
    form.watched_for, form.dismissal_key = community, uuid.uuid4()
    return form


def with_marks(written, *, community):
    """Things that have a ``text``, each with the ``marks`` found in it: for whoever wrote them
    down, and has no script to be shown marks while writing."""
    lexicon = lexicon_of(community)
    for each in written:
        each.marks = marks_in(each.text, lexicon)
    return written


def _beside(bound, *, community):
    text = bound.value() or ""
    marks = marks_in(text, lexicon_of(community)) if text.strip() else None
    return render_to_string(
        "words/beside.html", {"community": community, "marks": marks, "control": bound.focus_id}
    )
