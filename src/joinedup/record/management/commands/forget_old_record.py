from django.core.management.base import BaseCommand
from django.utils import timezone

from joinedup.record.services import forget_old_entries


class Command(BaseCommand):
    help = "Take away the lines of the record that are over seven years old; their last hash stays."

    def handle(self, **options):
        count = forget_old_entries(at=timezone.now())
        self.stdout.write(f"{count} lines were over seven years old." if count else "None is.")
