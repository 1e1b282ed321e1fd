import uuid

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from joinedup.members import services
from joinedup.members.models import RoleKind


class Command(BaseCommand):
    help = "Begin a community with its first administrator, who then adds everybody else."

    def add_arguments(self, parser):
        parser.add_argument("name", help="what the community is called")
        parser.add_argument("--purpose", required=True, help="what it is for, in one sentence")
        parser.add_argument("--contact", required=True, help="the address newcomers write to")
        parser.add_argument("--administrator", required=True, help="name of the first one")
        parser.add_argument("--email", required=True, help="their address, to sign in with")

    @transaction.atomic
    def handle(self, *, name, purpose, contact, administrator, email, **options):
        now = timezone.now()
        try:
            validate_email(contact)
            validate_email(email)
            community = services.add_community(
                name=name, purpose=purpose, contact_email=contact, by="program", at=now
            )
        except ValidationError as error:
            raise CommandError("Please give whole email addresses.") from error
        except services.NameTaken as error:
            raise CommandError("There is a community of this name.") from error
        member = services.add_member(
            key=uuid.uuid4(),
            name=administrator,
            email=email,
            phone="",
            community=community,
            by="program",
            at=now,
        )
        services.give_role(
            member=member, community=community, kind=RoleKind.ADMINISTRATOR, by="program", at=now
        )
        self.stdout.write(f"{member} can sign in and add the people of {community}.")
