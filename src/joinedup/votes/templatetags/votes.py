from django import template

from joinedup.votes.addresses import address_of
from joinedup.votes.models import Choice

register = template.Library()


@register.simple_tag
def poll_url(poll, name):
    """{% poll_url poll "paper" as paper_url %}: a poll's page of that name, whatever its kind."""
    return address_of(poll, name)


@register.simple_tag
def rows_of(tally):
    """{% rows_of tally as rows %}: a tally as rows for ``bars``."""
    return [
        (Choice.AGREE.label, tally.agree),
        (Choice.DISAGREE.label, tally.disagree),
        (Choice.PASS.label, tally.passed),
    ]


@register.simple_tag
def rows_chosen(ideas):
    """{% rows_chosen ideas as rows %}: ideas and how many chose each, as rows for ``bars``."""
    return [(each.statement.text, each.votes) for each in ideas]
