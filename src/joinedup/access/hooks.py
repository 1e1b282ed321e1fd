from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from joinedup.access import selectors
from joinedup.access.events import Event
from joinedup.access.rules import administers_somewhere
from joinedup.access.services.watching import look_at_night, look_through_record
from joinedup.core.erasure import delete_rows
from joinedup.core.jobs import Job
from joinedup.core.keeping import Kept
from joinedup.core.navigation import Group, NavItem, signed_in
from joinedup.core.redaction import redact_named
from joinedup.core.samples import Sample
from joinedup.core.sections import PageSection
from joinedup.core.tasks import TaskName
from joinedup.core.texts import Text, Whose
from joinedup.core.todos import Layout, Section, Todo

EVENTS = [Event]
JOBS = [Job("look through the record", timedelta(days=1), look_at_night)]
TASK_NAMES = [TaskName(look_through_record.module_path, _("Looking through the record"))]
SAMPLE = [Sample("access", (), "joinedup.access.sample.loading.load")]

TEXTS = [
    Text(
        "access.Community",
        ("name", "purpose", "about"),
        Whose.EDITED,
        written="changed_at",
        redact=redact_named,
        called=_("What a community says of itself"),
        is_public=True,
    ),
    Text(
        "access.CommunityInvitation",
        ("name", "email", "phone"),
        Whose.PERSONAL,
        email="email",
        erase=delete_rows,
    ),
    Text("access.Community", ("contact_email", "phone"), Whose.CODE),
]

KEPT = [
    Kept(
        "invitations to a community",
        ("access.CommunityInvitation",),
        _(
            "That you were asked to take part in a community: what was written of you then, "
            "or that you said yes"
        ),
        _("until you say no, or are forgotten"),
        _("So that nothing of you is shown before you say yes."),
    ),
    Kept(
        "communities and roles",
        ("access.Community", "access.Role"),
        _("Which communities there are, and who was what in them from when to when"),
        _("for as long as there is the community"),
        _("So that it is known who could decide what. Without your name once you are forgotten."),
    ),
]

ADMINISTER = Section("administer", 55, _("For you as administrator"), Layout.ROWS)

ALARM = Section("alarm", 1, _("Please look at this first"), Layout.ROWS)

BELONG = Section("belong", 15, _("Do you want to take part?"), Layout.ROWS)

TODOS = [
    Todo("belong", BELONG, selectors.invitations_of, "access/todos/belong.html"),
    Todo(
        "record",
        ALARM,
        selectors.record_breaks,
        "access/todos/record.html",
        administers_somewhere,
    ),
    Todo(
        "mail_server",
        ADMINISTER,
        selectors.server_problems,
        "access/todos/mail_server.html",
        administers_somewhere,
    ),
    Todo(
        "unsent",
        ADMINISTER,
        selectors.unsent_counts,
        "access/todos/unsent.html",
        administers_somewhere,
    ),
]

NAVIGATION = [
    NavItem(
        _("Communities"),
        "access:community_list",
        Group.COMMUNITY,
        signed_in,
        within=("access:", "organisations:people", "home:record_page", "reports:copy_list"),
    ),
]

COMMUNITY_SECTIONS = [
    PageSection(
        "ask",
        90,
        lambda viewer, community: {
            "organisers": selectors.organisers_of(community),
            "community": community,
        },
        "access/_whom_to_ask.html",
    ),
]
PROFILE_SECTIONS = [
    PageSection(
        "communities",
        30,
        lambda viewer, member: {"communities": selectors.communities_visible_to(member)},
        "access/_communities.html",
    ),
]
