from django import template

from joinedup.words.models import Severity

register = template.Library()
KINDS = {Severity.CONSIDER: "info", Severity.AVOID: "waiting", Severity.NEVER: "bad"}


@register.filter
def severity_kind(severity):
    """{% tag entry.severity … kind=entry.severity|severity_kind %}: the kind of tag."""
    return KINDS[Severity(severity)]


@register.filter
def severity_word(severity):
    """What a severity asks of the writer."""
    return Severity(severity).label


@register.filter
def entry_title(entry_id):
    """The name of an entry as people read it: "hard-to-reach" is "hard to reach"."""
    return entry_id.replace("-", " ")
