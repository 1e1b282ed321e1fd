"""Compare the law that the file of duties cites with what it was."""

import time
from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from engines.duties import BadDuties, load_duties
from joinedup.duties.lib.provisions import Gone, Outcome, Unreachable, provisions_of
from joinedup.duties.services.provisions import accept_provision, compare_provision

# Somebody has to look at these.
TOLD = {Outcome.CHANGED, Outcome.UNAPPLIED, Outcome.PROSPECTIVE, Outcome.GONE}
PAUSE = 0.5  # seconds between two questions to the same server
# After so many in a row there is no line, and waiting for each would take an hour.
GIVE_UP = 5


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--duties", help="another file of duties")
        parser.add_argument(
            "--accept",
            metavar="ADDRESS",
            help="keep this provision as it is now: it was gone through",
        )
        parser.add_argument("--pause", type=float, default=PAUSE, help="seconds between questions")

    def handle(self, *, duties, accept, pause, **options):
        if accept:
            return self._accept(accept)
        try:
            provisions = provisions_of(load_duties(duties))
        except (BadDuties, OSError) as trouble:
            raise CommandError(str(trouble)) from trouble
        counted, silent = Counter(), 0
        for number, (address, ids) in enumerate(provisions.items()):
            if number:
                time.sleep(pause)
            outcome, words = compare_provision(address, at=timezone.now())
            counted[outcome] += 1
            silent = silent + 1 if outcome is Outcome.UNREACHABLE else 0
            if outcome in TOLD or outcome is Outcome.UNREACHABLE:
                self.stdout.write(": ".join(filter(None, (address, outcome.value, words))))
                self.stdout.write(f"    duties: {', '.join(ids)}")
            if silent == GIVE_UP:
                break
        for outcome in Outcome:
            if counted[outcome]:
                self.stdout.write(f"{counted[outcome]} {outcome.value}")
        left = len(provisions) - counted.total()
        if counted[Outcome.UNREACHABLE]:
            raise CommandError(
                f"{counted[Outcome.UNREACHABLE]} of {len(provisions)} provisions could not be "
                f"reached, and {left} were not asked for. Nothing is known of them: try again with "
                "a network."
            )

    def _accept(self, address):
        try:
            accept_provision(address, at=timezone.now())
        except (Gone, Unreachable) as trouble:
            raise CommandError(
                f"{address} could not be read, so nothing was kept: {trouble}"
            ) from trouble
        self.stdout.write(f"{address} is kept as it is now.")
