"""The worker: one process that runs tasks as they come, and jobs when their time has come."""

import time

from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from joinedup.core.jobs import run_due_jobs

BETWEEN_TASKS = 1  # seconds to wait where no task waits
BETWEEN_JOBS = 60  # seconds between two looks at what is due


class JobWorker(Worker):
    """The worker of django-tasks-db, which looks at jobs whenever no task waits."""

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

    def run(self) -> None:
        """Go on until told to stop."""
        looked_at = None
        while self.running:
            now = time.monotonic()
            if looked_at is None or now - looked_at >= BETWEEN_JOBS:
                looked_at = now
                run_due_jobs(timezone.now())
            super().run()
            if self.running:
                time.sleep(self.interval)
