from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_tasks.base import TaskResultStatus

from joinedup.core.checkpoints import empty_log_by_job
from joinedup.core.jobs import Job
from joinedup.core.keeping import Kept
from joinedup.core.pruning import forget_what_is_over
from joinedup.core.tasks import take_up_tasks
from joinedup.core.texts import Text, Whose

TEXTS = [Text("core.JobRun", ("name",), Whose.CODE)]

KEPT = [
    Kept(
        "sessions",
        ("sessions.Session",),
        _("That you are signed in on a phone or computer, or are a guest at a meeting"),
        _("two weeks after you signed in or last took part, or until you sign out"),
        _("So that you need not type a code each time."),
        # A session knows itself until when it is good.
        days=0,
        since=("expire_date",),
    ),
    Kept(
        "ended tasks",
        ("django_tasks_database.DBTaskResult",),
        _("What the program did in the background, such as sending an email: numbers, no words"),
        _("after it was done"),
        _("So that a fault can be found."),
        days=14,
        since=("finished_at",),
        rows=Q(status__in=[TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED]),
    ),
    Kept(
        "runs of jobs",
        ("core.JobRun",),
        _("When the program last did what it does by date, such as forgetting"),
        _("for as long as the program runs"),
        _("So that it is done in time, and once. It is about nobody."),
    ),
]

JOBS = [
    Job("empty the database's log", timedelta(minutes=5), empty_log_by_job),
    Job("take up what was left", timedelta(minutes=1), take_up_tasks),
    # So often that a time that is said in days is true to the hour.
    Job("forget what is over", timedelta(hours=1), forget_what_is_over),
]
