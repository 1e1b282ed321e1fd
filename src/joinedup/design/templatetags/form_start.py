"""What forms say unseen, in all templates: see ``config.settings``."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from joinedup.core.typed import TOKEN, WHOSE, whose

register = template.Library()
FORGETFUL = mark_safe(' autocomplete="off"')
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
