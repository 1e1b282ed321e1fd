from django.utils.translation import gettext_lazy as _

from joinedup.core.keeping import Kept
from joinedup.core.navigation import Group, NavItem, signed_in
from joinedup.core.persons import PersonSection
from joinedup.core.redaction import redact_named
from joinedup.core.samples import Sample
from joinedup.core.texts import Text, Whose, Writer
from joinedup.organisations import selectors
from joinedup.organisations.events import Event
from joinedup.organisations.rules import may_affiliate
from joinedup.organisations.services import end_affiliations

EVENTS = [Event]
ERASURES = [end_affiliations]
SAMPLE = [Sample("organisations", ("access",), "joinedup.organisations.sample.loading.load")]

TEXTS = [
    Text(
        "organisations.Affiliation",
        ("job_title",),
        Whose.PERSONAL,
        by=Writer.MEMBERS,
        member="member",
        written="changed_at",
        called=_("What somebody does in an organisation"),
    ),
    Text(
        "organisations.Organisation",
        ("name", "about"),
        Whose.EDITED,
        written="changed_at",
        redact=redact_named,
        is_searched=True,
        called=_("What is said of an organisation"),
        is_public=True,
    ),
]

KEPT = [
    Kept(
        "organisations",
        ("organisations.Organisation", "organisations.Affiliation"),
        _("Which organisations there are, and who worked or volunteered for them"),
        _("for as long as this place works together"),
        _("So that those who were asked something can answer. Your job title goes with you."),
    ),
]

NAVIGATION = [NavItem(_("Directory"), "organisations:directory", Group.FIND, signed_in)]


def _where(viewer, member):
    return {
        "member": member,
        "is_own": viewer == member,
        "affiliations": selectors.affiliations_of(member),
        "may_affiliate": may_affiliate(viewer, member),
    }


PERSON_SECTIONS = [PersonSection("where", 10, _where, "organisations/_where.html")]
PERSON_NOTES = [selectors.organisations_beside]
