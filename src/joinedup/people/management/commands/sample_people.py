from django.core.management.base import BaseCommand, CommandError

from joinedup.core.samples import sample_people
from joinedup.people.models import Member


class Command(BaseCommand):
    help = "Say how to sign in as each kind of person of the sample community."

    def handle(self, **options):
        people = sample_people()
        here = set(Member.objects.values_list("email", flat=True))
        if not here.issuperset(person.email for person in people if person.email):
            raise CommandError("The sample community is not here. Load it: load_sample.")
        rows = [(person.who, person.email or person.page, person.finds) for person in people]
        wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
        self.stdout.write("Sign in with one of these addresses; a code is sent to it.\n\n")
        for who, address, finds in rows:
            self.stdout.write(f"  {who:<{wide[0]}}  {address:<{wide[1]}}  {finds}")
