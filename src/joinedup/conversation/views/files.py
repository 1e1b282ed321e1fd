"""What was said in a series, as a table for those who coordinate it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from joinedup.conversation.selectors.contributions import contributions_in
from joinedup.core.decorators import require_fresh_sign_in, require_permission, require_visible
from joinedup.core.fresh import Why
from joinedup.core.limits import EXPORTING, limited
from joinedup.core.tables import csv_file
from joinedup.series.rules import may_coordinate_series
from joinedup.series.selectors.series import series_visible_to


@require_safe
@limited(EXPORTING, "GET")
@require_visible(series_visible_to)
@require_permission(may_coordinate_series)
@require_fresh_sign_in(Why.FILE)
def contributions_csv(request, series):
    """The words, without names but those that people gave, and whether each may be quoted."""
    heads = [
        _("Meeting"),
        _("Day"),
        _("Question"),
        _("Words"),
        _("Number"),
        _("Speaks from"),
        _("May it be quoted?"),
        _("With the name"),
        _("Strand"),
        _("What came of it"),
        _("What came of it, in words"),
    ]
    rows = (
        [
            each.prompt.meeting.title,
            timezone.localdate(each.prompt.meeting.starts_at).isoformat(),
            each.prompt.question,
            each.text,
            each.number,
            each.get_voice_display(),
            each.get_quotable_display(),
            each.credit,
            each.strand.name if each.strand else "",
            each.get_outcome_display(),
            each.outcome_text,
        ]
        for each in contributions_in(series)
    )
    return csv_file("contributions", heads, rows)
