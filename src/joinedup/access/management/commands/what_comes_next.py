from django.conf import settings
from django.core.management.base import BaseCommand

from joinedup.access.models import Community

BEGIN = """Nobody can sign in yet. In another window, see whether emails go, then begin a community:
  ./joinedup test-email YOU@EXAMPLE.ORG
  ./joinedup manage begin_community "Community of Practice, Anytown" \\
      --contact HELLO@EXAMPLE.ORG --name "YOUR NAME" --email YOU@EXAMPLE.ORG
Then sign in with your address: the first page leads on."""


class Command(BaseCommand):
    help = "Say what whoever runs this installation does next."

    def handle(self, **options):
        self.stdout.write(f"People reach it at {settings.ADDRESS}/\n")
        if not Community.objects.exists():
            self.stdout.write(BEGIN)
        else:
            self.stdout.write("Whoever administers signs in there; the first page says what waits.")
            self.stdout.write("Whether emails go: ./joinedup test-email YOU@EXAMPLE.ORG")
