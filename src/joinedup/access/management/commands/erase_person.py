from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from joinedup.access.services.communities import LastAdministrator
from joinedup.access.services.members import erase_person
from joinedup.core.cleaning import clean_address
from joinedup.people.models import Member


class Command(BaseCommand):
    help = "Take away everything a person said or gave of themselves, because they asked for it."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address they sign in with")
        parser.add_argument("--yes", action="store_true", help="do it; without, say what would go")

    def handle(self, *, email, yes, **options):
        member = Member.objects.filter(email=clean_address(email)).first()
        if member is None:
            raise CommandError(f"Nobody signs in with {email}.")
        if not yes:
            self.stdout.write(
                f"This takes away the name, the addresses and all words of {member}, for good. "
                "Give them a copy first, if they want one: export_person. Then add --yes."
            )
            return
        try:
            erase_person(member=member, by="program", at=timezone.now())
        except LastAdministrator as error:
            raise CommandError(
                f"{member} is the last administrator of a community. "
                "Please make somebody else administrator first."
            ) from error
        self.stdout.write("It is gone. Backups made before keep it until they are deleted.")
