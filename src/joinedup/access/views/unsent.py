"""What has not gone out: emails and files that wait or failed, for those who administer."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from joinedup.access import rules, selectors
from joinedup.core.decorators import require_permission
from joinedup.core.reading import at_one_moment
from joinedup.core.tasks import start_again, task_label, unfinished_tasks
from joinedup.mail.selectors import server_problem
from joinedup.mail.services import send_email, try_again

# More than a screen of them has one cause, which the first ones show.
MOST_SHOWN = 50


@require_safe
@at_one_moment
@require_permission(rules.administers_somewhere)
def unsent(request):
    """What has waited for over an hour, or was given up."""
    now = timezone.now()
    emails = selectors.unsent_emails_for(request.user, now)
    tasks = [(task, task_label(task)) for task in _tasks(now)]
    page = {
        "problem": server_problem(),
        "emails": emails[:MOST_SHOWN],
        "more_emails": max(len(emails) - MOST_SHOWN, 0),
        "tasks": tasks[:MOST_SHOWN],
        "more_tasks": max(len(tasks) - MOST_SHOWN, 0),
    }
    return render(request, "access/unsent.html", page)


@require_POST
@require_permission(rules.administers_somewhere)
def unsent_again(request):
    """Try all of it once more."""
    now = timezone.now()
    with transaction.atomic():
        emails = [each.email for each in selectors.unsent_emails_for(request.user, now)]
        count = try_again(emails=emails, by=request.user, at=now) + start_again(_tasks(now))
    if count:
        messages.success(request, _say_tried(count))
    else:
        messages.info(request, _("Nothing is waiting any more."))
    return redirect("access:unsent")


def _say_tried(count):
    return ngettext(
        "%(count)s is being tried again. Please look here in a few minutes.",
        "%(count)s are being tried again. Please look here in a few minutes.",
        count,
    ) % {"count": count}


def _tasks(now):
    # Emails are listed themselves, and take up their tasks.
    return unfinished_tasks(now, but=[send_email.module_path])
