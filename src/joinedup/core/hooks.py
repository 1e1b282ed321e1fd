from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_tasks.base import TaskResultStatus

from joinedup.core.checkpoints import empty_log_by_job
from joinedup.core.decisions import let_go
from joinedup.core.jobs import Job
from joinedup.core.keeping import Kept
from joinedup.core.limits import EXPORTING, SEARCHING
from joinedup.core.pruning import forget_what_is_over
from joinedup.core.seen_runs import read_all_texts, read_texts
from joinedup.core.tasks import take_up_tasks
from joinedup.core.texts import Text, Whose

TEXTS = [
    Text("core.JobRun", ("name",), Whose.CODE),
    Text("core.Count", ("mark",), Whose.CODE),
    # From the numbers of runs nobody reads the words.
    Text("core.SeenRuns", ("model", "runs"), Whose.CODE),
    # Numbers and fingerprints.
    Text("core.Redaction", ("words_model", "model", "field", "path", "cuts", "stands"), Whose.CODE),
    Text("core.Redaction", ("kept",), Whose.KEPT),
]

KEPT = [
    # The first of all, for it holds the texts, which nobody does after another lock.
    Kept(
        "copies out of sight",
        ("core.Redaction",),
        _("A text as it was before a copy of words that you took back was taken out of it"),
        _("seven days, or until those who run the community say that the words are yours"),
        _("So that nobody takes away what others wrote."),
        # A copy knows itself until when it waits.
        days=0,
        since=("until",),
        rows=Q(decided_at=None),
        forget=let_go,
    ),
    Kept(
        "counts",
        ("core.Count",),
        _("How often something was tried, such as a code: a mark from which nobody can read whose"),
        _("for the minutes or the hours in which it is counted, at most a day"),
        _("So that nobody finds a code by trying, or floods others."),
        # A count knows itself until when it counts.
        days=0,
        since=("until",),
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
    Kept(
        "copies to look at",
        ("core.Redaction",),
        _("Where somebody has to look whether words that you took back were copied"),
        _("until those who run the community have looked"),
        _("So that nobody takes away what others wrote."),
    ),
    Kept(
        "copies decided about",
        ("core.Redaction",),
        _("That a copy of words that you took back was found, and where: numbers, no words"),
        _("after it was decided about"),
        _("So that one receipt cannot take too much out of what others wrote."),
        days=30,
        since=("decided_at",),
    ),
    Kept(
        "runs of words",
        ("core.SeenRuns", "core.TextsRead"),
        _("Since when which words stand in texts that people wrote for others: numbers, no words"),
        _("for as long as there is the text, and a day"),
        _("So that your words can be told from those that stood there before."),
    ),
]

LIMITS = [SEARCHING, EXPORTING]

JOBS = [
    Job("read texts", timedelta(minutes=1), read_texts),
    Job("read all texts", timedelta(days=1), read_all_texts),
    Job("empty the database's log", timedelta(minutes=5), empty_log_by_job),
    Job("take up what was left", timedelta(minutes=1), take_up_tasks),
    # So often that a time that is said in days is true to the hour.
    Job("forget what is over", timedelta(hours=1), forget_what_is_over),
]
