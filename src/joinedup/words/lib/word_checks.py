"""Marks beside what somebody writes about people."""

import uuid
from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from django.db.models import Model
from django.template.loader import render_to_string

from joinedup.access.models import Community
from joinedup.core.texts import checked_fields
from joinedup.design.forms import BoundField, Form
from joinedup.words.lib.lexicons import lexicon_of
from joinedup.words.lib.marks import marks_in

AnyForm = TypeVar("AnyForm", bound=Form)
# Of things that apps above wrote down, all that is known here is their ``text``.
Written = TypeVar("Written", bound=Iterable[Any])


def attach_word_checks(
    form: AnyForm,
    model: type[Model],
    *,
    community: Community,
    typed_in: Mapping[str, str] = MappingProxyType({}),
) -> AnyForm:
    """Show marks beside the fields in which texts of a model are typed that its app declares as
    checked. Nothing is stopped or changed by them.

    ``typed_in`` names the form's field where it is not called as the model's is.
    """
    # What is hung on it here is for templates; types know of no such thing on a form.
    watched: Any = form
    for name in checked_fields(model):
        watched.fields[typed_in.get(name, name)].beside = partial(_beside, community=community)
    watched.after = "words/marks_end.html"
    watched.watched_for, watched.dismissal_key = community, uuid.uuid4()
    return form


def with_marks(written: Written, *, community: Community) -> Written:
    """Things that have a ``text``, each with the ``marks`` found in it: for whoever wrote them
    down, and has no script to be shown marks while writing."""
    lexicon = lexicon_of(community)
    for each in written:
        each.marks = marks_in(each.text, lexicon)
    return written


def _beside(bound: BoundField, *, community: Community) -> str:
    text = bound.value() or ""
    marks = marks_in(text, lexicon_of(community)) if text.strip() else None
    return render_to_string(
        "words/beside.html", {"community": community, "marks": marks, "control": bound.focus_id}
    )
