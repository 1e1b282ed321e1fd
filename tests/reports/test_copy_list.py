"""Copies that were taken out wait for those who run the community to decide."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.access.models import RoleKind
from joinedup.access.services.members import erase_person
from joinedup.conversation.models import Contribution, Strand
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.models import Redaction, SeenRuns, TextsRead
from joinedup.core.optimistic_lock import ChangedMeanwhile
from joinedup.core.redaction import DECIDE_WITHIN
from joinedup.core.runs import runs_of, words_of
from joinedup.core.seen_runs import read_texts, rows_with
from joinedup.core.tokens import make_token
from joinedup.people.services.members import edit_profile
from joinedup.record.models import RecordEntry
from joinedup.reports.models import Finding, Version
from joinedup.reports.services.copies import put_copy_back, take_copy_out
from tests.factories.conversation import make_contribution, make_guest, make_prompt, make_strand
from tests.factories.people import make_member
from tests.factories.reports import let_copies_go, make_finding, make_report, make_version
from tests.factories.series import make_meeting, make_series
from tests.seen import seen

pytestmark = pytest.mark.django_db
WORDS = "Nobody rang me back in all those weeks, and then the flat was gone."
OTHERS = "The lady at the desk knew my name and asked how I was."
LONG_AGO = timezone.now() - timedelta(days=30)
MINUTE = timedelta(minutes=1)
TOO_LATE = DECIDE_WITHIN + MINUTE


def say(series, text=WORDS, at=LONG_AGO):
    meeting = make_meeting(series=series, is_open=True)
    said = make_contribution(
        prompt=make_prompt(meeting=meeting, changed_at=at), text=text, said_at=at
    )
    read_texts(at + MINUTE)
    return said


def take_back(said):
    withdraw_words(contribution=said, by="link", at=timezone.now())


@pytest.fixture
def series():
    return make_series()


@pytest.fixture
def coordinator(series):
    return make_member(community=series.community, role=RoleKind.COORDINATOR)


@pytest.fixture
def finding(series):
    """Where somebody pasted what was said."""
    said = say(series)
    finding = make_finding(report=make_report(series=series), body=f"One said: “{WORDS}” So it is.")
    take_back(said)
    finding.refresh_from_db()
    return finding


def body_of(finding):
    return Finding.objects.get(pk=finding.pk).body


def decide(client, what, redaction=None):
    redaction = redaction or Redaction.objects.get()
    return client.post(reverse(f"reports:copy_{what}", args=[redaction.pk]), follow=True)


def test_who_runs_the_community_sees_the_copy_marked_until_it_is_decided(
    client, coordinator, finding
):
    client.force_login(coordinator)
    first_page = client.get(reverse("home:home_page")).content.decode()
    page = client.get(reverse("reports:copy_list")).content.decode()

    assert "1 text may hold a copy of words that were taken back" in first_page
    marked = f"One said: “<mark>{WORDS.rstrip('.')}</mark>.” So it is."
    assert marked in page
    assert finding.body == "One said: “[words withdrawn].” So it is."

    told = decide(client, "take_out").content.decode()

    assert "The copy is gone for good" in told
    assert WORDS.rstrip(".") not in told
    assert "Nothing waits for you here" in told
    assert body_of(finding) == finding.body
    entry = RecordEntry.objects.get(event="copy taken out")
    assert (entry.scope_kind, entry.scope_id) == ("community", coordinator.roles.get().community_id)
    assert entry.details == {"model": "reports.Finding", "row": finding.pk}


def test_what_is_no_copy_is_put_back(client, coordinator, finding):
    client.force_login(coordinator)

    told = [decide(client, "put_back").content.decode() for _ in range(2)]

    assert "The text stands as it stood" in told[0]
    assert "decided already" in told[1]
    assert body_of(finding) == f"One said: “{WORDS}” So it is."
    assert list(Redaction.objects.values_list("kept", flat=True)) == [""]
    assert RecordEntry.objects.filter(event="copy stays").count() == 1


def test_others_neither_see_nor_decide(client, series, finding):
    for person in (
        make_member(community=series.community),
        make_member(community=make_series().community, role=RoleKind.ADMINISTRATOR),
    ):
        client.force_login(person)
        page = client.get(reverse("reports:copy_list")).content.decode()
        assert WORDS.rstrip(".") not in page
        assert decide(client, "put_back").status_code == 404


def test_a_text_that_was_changed_meanwhile_is_shown_beside_and_left(client, coordinator, finding):
    Finding.objects.update(body="One said what we must not repeat.")
    client.force_login(coordinator)

    page = client.get(reverse("reports:copy_list")).content.decode()
    told = decide(client, "put_back").content.decode()

    assert "Now it reads:" in page
    assert "One said what we must not repeat." in page
    assert "put it back" not in page
    assert "somebody changed the text since" in told
    assert body_of(finding) == "One said what we must not repeat."
    assert Redaction.objects.get().decided_at is None


def test_a_text_and_its_history_are_one_entry_in_plain_words(client, coordinator, series, finding):
    """Nobody is told twice of the same, or by the names of tables; every button says what it
    does to what."""
    said = say(series, OTHERS)
    strand = make_strand(series=series, name="Doors", summary=OTHERS)
    for number in (1, 2, 3):
        make_version(
            report=finding.report,
            number=number,
            content={
                "findings": [{"id": finding.pk, "body": f"It is said: {OTHERS}"}],
                "recommendations": [],
            },
        )
    Finding.objects.update(body=f"It is said: {OTHERS}", changed_at=timezone.now())
    take_back(said)
    client.force_login(coordinator)

    first_page = client.get(reverse("home:home_page")).content.decode()
    page = client.get(reverse("reports:copy_list")).content.decode()

    marked = OTHERS.rstrip(".")
    assert "3 texts may hold copies" in first_page
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", page) == [
        f"1. A finding of a report: {finding.heading}",
        f"2. A report as it was published: {finding.report.title}",
        "3. A strand of what was said",
    ]
    assert page.count(f"It is said: <mark>{marked}</mark>.") == 1
    buttons = [" ".join(re.sub("<[^>]*>", "", each).split()) for each in buttons_of(page)]
    assert len(buttons) == len(set(buttons)) == 6
    assert "Take it out: 3. A strand of what was said" in buttons

    decide(client, "put_back", Redaction.objects.get(model="conversation.Strand"))
    decide(client, "put_back", Redaction.objects.filter(model="reports.Version").last())

    assert body_of(finding) == f"It is said: {OTHERS}"
    assert {version.content["findings"][0]["body"] for version in Version.objects.all()} == {
        f"It is said: {OTHERS}"
    }
    strand.refresh_from_db()
    assert strand.summary == OTHERS
    assert Redaction.objects.filter(decided_at=None).count() == 1


def test_where_one_place_was_changed_since_the_others_are_put_back(client, coordinator, series):
    said = say(series)
    report = make_report(series=series)
    for number in (1, 2):
        make_version(
            report=report,
            number=number,
            content={"findings": [{"id": 1, "body": f"{number}: {WORDS}"}], "recommendations": []},
        )
    take_back(said)
    Version.objects.filter(number=2).update(content={"findings": [{"id": 1, "body": "New."}]})
    client.force_login(coordinator)

    told = decide(client, "put_back", Redaction.objects.last()).content.decode()

    bodies = {each.number: each.content["findings"][0]["body"] for each in Version.objects.all()}
    assert bodies == {1: f"1: {WORDS}", 2: "New."}
    assert "somebody changed the text since, it waits still" in told
    assert Redaction.objects.get(decided_at=None).row == Version.objects.get(number=2).pk


def test_of_what_members_say_of_themselves_only_the_copy_is_shown(client, coordinator, series):
    said = say(series)
    member = make_member(community=series.community)
    edit_profile(member=member, by=member, at=timezone.now(), study=f"Secretly: {WORDS}")
    take_back(said)
    client.force_login(coordinator)

    page = client.get(reverse("reports:copy_list")).content.decode()

    assert "What somebody says of themselves" in page
    assert f"<mark>{WORDS.rstrip('.')}</mark>" in page
    assert "Secretly" not in page


def test_with_a_member_goes_what_is_kept_of_what_they_said_of_themselves(series):
    said = say(series)
    member = make_member(community=series.community)
    edit_profile(member=member, by=member, at=timezone.now(), study=f"Secretly: {WORDS}")
    take_back(said)

    erase_person(member=member, by="program", at=timezone.now())

    assert list(Redaction.objects.values_list("kept", flat=True)) == [""]
    assert let_copies_go(timezone.now() + TOO_LATE) == 0


def buttons_of(page):
    return re.findall(r"<button[^>]*button-plain[^>]*>(.*?)</button>", page, re.DOTALL)


def test_without_a_decision_it_goes_and_its_runs_are_forgotten(finding):
    now = timezone.now()
    runs = set(runs_of(words_of(WORDS)))
    assert rows_with(runs, LONG_AGO) == {"reports.Finding": {finding.pk}}

    gone = [let_copies_go(now + wait) for wait in (DECIDE_WITHIN - MINUTE, TOO_LATE, TOO_LATE)]

    assert gone == [0, 1, 0]
    assert list(Redaction.objects.values_list("kept", flat=True)) == [""]
    assert rows_with(runs, LONG_AGO) == {}
    assert body_of(finding) == "One said: “[words withdrawn].” So it is."


def test_it_goes_also_when_the_text_is_gone(finding):
    Finding.objects.all().delete()

    assert let_copies_go(timezone.now() + TOO_LATE) == 1


def test_what_was_put_back_is_protected_from_then_on(coordinator, series, finding):
    put_copy_back(redaction=Redaction.objects.get(), by=coordinator, at=timezone.now())
    attacker = say(series, at=timezone.now())
    make_version(
        report=finding.report, content={"findings": [{"body": WORDS}], "recommendations": []}
    )

    take_back(attacker)

    assert body_of(finding) == f"One said: “{WORDS}” So it is."
    assert Version.objects.get().content["findings"] == [{"body": WORDS}]


def test_what_was_only_noted_is_taken_out_or_left(client, coordinator, series):
    said = say(series, "Nobody rang me back.")
    report = make_report(series=series)
    texts = [make_finding(report=report, body=f"{n}: nobody rang me back!") for n in "ab"]
    take_back(said)
    client.force_login(coordinator)
    page = client.get(reverse("reports:copy_list")).content.decode()

    for redaction, what in zip(Redaction.objects.all(), ("take_out", "put_back"), strict=True):
        decide(client, what, redaction)

    assert "a: <mark>nobody rang me back</mark>!" in page
    assert [body_of(text) for text in texts] == ["a: [words withdrawn]!", "b: nobody rang me back!"]
    assert let_copies_go(timezone.now() + TOO_LATE) == 0


def test_the_file_of_a_version_follows_what_is_decided(series, coordinator, monkeypatch):
    made = []
    monkeypatch.setattr("joinedup.reports.services.files.forget_pdf", made.append)
    said = say(series)
    version = make_version(
        report=make_report(series=series),
        content={"findings": [{"body": WORDS}], "recommendations": []},
    )
    take_back(said)

    put_copy_back(redaction=Redaction.objects.get(), by=coordinator, at=timezone.now())

    assert made == [version, version]
    version.refresh_from_db()
    assert version.content["findings"] == [{"body": WORDS}]


def test_two_people_in_one_text(series, coordinator):
    """What is kept for one holds the words of the other no longer."""
    hers, his = say(series), say(series, OTHERS)
    finding = make_finding(report=make_report(series=series), body=f"{WORDS} {OTHERS}")
    take_back(hers)
    take_back(his)
    of_hers, of_his = Redaction.objects.order_by("pk")

    assert body_of(finding) == "[words withdrawn]. [words withdrawn]."
    assert of_hers.kept == f"{WORDS} [words withdrawn]."
    put_copy_back(redaction=of_hers, by=coordinator, at=timezone.now())
    assert body_of(finding) == f"{WORDS} [words withdrawn]."
    with pytest.raises(ChangedMeanwhile):
        put_copy_back(redaction=of_his, by=coordinator, at=timezone.now())


def test_a_name_that_was_given_to_another_meanwhile_is_not_put_back(series, coordinator):
    said = say(series)
    strand = make_strand(series=series, name=WORDS)
    take_back(said)
    make_strand(series=series, name=WORDS, changed_at=LONG_AGO)

    with pytest.raises(ChangedMeanwhile):
        put_copy_back(redaction=Redaction.objects.get(), by=coordinator, at=timezone.now())

    assert Strand.objects.get(pk=strand.pk).name == f"[words withdrawn]. {strand.pk}"


def test_the_receipt_tells_how_many_were_taken_out_and_how_many_are_looked_at(client, series):
    said = make_contribution(
        prompt=make_prompt(meeting=make_meeting(series=series, is_open=True), changed_at=LONG_AGO),
        member=make_member(community=series.community),
        text=f"{WORDS} Nobody rang me back.",
        said_at=LONG_AGO,
    )
    read_texts(LONG_AGO + MINUTE)
    report = make_report(series=series)
    for body in (WORDS, WORDS, "They say nobody rang me back."):
        make_finding(report=report, body=body)
    client.force_login(said.member)

    answer = client.post(reverse("reports:withdraw", args=[said.pk]), follow=True)
    [told] = answer.context["messages"]
    receipt = seen(client.get(reverse("reports:my_receipt")).content)

    for page in (str(told), receipt):
        assert "Copies were taken out of 2 texts that somebody else wrote." in page
        assert "1 text that somebody else wrote may hold a copy. It stays as it is" in page


def test_the_receipt_tells_of_copies_until_they_are_decided_about(client, coordinator, finding):
    said = Contribution.objects.get()
    said.guest = make_guest(meeting=said.prompt.meeting)
    said.save()
    receipt = reverse("reports:receipt", args=[make_token("receipt", said.guest_id)])
    gone = "We deleted them, and every quotation of them."
    copied = "A copy was taken out of 1 text that somebody else wrote."
    assert [each in seen(client.get(receipt).content) for each in (gone, copied)] == [True, True]

    take_copy_out(redaction=Redaction.objects.get(), by=coordinator, at=timezone.now())

    assert [each in seen(client.get(receipt).content) for each in (gone, copied)] == [True, False]


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(around=st.tuples(*[st.text(st.characters(exclude_characters="\x00", codec="utf-8"))] * 2))
def test_what_is_put_back_is_the_same_to_the_last_sign(series, coordinator, around):
    for model in (TextsRead, SeenRuns, Redaction, Finding):
        model.objects.all().delete()
    said = say(series)
    text = f"{around[0]} {WORDS} {around[1]}"
    report = getattr(series, "report", None) or make_report(series=series)
    finding = make_finding(report=report, body=text)
    take_back(said)
    assert "the flat was gone" not in body_of(finding)

    put_copy_back(redaction=Redaction.objects.get(), by=coordinator, at=timezone.now())

    assert body_of(finding) == text


def test_taking_out_needs_the_text_as_it_was_left_only_where_it_changes(series, coordinator):
    said = say(series, "Nobody rang me back.")
    make_finding(report=make_report(series=series), body="Nobody rang me back!")
    take_back(said)
    Finding.objects.update(body="They rang.")

    with pytest.raises(ChangedMeanwhile):
        take_copy_out(redaction=Redaction.objects.get(), by=coordinator, at=timezone.now())
