"""Taking back takes back one's own words, all of them, and nobody else's.

The moments are said: what was written before words were said is no copy of them, and the job reads
every minute what was written.
"""

import unicodedata
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from joinedup.conversation.services.consent import change_quotable
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.models import Redaction
from joinedup.core.seen_runs import read_texts
from joinedup.recommendations.models import Recommendation
from joinedup.record.models import RecordEntry
from joinedup.reports.models import Finding, Report, Version
from joinedup.reports.services import withdrawing
from joinedup.reports.services.publishing import publish_report
from joinedup.series.models import PracticeIssue
from tests.factories.conversation import (
    make_contribution,
    make_guest,
    make_held,
    make_prompt,
    make_strand,
    make_unquotable,
)
from tests.factories.people import make_member, make_organisation
from tests.factories.recommendations import make_answered
from tests.factories.reports import make_finding, make_report, make_version
from tests.factories.series import make_meeting, make_practice_issue, make_series

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WORDS = "Nobody rang me back in all those weeks, and then the flat was gone."
POLISH = "Nikt do mnie nie zadzwonił przez te wszystkie tygodnie, choć prosiłam."


def say(text=WORDS, *, series=None, at=NOON, read=True, **fields):
    """Somebody says this in a series; a minute later the job has read what stood there."""
    meeting = make_meeting(series=series or make_series(), is_open=True)
    said = make_contribution(
        prompt=make_prompt(meeting=meeting, changed_at=at), text=text, said_at=at, **fields
    )
    if read:
        read_texts(at + MINUTE)
    return said


def take_back(said, at=NOON + DAY):
    withdraw_words(contribution=said, by="link", at=at)


def bodies():
    return list(Finding.objects.order_by("pk").values_list("body", flat=True))


def a_published_report(at, **fields):
    """A report of two findings, published a while before."""
    series = fields.get("series") or make_series()
    report = make_report(
        series=series,
        title="What we found when we asked people how they were asked",
        summary="People come when somebody they know asks them, and waits for their answer.",
        changed_at=at,
    )
    said = make_contribution(prompt=make_prompt(meeting=make_meeting(series=series)), said_at=at)
    for body in (
        "Emails go to the address that somebody gave years ago, and come back unread.",
        "It takes two people who know one another to get a third through a door.",
    ):
        make_finding(report=report, body=body, heading=body[:60], changed_at=at, sources=[said])
    publish(report, at)
    return report


def publish(report, at):
    return publish_report(key=uuid.uuid4(), report=report, by=make_member(), at=at)


def everything_written():
    """All that others wrote in reports, as it stands."""
    return [
        *Report.objects.values_list("title", "summary"),
        *Finding.objects.values_list("heading", "body"),
        *Version.objects.values_list("content", flat=True),
    ]


# What is taken back


def test_a_copy_in_decomposed_letters_goes():
    """R54: as a Mac gives them."""
    said = say(POLISH)
    strand = make_strand(
        series=said.prompt.meeting.series,
        summary=f"Jedna mówi: „{unicodedata.normalize('NFD', POLISH)}” I tak dalej.",
        changed_at=NOON + 5 * MINUTE,
    )

    take_back(said)

    strand.refresh_from_db()
    assert strand.summary == "Jedna mówi: „[words withdrawn].” I tak dalej."


def test_copies_go_out_of_every_version_and_come_into_no_new_one():
    said, others = say(), make_contribution(said_at=NOON)
    report = make_report(series=said.prompt.meeting.series, changed_at=NOON)
    make_finding(
        report=report, body=f"One said: {WORDS}", changed_at=NOON + DAY / 2, sources=[said, others]
    )
    for hour in (13, 14):
        publish(report, NOON + timedelta(hours=hour))

    take_back(said, NOON + DAY)
    publish(report, NOON + DAY + MINUTE)

    found = [version.content["findings"][0]["body"] for version in Version.objects.all()]
    assert found == ["One said: [words withdrawn]."] * 3


def test_what_a_scribe_typed_could_be_copied_from_the_wall_before():
    scribed = say(at=NOON + 60 * MINUTE, read=False, entered_by="scribe")
    meeting = scribed.prompt.meeting
    meeting.opened_at = NOON
    meeting.save()
    read_texts(NOON + MINUTE)
    make_finding(
        report=make_report(series=meeting.series), body=WORDS, changed_at=NOON + 20 * MINUTE
    )

    take_back(scribed)

    assert bodies() == ["[words withdrawn]."]


def test_words_said_again_after_a_copy_are_copied_from_the_first():
    said = say()
    make_finding(
        report=make_report(series=said.prompt.meeting.series),
        body=WORDS,
        changed_at=NOON + 5 * MINUTE,
    )
    again = say(at=NOON + 10 * MINUTE, series=said.prompt.meeting.series)

    take_back(again)
    assert bodies() == [WORDS]

    take_back(said)
    assert bodies() == ["[words withdrawn]."]


# What is not


def test_a_guest_of_another_series_does_not_erase_a_report_that_is_published_again():
    """F1, the first way: 66 places."""
    report = a_published_report(NOON - 30 * DAY)
    read_texts(NOON - DAY)
    stolen = [
        say(text, at=NOON + wait * MINUTE)
        for wait, text in enumerate((report.summary, report.title, "\n".join(bodies())))
    ]
    publish(report, NOON + 60 * MINUTE)
    before = everything_written()

    for said in stolen:
        take_back(said)

    assert everything_written() == before
    assert not Redaction.objects.exists()


def test_a_guest_of_the_series_does_not_erase_what_stood_there():
    """F1, the second way: 59 of 61 texts."""
    report = a_published_report(NOON - 30 * DAY)
    said = say("\n".join([report.summary, *bodies()]), series=report.series)
    before = everything_written()

    take_back(said, NOON + 2 * MINUTE)

    assert everything_written() == before
    assert not Redaction.objects.exists()


def test_everyday_words_are_nobodys():
    """F1, the third way: holes in another organisation's answer."""
    said = say("as soon as. thank you for. to the ward. in the end of the day we.")
    answer = "Thank you for asking. As soon as people come to the ward, in the end, we ring."
    answered = make_answered(answer_text=answer, answered_at=NOON + 5 * MINUTE)
    Recommendation.objects.update(community=said.prompt.meeting.series.community)

    take_back(said)

    answered.refresh_from_db()
    assert answered.answer_text == answer


def test_a_text_changed_afterwards_for_another_reason_keeps_its_sentences():
    finding = make_finding(body=WORDS, changed_at=NOON - DAY)
    said = say(series=finding.report.series)
    longer = f"{WORDS} And here is a sentence that was added."
    Finding.objects.update(body=longer, changed_at=NOON + 5 * MINUTE)

    take_back(said)

    assert bodies() == [longer]


def test_words_that_stood_once_and_came_back_stay():
    finding = make_finding(body=WORDS, changed_at=NOON - DAY)
    read_texts(NOON - DAY + MINUTE)
    Finding.objects.update(body="Nothing yet.", changed_at=NOON - DAY / 2)
    said = say(series=finding.report.series)
    Finding.objects.update(body=WORDS, changed_at=NOON + 5 * MINUTE)

    take_back(said)

    assert bodies() == [WORDS]


@pytest.mark.parametrize("says", (make_unquotable, make_held))
def test_what_nobody_could_read_nobody_copied(says):
    """A member writes by chance what is held back, or not to be quoted; those who run the
    community read it."""
    said = say()
    hidden = says(
        prompt=said.prompt,
        text=WORDS,
        said_at=NOON,
        **({"state_at": NOON} if says is make_held else {}),
    )
    community = said.prompt.meeting.series.community
    by_member = make_practice_issue(
        community=community,
        raised_by=make_member(community=community),
        statement=WORDS,
        raised_at=NOON + 5 * MINUTE,
    )
    by_organiser = make_practice_issue(
        community=community,
        raised_by=make_member(community=community, role="coordinator"),
        statement=WORDS,
        raised_at=NOON + 5 * MINUTE,
    )

    take_back(hidden)

    statements = dict(PracticeIssue.objects.values_list("pk", "statement"))
    assert statements == {by_member.pk: WORDS, by_organiser.pk: "[words withdrawn]."}


@pytest.mark.parametrize("belongs", (False, True))
@pytest.mark.parametrize("quotable", ("no", "anonymous"))
def test_an_owner_who_belongs_to_the_community_could_read_what_is_shown_there(quotable, belongs):
    said = say(quotable=quotable)
    community = said.prompt.meeting.series.community
    owner = make_member(community=community if belongs else None)
    asked = make_answered(
        community=community, answered_at=NOON + 5 * MINUTE, answer_text=f"Yes. {WORDS}"
    )
    asked.history.filter(kind="answered").update(by=owner)

    take_back(said)

    copied = belongs and quotable == "anonymous"
    text = "Yes. [words withdrawn]." if copied else f"Yes. {WORDS}"
    answers = asked.history.filter(kind="answered").values_list("text", flat=True)
    assert [Recommendation.objects.get().answer_text, *answers] == [text] * 2


@pytest.mark.parametrize("published_at", (None, NOON + 3 * MINUTE, NOON + 9 * MINUTE))
def test_other_communities_copy_only_what_was_published(published_at):
    said = say()
    if published_at:
        make_version(
            report=make_report(series=said.prompt.meeting.series),
            published_at=published_at,
            sources=[(1, said)],
            content={"title": "", "findings": [], "recommendations": []},
        )
    elsewhere = make_finding(body=WORDS, changed_at=NOON + 5 * MINUTE)
    organisation = make_organisation(about=WORDS, changed_at=NOON + 5 * MINUTE)

    take_back(said)

    could = published_at == NOON + 3 * MINUTE
    elsewhere.refresh_from_db()
    organisation.refresh_from_db()
    assert (elsewhere.body, organisation.about) == (
        ("[words withdrawn].",) * 2 if could else (WORDS,) * 2
    )


# What somebody has to look at


def test_where_nobody_can_say_what_was_first_the_text_stays_and_somebody_looks():
    """Nothing had been read when it was written: the worker stood still."""
    said = say(read=False)
    make_finding(
        report=make_report(series=said.prompt.meeting.series),
        body=WORDS,
        changed_at=NOON + 5 * MINUTE,
    )

    take_back(said)

    assert bodies() == [WORDS]
    assert list(Redaction.objects.values_list("kind", "kept", "until")) == [
        ("noted", "[words withdrawn].", None)
    ]


def test_at_a_short_sentence_in_the_series_somebody_looks():
    said = say("Nobody rang me back.")
    for series in (said.prompt.meeting.series, make_series()):
        make_finding(
            report=make_report(series=series),
            body="They say nobody rang me back!",
            changed_at=NOON + 5 * MINUTE,
        )

    take_back(said)

    assert bodies() == ["They say nobody rang me back!"] * 2
    assert list(Redaction.objects.values_list("kind", "kept")) == [
        ("noted", "They say [words withdrawn]!")
    ]


def test_one_receipt_takes_so_many_a_day_and_no_more(monkeypatch):
    monkeypatch.setattr(withdrawing, "MOST_TEXTS_A_DAY", 3)
    guest = make_guest(meeting=make_meeting(is_open=True))
    prompt = make_prompt(meeting=guest.meeting, changed_at=NOON)
    other = "And this is what they said of the people at the desk that day."
    said = [
        make_contribution(prompt=prompt, guest=guest, text=text, said_at=NOON)
        for text in (WORDS, other, WORDS.replace("Nobody rang", "Somebody wrote to"))
    ]
    read_texts(NOON + MINUTE)
    report = make_report(series=guest.meeting.series)
    for text in (WORDS, WORDS, other, other):
        make_finding(report=report, body=text, changed_at=NOON + 5 * MINUTE)

    take_back(said[0], NOON + DAY)
    take_back(said[1], NOON + DAY + MINUTE)

    assert bodies() == ["[words withdrawn]."] * 3 + [other]
    assert list(Redaction.objects.order_by("pk").values_list("kind", flat=True)) == [
        *["taken_out"] * 3,
        "noted",
    ]
    withdrawals = RecordEntry.objects.filter(event="words withdrawn").order_by("pk")
    assert [(line.details["taken_out"], line.details["noted"]) for line in withdrawals] == [
        (2, 0),
        (1, 1),
    ]


def test_words_no_longer_quoted_leave_copies_too():
    """Also those of members, who could read them until now."""
    said = say()
    series = said.prompt.meeting.series
    make_finding(report=make_report(series=series), body=WORDS, changed_at=NOON + 5 * MINUTE)
    by_member = make_practice_issue(
        community=series.community,
        raised_by=make_member(community=series.community),
        statement=WORDS,
        raised_at=NOON + 5 * MINUTE,
    )

    change_quotable(contribution=said, quotable="no", by="link", at=NOON + DAY)

    by_member.refresh_from_db()
    assert [*bodies(), by_member.statement] == ["[words no longer quoted]."] * 2
