from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.autoreload import run_with_reloader
from django.utils.crypto import get_random_string

from joinedup.core.worker import JobWorker


class Command(BaseCommand):
    help = "Do what waits: tasks as they come, and jobs when their time has come."

    def handle(self, **options):
        worker = JobWorker(worker_id=get_random_string(32))
        worker.configure_signals()
        if settings.DEBUG:
            run_with_reloader(worker.run)
        else:
            worker.run()
