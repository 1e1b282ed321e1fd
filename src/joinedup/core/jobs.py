"""What is done by date and by nobody's hand: reminders, what falls due, and pruning."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from joinedup.core.models import JobRun
from joinedup.core.registry import contributions

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Something to run every so often. ``run`` takes the moment, gives how many things it did, and
    may be run twice: what was done already is not done again."""

    name: str
    every: timedelta
    run: Callable[[datetime], int]


# Among the runs of jobs, when the worker itself looked last.
_WORKER = "the worker"


def declared_jobs() -> list[Job]:
    """The jobs of all apps."""
    return list(contributions("JOBS"))


def run_due_jobs(at: datetime) -> dict[str, int]:
    """Run every job whose time has come; what each did, by name. One that fails does not stop
    the others, and is tried again the next time."""
    done = {}
    for job in declared_jobs():
        try:
            count = _run_when_due(job, at)
        except Exception:
            logger.exception("The job %s failed.", job.name)
        else:
            if count is not None:
                done[job.name] = count
    return done


def note_worker(at: datetime) -> None:
    """Keep that the worker is alive."""
    JobRun.objects.update_or_create(name=_WORKER, defaults={"ran_at": at})


def worker_seen_at() -> datetime | None:
    """When the worker was last known to be alive; None where there never was one."""
    return JobRun.objects.filter(name=_WORKER).values_list("ran_at", flat=True).first()


@transaction.atomic
def _run_when_due(job: Job, at: datetime) -> int | None:
    # Two workers may come to it in the same second: the second waits, and finds it done.
    JobRun.objects.get_or_create(name=job.name)
    latest = JobRun.objects.select_for_update().get(name=job.name)
    # A run in the future is one from before the clock was put right, and holds nothing up.
    if latest.ran_at and timedelta(0) <= at - latest.ran_at < job.every:
        return None
    count = job.run(at)
    latest.ran_at = at
    latest.save(update_fields=["ran_at"])
    return count
