from django import template

from joinedup.votes.lib.poll_urls import poll_url
from joinedup.votes.models import Choice

register = template.Library()


# {% poll_url poll "paper" as paper_url %}
register.simple_tag(poll_url)


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
