from django import template
from django.utils.translation import gettext_lazy as _

from joinedup.design.templatetags.pictures import stacked_bar
from joinedup.votes.lib.poll_urls import poll_url
from joinedup.votes.lib.tallies import Leaning
from joinedup.votes.models import Choice

register = template.Library()


# {% poll_url poll "paper" as paper_url %}
register.simple_tag(poll_url)

FINDINGS = {
    Leaning.AGREED: _("The room agrees: %(count)s of %(of)s"),
    Leaning.REJECTED: _("Turned down: %(count)s of %(of)s disagree"),
    Leaning.MOST_AGREE: _("Most agree: %(count)s of %(of)s"),
    Leaning.MOST_DISAGREE: _("Most disagree: %(count)s of %(of)s"),
    Leaning.MOST_PASS: _("Most pass: %(count)s of %(of)s"),
    Leaning.NONE: _("No majority among %(of)s"),
}


@register.simple_tag
def votes_on(tally):
    """{% votes_on tally %}: a statement and how many said what, with the finding."""
    if not tally.is_shown:
        return stacked_bar([], title=tally.statement.text, of=None)
    leaning, count = tally.leaning
    return stacked_bar(
        [
            ("for", Choice.AGREE.label, tally.agree),
            ("against", Choice.DISAGREE.label, tally.disagree),
            ("neither", Choice.PASS.label, tally.passed),
        ],
        title=tally.statement.text,
        finding=FINDINGS[leaning] % {"count": count, "of": tally.answered},
        of=tally.answered,
    )


@register.simple_tag
def rows_chosen(ideas):
    """{% rows_chosen ideas as rows %}: ideas and how many chose each, as rows for ``bars``."""
    return [(each.statement.text, each.votes) for each in ideas]
