from django.utils.translation import gettext_lazy as _

from joinedup.core.erasure import delete_rows
from joinedup.core.navigation import Group, NavItem, signed_in
from joinedup.core.texts import Text, Whose
from joinedup.members import erasing
from joinedup.members.events import Event

EVENTS = [Event]

TEXTS = [
    Text(
        "members.Member",
        ("name", "email", "phone"),
        Whose.PERSONAL,
        member="self",
        erase=erasing.erase_member,
    ),
    Text(
        "members.Member",
        ("description", "experience", "occupation", "study", "can_help_with", "wants_to_know"),
        Whose.PERSONAL,
        member="self",
    ),
    Text("members.Member", ("password",), Whose.CODE),
    Text("members.Affiliation", ("job_title",), Whose.PERSONAL, member="member"),
    Text("members.Community", ("name", "contact_email"), Whose.NAME),
    Text("members.Community", ("purpose", "about"), Whose.EDITED, written="changed_at"),
    Text("members.Organisation", ("name",), Whose.NAME),
    Text("members.Organisation", ("about",), Whose.EDITED, written="changed_at"),
    Text("members.Letter", ("to",), Whose.PERSONAL, email="to", erase=delete_rows),
    Text("members.Letter", ("subject", "body", "calendar"), Whose.EDITED, written="made_at"),
]

NAVIGATION = [NavItem(_("Directory"), "members:directory", Group.FIND, signed_in)]
