"""Attackers of every kind, and people who copy in every form: tried with made-up texts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.models import Redaction, SeenRuns, TextsRead
from joinedup.core.seen_runs import read_texts
from joinedup.reports.models import Finding, Report, Version
from tests.core.disguises import disguised
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import make_community
from tests.factories.reports import make_finding, make_report, make_version
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SLOWLY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

PHRASES = (
    "People come when somebody they know asks them and waits for an answer",
    "Emails go to the address that somebody gave us many years ago",
    "It takes two people who know one another to open a door",
    "Żaden list nie doszedł bo adres był stary i nikt nie pytał",
)


def forget_everything():
    """Between two tries."""
    for model in (TextsRead, SeenRuns, Redaction, Version, Finding):
        model.objects.all().delete()


def say(text, series, at):
    meeting = make_meeting(series=series, is_open=True)
    prompt = make_prompt(meeting=meeting, changed_at=at)
    return make_contribution(prompt=prompt, text=text, said_at=at)


def everything_written():
    """All that others wrote in reports, as it stands."""
    return [
        *Report.objects.values_list("title", "summary"),
        *Finding.objects.values_list("heading", "body"),
        *Version.objects.values_list("content", flat=True),
    ]


def spliced(pieces):
    return " ".join(" ".join(text.split()[start:end]) for text, start, end in pieces)


@SLOWLY
@given(data=st.data())
def test_no_attacker_touches_what_was_not_copied_from_them(db, data):
    """They say what they read anywhere, whole, in part, spliced, in other signs; texts are changed
    and published again; they take it back."""
    forget_everything()
    community = make_community()
    findings = [
        make_finding(
            report=make_report(series=make_series(community=each)), body=PHRASES[0], changed_at=NOON
        )
        for each in (community, community, make_community())
    ]
    at, words, stood = NOON, [], {PHRASES[0]}
    for act in data.draw(st.lists(st.sampled_from("wpsrs"), min_size=2, max_size=7)):
        at += 2 * MINUTE
        if act == "w":  # somebody writes, minutes after the texts were read
            read_texts(at - MINUTE)
            text = ". ".join(
                data.draw(st.lists(st.sampled_from(sorted(stood)), min_size=1, max_size=3))
            )
            new = data.draw(st.sampled_from(PHRASES))
            if not words:
                text, stood = f"{text}. {new}", stood | {new}
            finding = data.draw(st.sampled_from(findings))
            Finding.objects.filter(pk=finding.pk).update(body=text, changed_at=at)
        elif act == "p":
            report = data.draw(st.sampled_from(findings)).report
            body = Finding.objects.get(report=report).body
            make_version(
                report=report,
                published_at=at,
                content={"title": "", "findings": [{"id": 1, "body": body}], "recommendations": []},
            )
        elif act == "r":
            read_texts(at)
        else:
            piece = st.tuples(st.sampled_from(sorted(stood)), st.integers(0, 5), st.integers(6, 13))
            said = spliced(data.draw(st.lists(piece, min_size=1, max_size=4)))
            text = data.draw(disguised(said.split() or ["nothing"]))
            series = data.draw(st.sampled_from(findings)).report.series
            words.append(say(text, series, at))
    before = everything_written()

    for said in words:
        withdraw_words(contribution=said, by="link", at=at + DAY)

    assert everything_written() == before


@SLOWLY
@given(data=st.data())
def test_whoever_copies_in_whatever_form_has_it_taken_out(db, data):
    forget_everything()
    words = data.draw(st.sampled_from(PHRASES)).split()
    said = say(" ".join(words), make_series(), NOON)
    read_texts(NOON + MINUTE)
    copy = data.draw(disguised(words, joins=2) | st.just("".join(words)))
    report = make_report(series=said.prompt.meeting.series)
    make_finding(report=report, body=f"She says: {copy}!", changed_at=NOON + 5 * MINUTE)
    make_version(
        report=report,
        published_at=NOON + 6 * MINUTE,
        content={"findings": [{"body": f"{copy} – so she said"}], "recommendations": []},
    )

    withdraw_words(contribution=said, by="link", at=NOON + DAY)

    assert Finding.objects.get().body == "She says: [words withdrawn]!"
    assert Version.objects.get().content["findings"] == [
        {"body": "[words withdrawn] – so she said"}
    ]
