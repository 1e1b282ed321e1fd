from django.core.management.base import BaseCommand, CommandError

from config.data_folder import change_key
from config.env import env


class Command(BaseCommand):
    help = "Let a new key sign sessions and links from the next start on; older links live on."

    def handle(self, **options):
        if env.str("JOINEDUP_SECRET_KEY", ""):
            raise CommandError(
                "The key is in JOINEDUP_SECRET_KEY: put a new one in a line above it there."
            )
        try:
            change_key()
        except OSError as error:
            raise CommandError(f"The key cannot be written: {error.strerror}.") from error
        self.stdout.write(
            "There is a new key. Start the program again: from then on it signs. Take the lines of "
            "old ones out of the file once their links may end, and not before the worker has run "
            "for a day: in the night it seals anew what they sealed."
        )
