"""What a series holds, as tables for those who coordinate it.

Apps that rest on series declare their own files under ``SERIES_FILES``: pairs of a label and the
name of an address with the number of the series.
"""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from joinedup.core.decorators import require_fresh_sign_in, require_permission, require_visible
from joinedup.core.fresh import Why
from joinedup.core.limits import EXPORTING, limited
from joinedup.core.tables import csv_file
from joinedup.series import rules
from joinedup.series.selectors.sections import attendance_in, replies_in
from joinedup.series.selectors.series import series_visible_to


@require_safe
@limited(EXPORTING, "GET")
@require_visible(series_visible_to)
@require_permission(rules.may_coordinate_series)
@require_fresh_sign_in(Why.FILE)
def replies_csv(request, series):
    """Who was invited and answered what; not what somebody needs to be able to come."""
    heads = [_("Meeting"), _("Day"), _("Name"), _("Answer"), _("How they come"), _("Answered")]
    rows = (
        [
            each.meeting.title,
            _day(each.meeting.starts_at),
            each.member.name,
            each.get_reply_display() or _("No answer yet"),
            each.get_way_display(),
            each.get_replied_via_display(),
        ]
        for each in replies_in(series)
    )
    return csv_file("replies", heads, rows)


@require_safe
@limited(EXPORTING, "GET")
@require_visible(series_visible_to)
@require_permission(rules.may_coordinate_series)
@require_fresh_sign_in(Why.FILE)
def attendance_csv(request, series):
    """Who was there, with what they gave of themselves at the door."""
    heads = [_("Meeting"), _("Day"), _("Name"), _("Speaks from"), _("Organisation"), _("Came")]
    rows = (
        [
            each.meeting.title,
            _day(each.meeting.starts_at),
            each.member.name if each.member else each.name,
            each.get_voice_display(),
            each.organisation.name if each.organisation else "",
            each.get_way_display(),
        ]
        for each in attendance_in(series)
    )
    return csv_file("attendance", heads, rows)


def _day(moment):
    return timezone.localdate(moment).isoformat()
