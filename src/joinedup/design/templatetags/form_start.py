"""What forms say unseen, and what was typed into them in vain; in all templates: see
``config.settings``."""

import re

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from joinedup.core.cleaning import clean_words
from joinedup.core.typed import TOKEN, WHOSE, typed_in, whose

register = template.Library()
FORGETFUL = mark_safe(' autocomplete="off"')
# What people type is mostly longer than one word or this; shorter are names and choices.
LONGEST_CHOICE = 40  # characters
# What nobody reads: numbers of rows, keys, and what we signed.
_NOT_TO_READ = re.compile(
    r"\d{0,4}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|on|\.?[\w-]+:[\w-]+:[\w-]{43}"
)
FIELD = '<input type="hidden" name="{}" value="{}">'


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """{% csrf_token %}: in place of Django's. It protects the form against being sent by somebody
    else, and says for whom it was drawn, so that what they typed is given back to nobody else."""
    token, user = context.get("csrf_token"), context.get("user")
    fields = format_html(FIELD, TOKEN, token) if token else SafeString()
    return fields + (format_html(FIELD, WHOSE, whose(user)) if user else SafeString())


@register.simple_tag(takes_context=True)
def forgetful(context: Context) -> SafeString:
    """<form{% forgetful %}>: for every form that something is typed into or chosen in.

    Where the phone may change hands, the browser keeps nothing of it: the back button brings an
    empty form, and nothing is offered to whoever types next. A field of one's own email address
    says ``autocomplete="email"`` all the same, as people who need help with typing must find it.
    """
    site = context.get("site")
    return SafeString() if site and not site["changes_hands"] else FORGETFUL


@register.simple_tag(takes_context=True)
def what_was_typed(context: Context) -> str:
    """{% what_was_typed %}: on a page that refuses, what was sent to it, to read and to copy.

    Draws nothing where nothing was sent, and for nobody but whoever the form was drawn for.
    """
    request = context.get("request")
    typed = context.get("typed") or (request and typed_in(request))
    if not typed or (request.user.is_authenticated and not typed.is_of(request.user)):
        return ""
    every = dict.fromkeys(clean_words(value) for _name, value in typed.fields)
    values = [each for each in every if not _NOT_TO_READ.fullmatch(each)]
    texts = [each for each in values if len(each) > LONGEST_CHOICE or len(each.split()) > 1]
    others = [each for each in values if each not in texts]
    return render_to_string(
        "design/what_was_typed.html",
        {"texts": texts, "others": others, "has_files": typed.has_files},
    )
