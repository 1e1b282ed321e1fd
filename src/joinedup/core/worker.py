"""The worker: one process that runs tasks as they come, and jobs when their time has come."""

import logging
import signal
import time
from types import FrameType

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from joinedup.core.jobs import note_worker, run_due_jobs

logger = logging.getLogger(__name__)

BETWEEN_TASKS = 1  # seconds to wait where no task waits
BETWEEN_JOBS = 60  # seconds between two looks at what is due
AFTER_NO_ANSWER = 2  # seconds to wait where the database did not answer


class JobWorker(Worker):
    """The worker of django-tasks-db, which looks at jobs between two tasks, and ends only when
    it is told to."""

    def __init__(self, *, worker_id: str):
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=BETWEEN_TASKS,
            # Each round ends when no task waits any more.
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
        )
        self.looked_at: float | None = None

    def run(self) -> None:
        """Go on until told to stop, whatever the database says meanwhile."""
        while self.running:
            try:
                self.run_jobs()
                super().run()
            except (OperationalError, InterfaceError):
                # Locked for longer than one waits, or gone: what was begun is taken up later.
                logger.exception("The database did not answer; the worker goes on.")
                connection.close()
                time.sleep(AFTER_NO_ANSWER)
            if self.running:
                time.sleep(self.interval)

    def run_jobs(self) -> None:
        """Show that one is alive, and do what is due by date, if nobody looked within the last
        minute."""
        now = time.monotonic()
        if self.looked_at is None or now - self.looked_at >= BETWEEN_JOBS:
            self.looked_at = now
            note_worker(timezone.now())
            run_due_jobs(timezone.now())

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Run one task. Of one that failed is kept where, and not the values in the error."""
        super().run_task(db_task_result)
        if db_task_result.status == TaskResultStatus.FAILED:
            db_task_result.traceback = _without_values(db_task_result.traceback)
            db_task_result.save(update_fields=["traceback"])
        # Many tasks may wait: what is due by date does not wait for all of them.
        self.run_jobs()

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Finish the task at hand, and begin no other. Told again it is the same, for a service
        manager may tell us as well as whoever started us; only Ctrl-C twice ends the task."""
        if not self.running and signum == signal.SIGINT:
            super().shutdown(signum, frame)
        self.running = False


def _without_values(traceback: str) -> str:
    """The steps of a traceback, without the words of the error, which may be somebody's."""
    return "\n".join(line for line in traceback.splitlines() if line.startswith('  File "'))
