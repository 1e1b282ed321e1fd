"""Telling the people quoted, before a report is published."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.core.decorators import require_permission, require_visible
from joinedup.core.reading import at_one_moment
from joinedup.reports import emails, forms, rules
from joinedup.reports.selectors.drafts import people_quoted
from joinedup.reports.selectors.reports import reports_written_by
from joinedup.reports.services.quote_notices import notify_quoted

TIME_TO_ANSWER = timedelta(days=14)


@at_one_moment
@require_visible(reports_written_by)
@require_permission(rules.may_write)
def report_notify(request, report):
    """Look at the letter, then send it once to each member the draft quotes."""
    proposed = timezone.localdate() + TIME_TO_ANSWER
    form = forms.QuoteNoticeForm(request.POST or None, initial={"until_date": proposed})
    if form.is_valid():
        people = notify_quoted(
            report=report, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _told(people))
        return redirect("reports:report_edit", report.pk)
    quoted = people_quoted(report)
    letter = emails.draft_text(
        report=report,
        name=_("(name)"),
        places=[(_("(the meeting)"), _("(the question they answered)"))],
        until_date=proposed,
    )
    context = {"report": report, "quoted": quoted, "form": form, "letter": letter}
    return render(request, "reports/report_notify.html", context)


def _told(people):
    if not people:
        return _("Everybody who can be written to has been told already.")
    return ngettext(
        "An email is on its way to %(people)s person.",
        "Emails are on their way to %(people)s people.",
        people,
    ) % {"people": people}
