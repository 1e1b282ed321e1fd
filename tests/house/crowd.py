"""More of everything in a community of ``world.py``, so that a page that asks the database once
for each thing on it gives itself away."""

from datetime import date

from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.models import (
    EnteredBy,
    Outcome,
    PromptKind,
    StrandChange,
    StrandChangeKind,
)
from joinedup.record.models import RecordEntry
from tests.factories import conversation as words
from tests.factories import lexicons, people
from tests.factories import recommendations as asked
from tests.factories import reports as papers
from tests.factories import series as gatherings
from tests.factories import votes as polls


def grow(room):
    """One more of everything that a page lists."""
    member = _grow_people(room)
    _grow_meetings(room, member)
    said = _grow_words(room, member)
    _grow_votes(room)
    _grow_recommendations(room)
    _grow_reports(room, said)
    _grow_lexicon(room, member)
    RecordEntry.objects.create(
        at=timezone.now(),
        event="profile changed",
        about_kind="people.member",
        about_id=member.pk,
        scope_kind="community",
        scope_id=room.community.pk,
        by_kind="member",
        by_id=member.pk,
    )


def _grow_people(room):
    member = people.make_member(
        community=room.community, role=RoleKind.FACILITATOR, is_listed=True, study="Law"
    )
    until = {"until_date": date(2024, 6, 1)}
    people.make_role(member=room.listed, community=room.community, **until)
    for person in (member, room.listed, room.owner):
        people.make_affiliation(member=person, speaks_for=True)
    people.make_affiliation(member=member, organisation=room.asked_organisation)
    people.make_email(to=member.email, failed_at=timezone.now())
    return member


def _grow_meetings(room, member):
    community, meeting = room.community, room.meeting
    theme = gatherings.make_theme()
    for is_announced in (True, False):
        series = gatherings.make_series(community=community, theme=theme, is_announced=is_announced)
        gatherings.make_meeting(series=series)
        gatherings.make_meeting(series=series, starts_at=meeting.starts_at, is_open=True)
    for series in (room.series, room.closed_series, room.draft_series):
        gatherings.make_meeting(series=series)
    for each in (meeting, room.cancelled_meeting, room.closed_meeting):
        gatherings.make_agenda_item(meeting=each, position=each.agenda.count() + 1)
        gatherings.make_invitation(meeting=each, member=member, reply="yes")
        by_phone = people.make_member(community=community, email=None)
        gatherings.make_invitation(meeting=each, member=by_phone)
        gatherings.make_attendance(meeting=each, member=member)
    meeting.scribes.add(member)
    gatherings.make_practice_issue(community=community, raised_by=member, theme=theme)
    gatherings.make_join_request(series=room.series)


def _grow_words(room, member):
    meeting = room.meeting
    for kind in PromptKind:
        prompt = words.make_prompt(meeting=meeting, kind=kind)
        if kind == PromptKind.TERM:
            words.make_ruling(prompt=prompt)
    words.make_number(5, prompt=room.scale, member=member)
    words.make_contribution(
        prompt=room.steps,
        member=room.listed,
        outcome=Outcome.PARTLY,
        outcome_at=timezone.now(),
    )
    words.make_held(prompt=room.prompt, member=member)
    words.make_contribution(prompt=room.prompt, guest=room.guest)
    words.make_photo(meeting=meeting, prompt=room.prompt)
    words.make_contribution(
        prompt=room.prompt,
        photo=room.photo,
        guest=words.make_guest(meeting=meeting, name="A table"),
        typed_by=room.scribe,
        entered_by=EnteredBy.SCRIBE,
    )
    said = words.make_contribution(prompt=room.prompt, member=room.listed)
    words.make_strand(series=room.series, contributions=[said])
    StrandChange.objects.create(
        series=room.series, kind=StrandChangeKind.MOVED, by=member, at=timezone.now()
    )
    in_strand = words.make_contribution(prompt=room.prompt, member=member, strand=room.strand)
    return [said, in_strand]


def _grow_votes(room):
    for poll in (room.poll, room.revealed_poll):
        made = [
            polls.make_statement(poll=poll, state=state)
            for state in ("released", "suggested", "hidden")
        ]
        polls.make_ballots(poll, made[:1], ["a"])
    for poll in (room.ideas, room.revealed_ideas):
        polls.make_choices(poll, [polls.make_statement(poll=poll)], ["x"])


def _grow_recommendations(room):
    about = {"community": room.community, "organisation": room.asked_organisation}
    made = [
        asked.make_overdue(**about),
        asked.make_review_due(**about),
        asked.make_closed(**about),
    ]
    room.theme.recommendations.add(*made)
    for recommendation in (room.recommendation, room.closed_recommendation):
        asked.make_history_entry(recommendation=recommendation, kind="reviewed", text="Still true.")


def _grow_lexicon(room, member):
    for community in (room.community, room.sister):
        for entry_id in ("hard-to-reach", f"word-{member.pk}"):
            entry = lexicons.make_entry(patterns=[entry_id.replace("-", " ")])
            about = {"community": community, "entry_id": entry_id, "by": member}
            lexicons.make_change(entry=entry, **about)
            lexicons.make_argument(**about)


def _grow_reports(room, said):
    asked_in = {"community": room.community}
    finding = papers.make_finding(report=room.draft_report, sources=said[:1], quoted=said[1:])
    papers.make_ask(finding=finding, recommendation=asked.make_recommendation(**asked_in))
    papers.make_source(finding=room.draft_finding, contribution=said[1], is_quoted=True)
    papers.make_report(series=gatherings.make_series(community=room.community))
    published = papers.make_report(series=gatherings.make_series(community=room.community))
    papers.make_version(report=published, content=room.version.content)
    # A published version with one finding, quotation, source and recommendation more.
    version, told = (
        room.version,
        words.make_contribution(prompt=room.told.prompt, member=room.listed),
    )
    number = 10**6 + told.pk
    version.content["findings"].append(
        {"id": number, "heading": "More", "body": "", "quoted": [told.pk], "rests_on": 1}
    )
    recommendation = asked.make_asked(**asked_in)
    version.content["recommendations"].append(
        {"finding": number, "recommendation": recommendation.pk}
    )
    version.save()
    version.sources.create(finding_id=number, contribution=told)
    version.sources.create(finding_id=room.finding.pk, contribution=told)
    papers.make_version(report=room.report, content=version.content, note="Once more.")
