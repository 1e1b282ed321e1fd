from django.core.management.base import BaseCommand
from django.utils import timezone

from joinedup.core.jobs import run_due_jobs


class Command(BaseCommand):
    help = "Run the jobs whose time has come: reminders, what falls due, and pruning."

    def handle(self, **options):
        done = run_due_jobs(timezone.now())
        for name, count in done.items():
            self.stdout.write(f"{name}: {count}")
        if not done:
            self.stdout.write("No job is due.")
