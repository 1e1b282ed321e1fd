from datetime import timedelta

from joinedup.core import pruning
from joinedup.core.checkpoints import empty_log_by_job
from joinedup.core.jobs import Job
from joinedup.core.texts import Text, Whose

TEXTS = [Text("core.JobRun", ("name",), Whose.CODE)]

JOBS = [
    Job("empty the database's log", timedelta(minutes=5), empty_log_by_job),
    Job("prune rows", timedelta(days=1), pruning.prune_rows),
    Job("prune sessions", timedelta(days=1), pruning.prune_sessions),
    Job("prune tasks", timedelta(days=1), pruning.prune_tasks),
]
