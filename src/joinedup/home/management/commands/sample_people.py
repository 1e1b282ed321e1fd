from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from joinedup.home.sample.content import read_place, read_series
from joinedup.people.models import Member


class Command(BaseCommand):
    help = "Say how to sign in as each kind of person of the sample community."

    def handle(self, **options):
        place = read_place()
        emails = {member["id"]: member["email"] for member in place["members"]}
        rows = [(one["who"], emails[one["member"]], one["finds"]) for one in place["people"]]
        here = set(Member.objects.values_list("email", flat=True))
        if not here.issuperset(email for _who, email, _finds in rows):
            raise CommandError("The sample community is not here. Load it: load_sample.")
        rows.append(("Guest, no account", guest_address(), "today's meeting, without signing in"))
        wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
        self.stdout.write("Sign in with one of these addresses; a code is sent to it.\n\n")
        for who, email, finds in rows:
            self.stdout.write(f"  {who:<{wide[0]}}  {email:<{wide[1]}}  {finds}")


def guest_address():
    """Where a guest comes into today's meeting."""
    (code,) = [
        meeting["code"]
        for series in read_series()
        for meeting in series["meetings"]
        if meeting["day"] == 0
    ]
    return settings.ADDRESS + reverse("conversation:code_room", args=[code])
