"""The people of the sample community: who they are, and whom of them to sign in as.

They join by a role, so it is ``access`` that adds them.
"""

from joinedup.core.samples import SamplePerson, read_content
from joinedup.people.services.members import edit_profile

PROFILE = (
    "description",
    "experience",
    "occupation",
    "study",
    "can_help_with",
    "wants_to_know",
    "is_listed",
)


def members():
    """Everybody, as the content tells of them."""
    return read_content(__file__)["members"]


def write_profile(made, member, by, *, at):
    """Keep what a member says of themselves, written down by them or for them."""
    said = {name: member[name] for name in PROFILE if name in member}
    edit_profile(member=made["member", member["id"]], by=by, at=at, **said)


def people_to_sign_in_as():
    """Whom to sign in as to see the program from each side."""
    emails = {member["id"]: member["email"] for member in members()}
    return [
        SamplePerson(who=one["who"], finds=one["finds"], email=emails[one["member"]])
        for one in read_content(__file__)["people"]
    ]
