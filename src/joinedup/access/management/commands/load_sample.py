from django.core.management.base import BaseCommand
from django.utils import timezone

from joinedup.access.models import Community
from joinedup.core.samples import load_samples


class Command(BaseCommand):
    help = "Load the sample community into an empty installation."

    def handle(self, **options):
        if Community.objects.exists():
            self.stdout.write("There is a community here already. Nothing was changed.")
            return
        load_samples(timezone.now())
        self.stdout.write("The sample community is here. See who can sign in: sample_people.")
