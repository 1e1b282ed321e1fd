from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from joinedup.access.selectors import directory_visible_to
from joinedup.core.erasure import delete_rows
from joinedup.core.keeping import Kept
from joinedup.core.navigation import Group, NavItem, signed_in
from joinedup.core.redaction import redact_named
from joinedup.core.samples import Sample
from joinedup.core.searching import Found, Search
from joinedup.core.sections import PageSection
from joinedup.core.texts import Text, Whose, Writer
from joinedup.organisations import selectors
from joinedup.organisations.events import Event
from joinedup.organisations.rules import may_affiliate
from joinedup.organisations.services.people import end_affiliations, join_from

EVENTS = [Event]
ERASURES = [end_affiliations]
JOININGS = [join_from]
SAMPLE = [Sample("organisations", ("access",), "joinedup.organisations.sample.loading.load")]

TEXTS = [
    Text(
        "organisations.AskedFrom",
        ("job_title",),
        Whose.PERSONAL,
        email="invitation__email",
        erase=delete_rows,
    ),
    # Numbers of rows.
    Text("organisations.PeopleChange", ("made", "ended"), Whose.CODE),
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
        "where those who are asked work",
        ("organisations.AskedFrom",),
        _("Where you work, as it was written when you were asked to take part in a community"),
        _("until you answer"),
        _("So that you need not say it again. If you were known here, it is left out."),
    ),
    Kept(
        "what was done to many people",
        ("organisations.PeopleChange",),
        _("That you were one of many who were added from a list, or got or lost a role: numbers"),
        _("after it was done; the list itself is not kept"),
        _("So that it can be undone."),
        days=1,
        since=("done_at",),
    ),
    Kept(
        "organisations",
        ("organisations.Organisation", "organisations.Affiliation"),
        _("Which organisations there are, and who worked or volunteered for them"),
        _("for as long as this place works together"),
        _("So that those who were asked something can answer. Your job title goes with you."),
    ),
]

SEARCHES = [
    Search(
        _("Organisations"),
        selectors.organisations_visible_to,
        lambda organisation: Found(
            organisation.name,
            reverse("organisations:organisation_detail", args=[organisation.pk]),
            organisation.get_sector_display(),
        ),
    ),
    Search(
        _("People"),
        directory_visible_to,
        lambda member: Found(member.name, reverse("access:member_detail", args=[member.pk])),
        find=lambda people, words: selectors.search_people(people, words=words),
    ),
]

NAVIGATION = [
    NavItem(
        _("Directory"),
        "organisations:directory",
        Group.COMMUNITY,
        signed_in,
        within=("access:member", "organisations:affiliation", "organisations:member"),
    ),
    NavItem(
        _("Organisations"),
        "organisations:organisation_list",
        Group.COMMUNITY,
        signed_in,
        within=("organisations:",),
    ),
]


def _where(viewer, member):
    return {
        "member": member,
        "is_own": viewer == member,
        "affiliations": selectors.affiliations_of(member),
        "may_affiliate": may_affiliate(viewer, member),
    }


PERSON_SECTIONS = [PageSection("where", 10, _where, "organisations/_where.html")]
PROFILE_SECTIONS = PERSON_SECTIONS
