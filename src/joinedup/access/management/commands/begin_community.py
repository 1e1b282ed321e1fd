import uuid

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from joinedup.access.forms import CommunityForm, ContactForm
from joinedup.access.models import DEFAULT_PURPOSE, RoleKind
from joinedup.access.services.communities import CommunityNameTaken, add_community, give_role
from joinedup.access.services.members import add_member


class Command(BaseCommand):
    help = "Begin a community of practice, with its first administrator."

    def add_arguments(self, parser):
        parser.add_argument("community", help='its name, such as "Community of Practice, Anytown"')
        parser.add_argument("--contact", required=True, help="the email address people write to")
        parser.add_argument("--name", required=True, help="the administrator's name")
        parser.add_argument("--email", required=True, help="the administrator's email address")
        parser.add_argument("--phone", default="", help="the phone number people ring")
        parser.add_argument("--purpose", default=DEFAULT_PURPOSE)

    @transaction.atomic
    def handle(self, *, community, contact, name, email, phone, purpose, **options):
        at = timezone.now()
        about = _cleaned(
            CommunityForm(
                {
                    "name": community,
                    "purpose": purpose,
                    "contact_email": contact,
                    "phone": phone,
                }
            )
        )
        person = ContactForm({"name": name, "email": email})
        person.fields["email"].required = True
        person = _cleaned(person)
        try:
            begun = add_community(by="program", at=at, **about)
        except CommunityNameTaken as error:
            raise CommandError(f"There is a community called {community} already.") from error
        administrator = add_member(key=uuid.uuid4(), by="program", at=at, community=begun, **person)
        for kind in (RoleKind.ADMINISTRATOR, RoleKind.COORDINATOR):
            give_role(member=administrator, community=begun, kind=kind, by="program", at=at)
        self.stdout.write(
            f"{begun} has begun. {administrator} can sign in with {administrator.email}."
        )


def _cleaned(form):
    """What was said, cleaned and looked at as on a page."""
    if form.is_valid():
        return form.cleaned_data
    raise CommandError(
        "\n".join(
            f"{form[name].label}: {mistake}"
            for name, mistakes in form.errors.items()
            for mistake in mistakes
        )
    )
