"""Who could have copied words, wherever they write, and what is taken out of sight first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.conversation.services.consent import change_quotable
from joinedup.conversation.services.contributions import hold_contribution
from joinedup.core.models import Redaction
from joinedup.core.seen_runs import read_texts
from joinedup.organisations.services.organisations import edit_organisation
from joinedup.people.services.members import edit_profile
from joinedup.record.models import RecordEntry
from joinedup.reports.models import Version
from joinedup.reports.services import withdrawing
from joinedup.reports.services.findings import change_finding
from joinedup.series.models import Series
from joinedup.series.services.series import find_or_make_theme
from tests.factories.conversation import (
    make_strand,
)
from tests.factories.people import make_member, make_organisation
from tests.factories.recommendations import make_answered
from tests.factories.reports import make_finding, make_report, make_version
from tests.factories.series import make_practice_issue
from tests.reports.test_taking_back import MINUTE, NOON, WORDS, bodies, say, take_back

pytestmark = pytest.mark.django_db


def test_whoever_read_the_words_can_copy_them_wherever_they_write():
    """In what belongs to no community, in another community, and of themselves."""
    said = say()
    community = said.prompt.meeting.series.community
    reader, later = make_member(community=community), NOON + 5 * MINUTE
    elsewhere = make_finding(body="Nothing yet.", changed_at=NOON)
    organisation = make_organisation(about="Nothing yet.", changed_at=NOON)
    theirs, other = make_member(community=community), make_member()
    edit_organisation(
        organisation=organisation,
        name=WORDS,
        sector=organisation.sector,
        kind=organisation.kind,
        about=f"They say: {WORDS}",
        by=reader,
        at=later,
    )
    theme = find_or_make_theme(name=WORDS, by=reader, at=later)
    change_finding(finding=elsewhere, heading="", body=WORDS, by=reader, at=later)
    for member in (theirs, other):
        edit_profile(member=member, by=member, at=later, can_help_with=WORDS)

    take_back(said)

    for each in (elsewhere, organisation, theme, theirs, other):
        each.refresh_from_db()
    gone = "[words withdrawn]."
    assert [organisation.about, elsewhere.body, theirs.can_help_with] == [
        f"They say: {gone}",
        *[gone] * 2,
    ]
    assert [organisation.name, theme.name] == [f"{gone} {organisation.pk}", f"{gone} {theme.pk}"]
    assert theme == find_or_make_theme(name=theme.name, by=reader, at=later)
    assert other.can_help_with == WORDS
    decided_by = dict(Redaction.objects.values_list("model", "community"))
    assert decided_by["organisations.Organisation"] == community.pk
    assert decided_by["reports.Finding"] == elsewhere.report.series.community_id


@pytest.mark.parametrize("forget", ("held", "no"))
def test_whoever_has_read_words_can_copy_them_when_they_are_shown_no_more(forget):
    said = say()
    community = said.prompt.meeting.series.community
    organiser = make_member(community=community, role="coordinator")
    if forget == "held":
        hold_contribution(
            contribution=said, reason="Names somebody.", by=organiser, at=NOON + 3 * MINUTE
        )
    else:
        change_quotable(contribution=said, quotable="no", by="link", at=NOON + 3 * MINUTE)
    issue = make_practice_issue(
        community=community,
        raised_by=make_member(community=community),
        statement=WORDS,
        raised_at=NOON + 5 * MINUTE,
    )

    take_back(said)

    issue.refresh_from_db()
    assert issue.statement == "[words withdrawn]."


def test_a_text_and_its_history_are_one_text(monkeypatch):
    """Forty versions of a report leave room for what the world reads beside it."""
    monkeypatch.setattr(withdrawing, "MOST_TEXTS_A_DAY", 3)
    said = say()
    series = said.prompt.meeting.series
    report = make_report(series=series)
    finding = make_finding(report=report, body=f"One: {WORDS}", changed_at=NOON + 5 * MINUTE)
    for number in range(40):
        make_version(
            report=report,
            published_at=NOON + (6 + number) * MINUTE,
            content={
                "findings": [{"id": finding.pk, "body": f"{number}: {WORDS}"}],
                "recommendations": [],
            },
        )
    answered = make_answered(
        community=series.community, answered_at=NOON + 5 * MINUTE, answer_text=WORDS
    )
    owner = make_member(community=series.community)
    answered.history.filter(kind="answered").update(by=owner, at=NOON + 5 * MINUTE)

    take_back(said)

    answered.refresh_from_db()
    versions = {version.content["findings"][0]["body"][3:] for version in Version.objects.all()}
    assert {each.strip() for each in versions} == {"[words withdrawn]."}
    assert [*bodies(), answered.answer_text] == ["One: [words withdrawn].", "[words withdrawn]."]
    assert Redaction.objects.filter(same_as=None).count() == 2
    withdrawal = RecordEntry.objects.get(event="words withdrawn")
    assert (withdrawal.details["taken_out"], withdrawal.details["noted"]) == (2, 0)


def test_what_the_world_reads_goes_first(monkeypatch):
    monkeypatch.setattr(withdrawing, "MOST_TEXTS_A_DAY", 1)
    said = say()
    series = said.prompt.meeting.series
    report = make_report(series=series)
    later = NOON + 5 * MINUTE
    make_finding(report=report, body=WORDS, changed_at=later)
    make_strand(series=series, summary=WORDS, changed_at=later)
    make_practice_issue(community=series.community, statement=WORDS, raised_at=later)
    Series.objects.filter(pk=series.pk).update(about=WORDS, changed_at=later)

    take_back(said)

    found = Redaction.objects.order_by("kind", "model").values_list("kind", "model")
    assert list(found) == [
        ("noted", "conversation.Strand"),
        ("noted", "reports.Finding"),
        ("noted", "series.PracticeIssue"),
        ("taken_out", "series.Series"),
    ]


def test_taking_back_asks_no_more_of_many_texts_than_of_one():
    """What holds no run of the words is not read."""
    said = [say(f"{WORDS} And that was the {number} time.") for number in ("first", "second")]
    asked = []
    for each, count in zip(said, (1, 30), strict=True):
        for number in range(count):
            body = f"Something else was said by number {number}, at some length, and kept."
            make_finding(body=body, changed_at=NOON + 5 * MINUTE)
        read_texts(NOON + 6 * MINUTE)
        with CaptureQueriesContext(connection) as queries:
            take_back(each)
        asked.append(len(queries))

    assert asked[0] == asked[1]
