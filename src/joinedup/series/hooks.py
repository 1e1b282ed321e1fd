from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from joinedup.access.rules import administers_somewhere, coordinates_somewhere, organises_somewhere
from joinedup.core.erasure import delete_rows
from joinedup.core.keeping import Kept, blank
from joinedup.core.navigation import Group, NavItem
from joinedup.core.redaction import redact_named
from joinedup.core.samples import Sample
from joinedup.core.searching import Found, Search
from joinedup.core.sections import PageSection
from joinedup.core.texts import Text, Whose, Writer
from joinedup.core.todos import COORDINATE, RUN, Layout, Section, Todo
from joinedup.series.events import Event
from joinedup.series.lib import limits
from joinedup.series.rules import may_raise_issue
from joinedup.series.selectors.feedback import meetings_to_ask_about
from joinedup.series.selectors.first_steps import first_steps_for
from joinedup.series.selectors.meetings import meetings_visible_to
from joinedup.series.selectors.sections import invite_act, series_section
from joinedup.series.selectors.series import practice_issues_visible_to, series_visible_to
from joinedup.series.selectors.todos import (
    after_today,
    invitations_to_answer,
    join_requests_to_decide,
    meetings_to_close,
    meetings_to_open,
    meetings_with_silent_people,
    next_meetings,
)

EVENTS = [Event]
SAMPLE = [Sample("series", ("mail", "organisations"), "joinedup.series.sample.loading.load")]

LIMITS = [
    limits.WRONG_CODES,
    limits.WRONG_CODES_A_DAY,
    limits.SAME_WRONG_CODE,
    limits.JOIN_REQUESTS,
    limits.REQUESTS_OF_A_SERIES,
]

TEXTS = [
    Text(
        "series.Theme",
        ("name",),
        Whose.EDITED,
        written="made_at",
        redact=redact_named,
        called=_("The name of a theme"),
        is_public=True,
    ),
    Text(
        "series.PracticeIssue",
        ("statement",),
        Whose.EDITED,
        by=Writer.MEMBERS,
        member="raised_by",
        written="changed_at",
        is_searched=True,
        is_checked=True,
        called=_("A practice issue"),
    ),
    Text(
        "series.PracticeIssue",
        ("hidden_reason",),
        Whose.EDITED,
        member="hidden_by",
        written="hidden_at",
        called=_("Why a practice issue was hidden"),
    ),
    Text(
        "series.Series",
        ("title", "question", "about"),
        Whose.EDITED,
        written="changed_at",
        context="pk",
        is_searched=True,
        is_checked=True,
        called=_("What is said of a series"),
        is_public=True,
    ),
    Text(
        "series.Series",
        ("wider_question",),
        Whose.EDITED,
        written="changed_at",
        context="pk",
        called=_("The wider question of a series"),
        is_public=True,
    ),
    Text(
        "series.Meeting",
        ("title", "access", "venue_name", "venue_address"),
        Whose.EDITED,
        written="changed_at",
        context="series",
        is_searched=True,
        called=_("What is said of a meeting"),
        is_public=True,
    ),
    Text("series.Meeting", ("online_url", "code"), Whose.CODE),
    Text(
        "series.AgendaItem",
        ("title", "detail"),
        Whose.EDITED,
        written="meeting__changed_at",
        context="meeting__series",
        called=_("A part of an agenda"),
    ),
    Text("series.Invitation", ("access_needs",), Whose.PERSONAL, member="member"),
    # Of somebody who walked in, has no account, and gave what they wished.
    Text("series.Attendance", ("name",), Whose.PERSONAL),
    Text(
        "series.JoinRequest",
        ("name", "email", "message"),
        Whose.PERSONAL,
        email="email",
        erase=delete_rows,
    ),
]

KEPT = [
    Kept(
        "decided join requests",
        ("series.JoinRequest",),
        _("A request to join that was answered: name, address and message"),
        _("after it was decided"),
        _("So that you can ask why, and those who coordinate can tell you."),
        days=90,
        since=("decided_at",),
    ),
    Kept(
        "open join requests",
        ("series.JoinRequest",),
        _("A request to join that nobody answered"),
        _("after you asked"),
        _("So that it can be answered. By then it is too late, and you would have to ask again."),
        days=180,
        since=("asked_at",),
        rows=Q(decided_at=None),
    ),
    Kept(
        "access needs",
        ("series.Invitation",),
        _("What you need to be able to come to a meeting"),
        _("after the meeting"),
        _("So that the next meeting can be prepared for you too."),
        days=90,
        since=("meeting__ends_at",),
        rows=~Q(access_needs=""),
        forget=blank("access_needs"),
    ),
    Kept(
        "meetings",
        (
            "series.Theme",
            "series.PracticeIssue",
            "series.Series",
            "series.Meeting",
            "series.AgendaItem",
            "series.Invitation",
            "series.Attendance",
        ),
        _("Series and their meetings: who was invited, who answered, who was there"),
        _("for as long as there is the community"),
        _("So that a report can say how many it rests on."),
    ),
    Kept(
        "feedback",
        ("series.FeedbackCount",),
        _("How many people found a meeting worth their time: numbers, without names"),
        _("for as long as there is the community"),
        _("So that the next meeting can be better."),
    ),
]

SEARCHES = [
    Search(
        _("Series"),
        series_visible_to,
        lambda series: Found(series.title, series.get_absolute_url(), series.theme.name),
        also=("theme__name",),
    ),
    Search(
        _("Meetings"),
        meetings_visible_to,
        lambda meeting: Found(
            meeting.title,
            meeting.get_absolute_url(),
            f"{meeting.series.title}, {date_format(localdate(meeting.starts_at))}",
        ),
        also=("series__title",),
    ),
    Search(
        _("Practice issues"),
        practice_issues_visible_to,
        lambda issue: Found(issue.statement, reverse("series:issue_list"), issue.community.name),
    ),
]

COMMUNITY_SECTIONS = [PageSection("series", 10, series_section, "series/_of_community.html")]
PEOPLE_ACTS = [PageSection("invite", 10, invite_act, "series/_invite_chosen.html")]
SERIES_FILES = [
    (_("Replies"), "series:replies_csv"),
    (_("Attendance"), "series:attendance_csv"),
]

NAVIGATION = [
    NavItem(
        _("Series"),
        "series:series_list",
        Group.SERIES,
        within=("series:", "conversation:", "room:", "votes:"),
    ),
    NavItem(
        _("Practice issues"),
        "series:issue_list",
        Group.SERIES,
        may_raise_issue,
        within=("series:issue_",),
    ),
]

FIRST = Section("first", 5, _("Your first steps"), Layout.PLAIN)
INVITED = Section("invitations", 20, _("Can you come?"), Layout.CARDS)
COMING = Section("coming", 90, _("Meetings to come"), Layout.CARDS)

TODOS = [
    Todo(
        "first_steps",
        FIRST,
        first_steps_for,
        "series/todos/first_steps.html",
        administers_somewhere,
    ),
    Todo("invitations", INVITED, invitations_to_answer, "series/todos/invitations.html"),
    Todo("to_open", RUN, meetings_to_open, "series/todos/to_open.html", organises_somewhere),
    Todo("to_close", RUN, meetings_to_close, "series/todos/to_close.html", organises_somewhere),
    Todo(
        "to_ask_about",
        RUN,
        meetings_to_ask_about,
        "series/todos/to_ask_about.html",
        organises_somewhere,
    ),
    Todo(
        "join_requests",
        COORDINATE,
        join_requests_to_decide,
        "series/todos/join_requests.html",
        coordinates_somewhere,
    ),
    Todo(
        "silent",
        COORDINATE,
        meetings_with_silent_people,
        "series/todos/silent.html",
        coordinates_somewhere,
    ),
    Todo(
        "coming",
        COMING,
        next_meetings,
        "series/todos/coming.html",
        asks=False,
        show=after_today,
    ),
]
