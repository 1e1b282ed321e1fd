"""Two communities with one of everything, and everybody who might ask for them.

Every private text holds a word of its own, a mark such as ``secret-held-a``, so that a test can
ask of any page whose words it shows. Community B is made like A; its marks end in ``-b``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.models import (
    EnteredBy,
    Outcome,
    PromptKind,
    Quotable,
    StrandChange,
    StrandChangeKind,
)
from joinedup.recommendations.lib.answer_links import PURPOSE as RECOMMENDATION
from joinedup.reports.services.files import make_pdf
from joinedup.reports.services.publishing import publish_report
from joinedup.reports.services.withdrawing import withdraw_words
from tests.factories import conversation as words
from tests.factories import lexicons, people
from tests.factories import recommendations as asked
from tests.factories import reports as papers
from tests.factories import room as screens
from tests.factories import series as gatherings
from tests.factories import votes as polls
from tests.house.doors_table import PEOPLE
from tests.house.filling import fill

# What private links are for: where a thing is the key of an address, the word for the link.
LINKS = {"invitation": "invitation", "guest": "receipt", "recommendation": RECOMMENDATION}


@dataclass(frozen=True)
class World:
    """``a`` and ``b`` hold the things of a community by name; ``people`` are those of ``a``."""

    a: SimpleNamespace
    b: SimpleNamespace
    people: dict[str, object]


def build_world():
    """One of everything, twice, and the people of PEOPLE."""
    a, b = _community("a"), _community("b")
    its_people = {name: getattr(a, name, None) for name in PEOPLE}
    return World(a, b, its_people | {"stranger": AnonymousUser(), "outsider": b.administrator})


def _community(side):
    def secret(what):
        return f"secret-{what}-{side}"

    room = SimpleNamespace(
        side=side, secret=secret, community=people.make_community(name=f"Community {side}")
    )
    _people(room)
    _meetings(room)
    _plans(room)
    _said(room)
    _voted(room)
    _asked(room)
    _reported(room)
    _worded(room)
    fill(room)
    return room


def _people(room):
    secret = room.secret
    room.asked_organisation = people.make_organisation(name=f"Asked organisation {room.side}")
    for name, kind in (
        ("unlisted", RoleKind.MEMBER),
        ("listed", RoleKind.MEMBER),
        ("scribe", RoleKind.MEMBER),
        ("facilitator", RoleKind.FACILITATOR),
        ("coordinator", RoleKind.COORDINATOR),
        ("administrator", RoleKind.ADMINISTRATOR),
    ):
        member = _person(room, name, is_listed=name == "listed")
        role = people.make_role(member=member, community=room.community, kind=kind)
        setattr(room, f"{name}_role", role)
    room.owner = _person(room, "owner")
    room.invited = _person(room, "invited")
    # Somebody who left, with all that was said of them.
    room.left = _person(room, "left", is_listed=True)
    people.make_role(member=room.left, community=room.community, until_date=date(2024, 6, 1))
    people.make_affiliation(
        member=room.owner, organisation=room.asked_organisation, speaks_for=True
    )
    room.affiliation = people.make_affiliation(
        member=room.listed, job_title=f"Worker {secret('job')}"
    )
    people.make_email(to=f"{secret('letter-to')}@example.org", body=secret("letter"))


def _person(room, name, **fields):
    member = people.make_member(
        name=f"{name.title()} {room.secret(f'{name}-name')}",
        email=f"{room.secret(f'{name}-email')}@example.org",
        phone=room.secret(f"{name}-phone"),
        experience=room.secret(f"{name}-experience"),
        can_help_with=room.secret(f"{name}-help"),
        **fields,
    )
    setattr(room, name, member)
    return member


def _meetings(room):
    secret, community = room.secret, room.community
    now = timezone.now()
    room.theme = gatherings.make_theme(name=f"Theme {room.side}")
    room.series, room.closed_series, room.draft_series, room.told_series = (
        gatherings.make_series(
            community=community, theme=room.theme, title=title, is_announced=is_announced, **fields
        )
        for title, is_announced, fields in (
            (f"Announced {room.side}", True, {}),
            (f"Closed {room.side}", True, {"closed_at": now}),
            (f"Draft {secret('draft-series')}", False, {"question": secret("draft-question")}),
            (f"Told {room.side}", True, {}),
        )
    )
    online = f"https://meet.example.org/{secret('online')}"
    day_before = now - timedelta(days=40)
    for name, fields in {
        "meeting": {"starts_at": now, "is_open": True, "online_url": online},
        "closed_meeting": {
            "series": room.closed_series,
            "is_closed": True,
            "starts_at": day_before,
        },
        "cancelled_meeting": {"cancelled_at": now, "online_url": online},
        "coming_meeting": {"online_url": online, "access": "A ramp at the side."},
        "draft_meeting": {"series": room.draft_series, "title": secret("draft-meeting")},
    }.items():
        meeting = gatherings.make_meeting(**{"series": room.series, **fields})
        setattr(room, name, meeting)
    for meeting in (room.meeting, room.closed_meeting):
        meeting.scribes.set([room.scribe])
        gatherings.make_agenda_item(meeting=meeting, title=secret("agenda"))


def _plans(room):
    secret, meeting = room.secret, room.meeting
    room.issue = gatherings.make_practice_issue(
        community=room.community, statement=secret("issue"), raised_by=room.unlisted
    )
    room.invitation = gatherings.make_invitation(meeting=meeting, member=room.invited)
    room.answered_invitation = gatherings.make_invitation(
        meeting=meeting,
        member=room.listed,
        reply="yes",
        way="in_person",
        access_needs=secret("access-needs"),
    )
    room.cancelled_invitation = gatherings.make_invitation(
        meeting=room.cancelled_meeting, member=room.listed
    )
    room.past_invitation = gatherings.make_invitation(
        meeting=room.closed_meeting, member=room.unlisted
    )
    room.attendance = gatherings.make_attendance(
        meeting=meeting, name=secret("walk-in"), checked_in_by=room.scribe
    )
    gatherings.make_attendance(meeting=room.closed_meeting, member=room.unlisted)
    room.join_request = gatherings.make_join_request(
        series=room.series,
        name=secret("join-name"),
        email=f"{secret('join-email')}@example.org",
        message=secret("join-message"),
    )


def _said(room):
    secret = room.secret
    room.prompt, room.closed_prompt, room.draft_prompt = (
        words.make_prompt(meeting=meeting, question=secret(question), is_open=is_open)
        for meeting, question, is_open in (
            (room.meeting, "prompt", True),
            (room.meeting, "closed-prompt", False),
            (room.draft_meeting, "draft-prompt", True),
        )
    )
    room.scale = words.make_prompt(meeting=room.meeting, kind=PromptKind.SCALE)
    room.steps = words.make_prompt(meeting=room.meeting, kind=PromptKind.SMALL_STEPS)
    room.term = words.make_prompt(meeting=room.meeting, kind=PromptKind.TERM, term="hard to reach")
    words.make_ruling(prompt=room.term, reason=secret("ruling"), decided_by=room.facilitator)
    room.guest = words.make_guest(meeting=room.meeting, name=secret("guest-name"))
    room.table = words.make_guest(meeting=room.meeting, name=secret("table-name"))
    author = {"prompt": room.prompt, "member": room.listed}
    room.contribution = words.make_contribution(
        text=f"Said {secret('shown')}",
        quotable=Quotable.NAMED,
        credit=secret("credit"),
        **author,
    )
    room.unquotable = words.make_unquotable(text=secret("unquotable"), **author)
    room.held = words.make_held(
        text=secret("held"), state_reason=secret("held-reason"), state_by=room.facilitator, **author
    )
    room.hidden = words.make_hidden(text=secret("hidden"), state_by=room.facilitator, **author)
    room.withdrawn = words.make_withdrawn(**author)
    room.by_guest = words.make_contribution(
        prompt=room.prompt, guest=room.guest, text=secret("guest-shown")
    )
    room.unquotable_by_guest = words.make_unquotable(
        prompt=room.prompt, guest=room.guest, text=secret("guest-unquotable")
    )
    room.photo = words.make_photo(
        meeting=room.meeting, prompt=room.prompt, jpeg=secret("photo").encode()
    )
    room.by_scribe = words.make_contribution(
        prompt=room.prompt,
        photo=room.photo,
        guest=room.table,
        typed_by=room.scribe,
        entered_by=EnteredBy.SCRIBE,
        text=secret("table-shown"),
    )
    words.make_number(3, prompt=room.scale, member=room.listed, text=secret("scale-words"))
    room.step = words.make_contribution(
        prompt=room.steps,
        member=room.listed,
        text=secret("step"),
        outcome=Outcome.DONE,
        outcome_text=secret("outcome"),
        outcome_at=timezone.now(),
    )
    kept = {"meeting": room.meeting, "is_revealed": False}
    room.kept_prompt = words.make_prompt(**kept)
    room.kept_scale = words.make_prompt(kind=PromptKind.SCALE, **kept)
    room.kept = words.make_contribution(
        prompt=room.kept_prompt, member=room.listed, text=secret("kept-back")
    )
    words.make_contribution(prompt=room.kept_prompt, guest=room.guest, text=secret("kept-by-guest"))
    words.make_number(7, prompt=room.kept_scale, member=room.listed, text=secret("kept-scale"))
    words.make_contribution(
        prompt=room.draft_prompt, member=room.facilitator, text=secret("draft-said")
    )
    strand = {"series": room.series}
    room.strand = words.make_strand(
        name=secret("strand"),
        summary=secret("summary"),
        contributions=[room.contribution, room.kept],
        **strand,
    )
    room.other_strand = words.make_strand(name=f"Other strand {room.side}", **strand)
    room.change = StrandChange.objects.create(
        series=room.series,
        kind=StrandChangeKind.RENAMED,
        strands={
            str(room.strand.pk): [
                {"name": "Before", "summary": "", "merged_into": None},
                {"name": room.strand.name, "summary": room.strand.summary, "merged_into": None},
            ]
        },
        by=room.facilitator,
        at=timezone.now(),
    )


def _worded(room):
    secret = room.secret
    room.word = lexicons.make_change(
        community=room.community,
        entry_id="hard-to-reach",
        entry=lexicons.make_entry(patterns=[secret("wording")]),
        reason=secret("word-reason"),
        dissent=secret("word-dissent"),
        by=room.facilitator,
    )
    room.argument = lexicons.make_argument(
        community=room.community, entry_id="hard-to-reach", text=secret("argument"), by=room.listed
    )
    # A community of which nobody here is a member, and whose lexicon everybody may read.
    room.sister = people.make_community(name=f"Sister of {room.side}")
    lexicons.make_change(
        community=room.sister,
        entry_id="hard-to-reach",
        reason=secret("sister-reason"),
        is_published=True,
    )


def _voted(room):
    secret = room.secret
    room.poll = polls.make_poll(meeting=room.meeting)
    room.statement, room.suggested_statement, room.hidden_statement = (
        polls.make_statement(poll=room.poll, text=secret(text), **fields)
        for text, fields in (
            ("statement", {}),
            ("suggested-statement", {"state": "suggested"}),
            ("hidden-statement", {"state": "hidden", "reason": secret("hidden-statement-reason")}),
        )
    )
    polls.make_ballots(room.poll, [room.statement], ["a"] * 6)
    room.revealed_poll = polls.make_poll(meeting=room.closed_meeting, is_revealed=True)
    statement = polls.make_statement(poll=room.revealed_poll, text=secret("voted-statement"))
    polls.make_ballots(room.revealed_poll, [statement], ["a"] * 6)
    kind = {"kind": "recommendations"}
    room.ideas = polls.make_poll(meeting=room.meeting, **kind)
    room.idea, room.suggested_idea, room.hidden_idea = (
        polls.make_statement(poll=room.ideas, text=secret(text), **fields)
        for text, fields in (
            ("idea", {}),
            ("suggested-idea", {"state": "suggested"}),
            ("hidden-idea", {"state": "hidden", "reason": secret("hidden-idea-reason")}),
        )
    )
    polls.make_choices(room.ideas, [room.idea], ["x"] * 6)
    room.revealed_ideas = polls.make_poll(meeting=room.closed_meeting, is_revealed=True, **kind)
    idea = polls.make_statement(poll=room.revealed_ideas, text=secret("chosen-idea"))
    polls.make_choices(room.revealed_ideas, [idea], ["x"] * 6)
    screens.make_wall_choice(poll=room.revealed_poll)


def _asked(room):
    secret = room.secret
    about = {
        "community": room.community,
        "organisation": room.asked_organisation,
        "owner_email": f"{secret('owner-email-address')}@example.org",
    }
    room.draft_recommendation = asked.make_recommendation(
        text=secret("draft-recommendation"), **about
    )
    acts = {"asked_by": room.coordinator}
    room.recommendation = asked.make_asked(text=f"Asked {room.side}", **acts, **about)
    room.closed_recommendation = asked.make_closed(
        text=f"Closed {room.side}", closed_by=room.administrator, **acts, **about
    )
    room.theme.recommendations.set([room.recommendation, room.closed_recommendation])


def _reported(room):
    secret = room.secret
    room.draft_report = papers.make_report(series=room.series, summary=secret("draft-report"))
    room.draft_finding = papers.make_finding(
        report=room.draft_report, body=secret("draft-finding"), quoted=[room.contribution]
    )
    room.ask = papers.make_ask(finding=room.draft_finding, recommendation=room.draft_recommendation)
    prompt = words.make_prompt(meeting=room.closed_meeting)
    author = {"prompt": prompt, "member": room.listed}
    room.told = words.make_contribution(text=secret("told"), **author)
    told_unquotable = words.make_unquotable(text=secret("told-unquotable"), **author)
    kept_prompt = words.make_prompt(meeting=room.closed_meeting)
    told_kept = words.make_contribution(
        prompt=kept_prompt, member=room.listed, text=secret("told-kept")
    )
    told_held = words.make_contribution(text=secret("told-held"), **author)
    told_hidden = words.make_hidden(text=secret("told-hidden"), state_by=room.facilitator, **author)
    taken_back = words.make_contribution(
        text=f"These words are {secret('withdrawn')} for good", **author
    )
    room.report = papers.make_report(series=room.closed_series)
    room.finding = papers.make_finding(
        report=room.report,
        body=f"They said: {taken_back.text}. And more.",
        sources=[told_unquotable, told_hidden],
        quoted=[room.told, told_kept, told_held, taken_back],
    )
    room.version = publish_report(
        key="0b4f3a5e-0000-4000-8000-00000000000" + room.side,
        report=room.report,
        by=room.coordinator,
        at=timezone.now(),
    )
    now = timezone.now()
    # What was published once, and then held back or taken back, is for the public no longer; and
    # no service keeps back what was read, but if it happened it would hold here, too.
    kept_prompt.is_revealed = False
    kept_prompt.save()
    told_held.state, told_held.state_reason = "held", "It names somebody."
    told_held.state_at, told_held.state_by = now, room.facilitator
    told_held.save()
    withdraw_words(contribution=taken_back, by=room.listed, at=now)
    room.version.refresh_from_db()
    make_pdf.func(room.version.pk)
    room.version.refresh_from_db()
