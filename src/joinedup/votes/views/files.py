"""What a series voted, as a table for those who coordinate it: sums, and none of few people."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from joinedup.core.decorators import require_fresh_sign_in, require_permission, require_visible
from joinedup.core.fresh import Why
from joinedup.core.limits import EXPORTING, limited
from joinedup.core.tables import csv_file
from joinedup.series.rules import may_coordinate_series
from joinedup.series.selectors.series import series_visible_to
from joinedup.votes.models import PollKind
from joinedup.votes.selectors.results import choices_in, tallies_in


@require_safe
@limited(EXPORTING, "GET")
@require_visible(series_visible_to)
@require_permission(may_coordinate_series)
@require_fresh_sign_in(Why.FILE)
def votes_csv(request, series):
    """What was revealed; where too few answered to say it, the number is left out."""
    heads = [
        _("Meeting"),
        _("Day"),
        _("Kind"),
        _("Statement or idea"),
        _("Agree"),
        _("Disagree"),
        _("Pass"),
        _("Votes"),
        _("Of how many"),
    ]
    return csv_file("votes", heads, [*_statements(series), *_ideas(series)])


def _statements(series):
    for meeting, tally in tallies_in(series):
        sums = [tally.agree, tally.disagree, tally.passed, "", tally.answered]
        said = sums if tally.is_shown else [*[""] * 4, _("too few to say")]
        yield [*_where(meeting, PollKind.STATEMENTS), tally.statement.text, *said]


def _ideas(series):
    for meeting, choices in choices_in(series):
        of = choices.voters if choices.is_shown else _("too few to say")
        for idea in choices.ideas:
            where = _where(meeting, PollKind.RECOMMENDATIONS)
            yield [*where, idea.statement.text, "", "", "", idea.votes, of]


def _where(meeting, kind):
    return [meeting.title, timezone.localdate(meeting.starts_at).isoformat(), kind.label]
