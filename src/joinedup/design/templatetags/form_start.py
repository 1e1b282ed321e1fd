"""What every form carries unseen, in all templates: see ``config.settings``."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from joinedup.core.typed import TOKEN, WHOSE, whose

register = template.Library()
FIELD = '<input type="hidden" name="{}" value="{}">'


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """{% csrf_token %}: in place of Django's. It protects the form against being sent by somebody
    else, and says for whom it was drawn, so that what they typed is given back to nobody else."""
    token, user = context.get("csrf_token"), context.get("user")
    fields = format_html(FIELD, TOKEN, token) if token else SafeString()
    return fields + (format_html(FIELD, WHOSE, whose(user)) if user else SafeString())
