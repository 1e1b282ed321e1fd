from django.core.management.base import BaseCommand
from django.utils import timezone

from joinedup.home.sample.loader import load
from joinedup.members.models import Community


class Command(BaseCommand):
    help = "Load the sample community into an empty installation."

    def handle(self, **options):
        if Community.objects.exists():
            self.stdout.write("There is a community here already. Nothing was changed.")
            return
        load(timezone.now())
        self.stdout.write("The sample community is here. See who can sign in: sample_people.")
