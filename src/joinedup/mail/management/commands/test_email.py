from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from joinedup.mail.lib.problems import WHAT_TO_DO, answer_of, problem_of

BODY = """This is a test: emails from Joinedup reach this address.

You need not answer. Somebody who looks after the program sent it.
"""
SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Command(BaseCommand):
    help = "Send one email, and say what the mail server answered."

    def add_arguments(self, parser):
        parser.add_argument("address", help="to whom, such as your own address")

    def handle(self, *, address, **options):
        try:
            validate_email(address)
        except ValidationError as error:
            raise CommandError(f"{address} is not an email address.") from error
        goes_out = settings.EMAIL_BACKEND == SMTP
        server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        if goes_out:
            self.stdout.write(f"Sending to {address} through {server}, from")
            self.stdout.write(f"{settings.DEFAULT_FROM_EMAIL} …")
        try:
            EmailMessage("A test of email from Joinedup", BODY, to=[address]).send()
        except (OSError, ValueError) as error:
            problem = problem_of(error)
            raise CommandError(
                f"It did not go. {problem.label}.\n"
                f"  The answer: {answer_of(error)}\n"
                f"  What to do: {WHAT_TO_DO[problem]}"
            ) from error
        if not goes_out:
            self.stdout.write("No email leaves this installation: it keeps them at /mail/dev/.")
            self.stdout.write("Set EMAIL_URL, as env.sample shows, to send them.")
        else:
            self.stdout.write(f"{server} has taken it. Look whether it arrives at {address};")
            self.stdout.write("if not, look among unwanted mail, and ask whoever looks after it.")
