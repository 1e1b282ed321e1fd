from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from joinedup.record.lib.heads import path
from joinedup.record.selectors import what_is_wrong
from joinedup.record.services import accept_breaks, check_record


class Command(BaseCommand):
    help = "Look through the record: whether a line was changed, moved or taken away."

    def add_arguments(self, parser):
        parser.add_argument(
            "--accept",
            action="store_true",
            help="note that you know of what is wrong, so that it is told no more",
        )

    def handle(self, *, accept, **options):
        now = timezone.now()
        check = check_record(at=now)
        found = what_is_wrong(check)
        if not found:
            self.stdout.write(f"The record is whole. Line {check.number} ends in {check.hash}.")
            self.stdout.write(f"That is kept in {path()}, too.")
        elif accept:
            accept_breaks(check=check, at=now)
            # What nobody has accepted stands on the first page.
            check_record(at=now)
            self.stdout.write("\n".join(found))
            self.stdout.write(f"Noted in {path()} that you know of this.")
        else:
            raise CommandError(
                "\n".join(
                    [
                        "Something is wrong with the record.",
                        *found,
                        "If you know why, say so with --accept; then it is told no more.",
                    ]
                )
            )
