from datetime import timedelta

from joinedup.core.erasure import delete_rows
from joinedup.core.jobs import Job
from joinedup.core.persons import PersonSection
from joinedup.core.texts import Text, Whose
from joinedup.people.events import Event
from joinedup.people.services.erasing import erase_member
from joinedup.people.services.sign_in import prune_codes

EVENTS = [Event]
SAMPLE_PEOPLE = ["joinedup.people.sample.members.people_to_sign_in_as"]

TEXTS = [
    Text(
        "people.Member",
        ("name", "email", "phone"),
        Whose.PERSONAL,
        member="self",
        erase=erase_member,
    ),
    Text(
        "people.Member",
        ("description", "experience", "occupation", "study", "can_help_with", "wants_to_know"),
        Whose.PERSONAL,
        member="self",
        is_searched=True,
    ),
    Text("people.Member", ("password",), Whose.CODE),
    Text("people.SignInCode", ("email",), Whose.PERSONAL, email="email", erase=delete_rows),
    Text("people.SignInCode", ("code_hash", "asked_from"), Whose.CODE),
]

JOBS = [Job("prune sign-in codes", timedelta(hours=1), prune_codes)]

PERSON_SECTIONS = [
    PersonSection(
        "reach",
        20,
        lambda viewer, member: {"member": member},
        "people/_reach.html",
        on_others_pages=False,
    ),
]
