import json

from django.core.management.base import BaseCommand, CommandError

from joinedup.core.cleaning import clean_address
from joinedup.core.erasure import export_of
from joinedup.people.models import Member


class Command(BaseCommand):
    help = "Write out everything a person said, wrote or gave of themselves, for them to have."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address they sign in with")

    def handle(self, *, email, **options):
        member = Member.objects.filter(email=clean_address(email)).first()
        if member is None:
            raise CommandError(f"Nobody signs in with {email}.")
        self.stdout.write(json.dumps(export_of(member), indent=2, ensure_ascii=False))
