import uuid
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.organisations.models import Sector
from joinedup.reports.services.publishing import publish_report
from tests.factories.conversation import (
    make_contribution,
    make_hidden,
    make_number,
    make_prompt,
    make_ruling,
    make_strand,
    make_unquotable,
)
from tests.factories.people import make_community, make_member, make_organisation
from tests.factories.reports import make_ask, make_finding, make_report
from tests.factories.series import make_attendance, make_meeting, make_series


@pytest.fixture(autouse=True)
def files_are_kept_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def heard(db):
    """A series that has met once: people, words in a strand, a scale, a term, a small step."""
    community = make_community(name="Community of Practice")
    coordinator = make_member(community=community, role=RoleKind.COORDINATOR, name="Cora")
    maggie = make_member(community=community, name="Maggie")
    series = make_series(community=community, title="Engagement")
    meeting = make_meeting(
        series=series, starts_at=timezone.now() - timedelta(days=3), is_closed=True
    )
    instances = make_prompt(meeting=meeting, question="When did it work?")
    scale = make_prompt(meeting=meeting, kind="scale", question="Where are we?")
    term = make_prompt(meeting=meeting, kind="term", term="hard to reach")
    steps = make_prompt(meeting=meeting, kind="small_steps", question="What will you do?")
    words = SimpleNamespace(
        quotable=make_contribution(
            prompt=instances,
            member=maggie,
            text="She waited with me at the bus stop until it came.",
            quotable="named",
            credit="Maggie from Table 3",
            voice="experience",
        ),
        unquotable=make_unquotable(prompt=instances, text="My landlord reads everything."),
        hidden=make_hidden(prompt=instances, text="Mr Jones of Mill Street shouted at me."),
        step=make_contribution(
            prompt=steps,
            text="I will ring twice before closing.",
            outcome="done",
            outcome_text="Rang, and he answered.",
            outcome_at=timezone.now(),
        ),
    )
    for number in (2, 3, 3, 4, 8):
        make_number(number, prompt=scale)
    make_ruling(prompt=term, reason="It blames people.", dissent="The form needs a word.")
    strand = make_strand(
        series=series,
        name="Somebody waited",
        summary="Waiting together works.",
        contributions=[words.quotable, words.unquotable, words.hidden],
    )
    housing = make_organisation(sector=Sector.HOUSING)
    for _ in range(6):
        make_attendance(meeting=meeting, voice="occupation", organisation=housing)
    police = make_organisation(sector=Sector.POLICE)
    for _ in range(2):
        make_attendance(meeting=meeting, voice="study", organisation=police)
    make_attendance(meeting=meeting, member=maggie, voice="experience")
    return SimpleNamespace(
        community=community,
        coordinator=coordinator,
        maggie=maggie,
        series=series,
        meeting=meeting,
        prompt=instances,
        words=words,
        strand=strand,
    )


@pytest.fixture
def drafted(heard):
    """The series with a draft that quotes one contribution and recommends one thing."""
    heard.report = make_report(series=heard.series, title="What we found", summary="In short.")
    heard.finding = make_finding(
        report=heard.report,
        strand=heard.strand,
        heading="Waiting together works",
        body="It is seldom anybody's job.",
        sources=[heard.words.unquotable],
        quoted=[heard.words.quotable],
    )
    heard.ask = make_ask(finding=heard.finding)
    return heard


@pytest.fixture
def published(drafted):
    """The same, published once."""
    drafted.version = publish_report(
        key=uuid.UUID("5c1c9fd0-3b36-4b87-8c0a-2f0b8a9f0c01"),
        report=drafted.report,
        by=drafted.coordinator,
        at=timezone.now(),
    )
    return drafted
