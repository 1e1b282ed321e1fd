from django import template

from joinedup.votes.models import Choice

register = template.Library()


@register.simple_tag
def rows_of(tally):
    """{% rows_of tally as rows %}: a tally as rows for ``bars``."""
    return [
        (Choice.AGREE.label, tally.agree),
        (Choice.DISAGREE.label, tally.disagree),
        (Choice.PASS.label, tally.passed),
    ]
