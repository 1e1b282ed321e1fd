"""Words that are withdrawn leave everything: the words are put everywhere first."""

import io
import json
import uuid

import pikepdf
import pytest
from django.apps import apps
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.services.consent import change_quotable
from joinedup.conversation.services.contributions import contribute
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.redaction import DECIDE_WITHIN, redact_copies
from joinedup.core.said import Said
from joinedup.core.seen_runs import read_texts
from joinedup.core.tokens import make_token
from joinedup.recommendations.models import HistoryEntry, Recommendation, Review
from joinedup.record.models import RecordEntry
from joinedup.reports.models import Finding, FindingSource, Report, Version
from joinedup.reports.services import withdrawing
from joinedup.reports.services.files import forget_pdf
from joinedup.reports.services.publishing import publish_report
from tests.factories.conversation import (
    make_contribution,
    make_guest,
    make_held,
    make_prompt,
)
from tests.factories.mail import make_email
from tests.factories.people import make_member
from tests.factories.reports import let_copies_go
from tests.factories.series import make_meeting
from tests.reports.pdf import file_of, text_of

WORDS = "She waited with me at the bus stop until it came."
PASTED = "As one said: “she waited  with me\nat the bus stop until it came!” And so on."


def everything_stored():
    """Every text and JSON column of our own tables, as one string."""
    found = []
    for model in apps.get_models():
        if model._meta.app_label in ("sessions", "contenttypes", "auth"):
            continue
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, (models.CharField, models.TextField, models.JSONField))
        ]
        for row in model.objects.values_list(*names):
            found.append(json.dumps(row, default=str))
    return plain("\n".join(found))


def plain(text):
    return " ".join(text.replace("\\n", " ").casefold().split())


def put_everywhere(published):
    """Paste the words wherever an editor can write, after they were said and published."""
    read_texts(timezone.now())
    now = timezone.now()
    Report.objects.update(
        title=PASTED, summary=PASTED, method=PASTED, what_next=PASTED, changed_at=now
    )
    Finding.objects.update(heading=PASTED, body=PASTED, changed_at=now)
    published.strand.name = published.strand.summary = PASTED
    published.strand.changed_at = now
    published.strand.save()
    ruling = published.meeting.prompts.get(kind="term").ruling
    ruling.reason = ruling.dissent = ruling.instead = PASTED
    ruling.decided_at = now
    ruling.save()
    recommendation = Recommendation.objects.get()
    recommendation.text = recommendation.why = recommendation.source_title = PASTED
    recommendation.answer, recommendation.answered_at = "done", now
    recommendation.answer_text = recommendation.evidence = PASTED
    recommendation.changed_at = now
    recommendation.save()
    HistoryEntry.objects.update(text=PASTED, at=now)
    Review.objects.filter(recommendation=recommendation).update(
        text=PASTED, done_at=timezone.now(), done_by=published.coordinator
    )
    make_held(
        prompt=published.prompt, state_reason=f"The same was said: {WORDS}", state_at=timezone.now()
    )
    make_email(body=PASTED, subject=WORDS, queued_at=timezone.now())
    return publish_report(
        key=uuid.UUID("5c1c9fd0-3b36-4b87-8c0a-2f0b8a9f0c02"),
        report=Report.objects.get(),
        by=published.coordinator,
        at=timezone.now(),
        note=PASTED,
    )


def every_page(client, published, versions):
    finding = published.finding.pk
    pages = [
        reverse("reports:report_list"),
        reverse("reports:report_detail", args=[published.report.pk]),
        reverse("reports:report_edit", args=[published.report.pk]),
        reverse("reports:report_texts", args=[published.report.pk]),
        reverse("reports:report_publish", args=[published.report.pk]),
        reverse("reports:finding_edit", args=[finding]),
        reverse("reports:finding_words", args=[finding]) + "?all=1",
        reverse("reports:my_receipt"),
        reverse("recommendations:ledger"),
        reverse("recommendations:recommendation_detail", args=[published.ask.recommendation_id]),
        reverse("conversation:strand_board", args=[published.series.pk]),
        reverse("conversation:meeting_words", args=[published.meeting.pk]),
    ]
    for version in versions:
        pages.append(reverse("reports:report_version", args=[version.pk]))
        pages.append(reverse("reports:finding_sources", args=[version.pk, finding]))
    return {page: plain(client.get(page).content.decode()) for page in pages}


def test_withdrawn_words_leave_every_page_file_column_and_version(
    client, published, settings, monkeypatch
):
    # One more than anybody is trusted with in a day.
    monkeypatch.setattr(withdrawing, "MOST_TEXTS_A_DAY", 31)
    second = put_everywhere(published)
    versions = [published.version, second]
    client.force_login(published.coordinator)
    before = every_page(client, published, versions)
    old_files = {path.name for path in settings.MEDIA_ROOT.rglob("*.pdf")}
    assert plain(WORDS).rstrip(".") in before[reverse("reports:report_version", args=[second.pk])]
    assert "until it came" in everything_stored()

    withdraw_words(contribution=published.words.quotable, by=published.maggie, at=timezone.now())

    let_copies_go(timezone.now() + DECIDE_WITHIN)
    assert "until it came" not in everything_stored()
    for page, text in every_page(client, published, versions).items():
        assert "until it came" not in text, page
        assert "maggie from table 3" not in text, page
    files = list(settings.MEDIA_ROOT.rglob("*.pdf"))
    assert len(files) == 2
    assert old_files.isdisjoint(path.name for path in files)
    for path in files:
        assert "untilitcame" not in text_of(path.read_bytes())
        assert "wordswithdrawn" in text_of(path.read_bytes()) or path.name.startswith(
            f"{published.version.pk}-"
        )


def test_withdrawing_writes_the_record_and_twice_is_once(published):
    words = published.words.quotable

    for _ in range(2):
        withdraw_words(contribution=words, by=published.maggie, at=timezone.now())

    entries = RecordEntry.objects.filter(about_kind="conversation.contribution", about_id=words.pk)
    assert sorted(entries.values_list("event", flat=True)) == [
        "contribution withdrawn",
        "words withdrawn",
    ]
    assert not FindingSource.objects.filter(contribution=words).exists()


def test_nobody_erases_what_was_written_before_they_spoke(published):
    """Say the words of a recommendation, take them back: the recommendation stays."""
    recommendation = Recommendation.objects.get()
    recommendation.text = "Wait with people at the bus stop until the bus has come."
    recommendation.save()
    second = publish_report(
        key=uuid.UUID("5c1c9fd0-3b36-4b87-8c0a-2f0b8a9f0c03"),
        report=Report.objects.get(),
        by=published.coordinator,
        at=timezone.now(),
        note="Wait with people at the bus stop until the bus has come.",
    )
    elsewhere = make_prompt()
    words = make_contribution(prompt=elsewhere, text=recommendation.text)

    withdraw_words(contribution=words, by="link", at=timezone.now())

    recommendation.refresh_from_db()
    second.refresh_from_db()
    assert recommendation.text == "Wait with people at the bus stop until the bus has come."
    assert second.note == recommendation.text


def test_other_peoples_words_stay(published):
    same = make_contribution(prompt=published.prompt, text=WORDS)

    withdraw_words(contribution=published.words.quotable, by=published.maggie, at=timezone.now())

    same.refresh_from_db()
    assert same.text == WORDS


def test_words_withdrawn_while_the_file_is_made_do_not_come_back(published, monkeypatch):
    from joinedup.reports.services import files

    real, calls = files.compile_pdf, []

    def compile_slowly(content):
        made = real(content)
        if not calls:
            calls.append(1)
            withdraw_words(
                contribution=published.words.quotable, by=published.maggie, at=timezone.now()
            )
        return made

    monkeypatch.setattr(files, "compile_pdf", compile_slowly)

    published.version.refresh_from_db()
    forget_pdf(published.version)

    assert "untilitcame" not in text_of(file_of(published.version))


def test_less_quotable_leaves_every_version_and_more_comes_back(client, published):
    words = published.words.quotable
    address = reverse("reports:report_version", args=[published.version.pk])

    change_quotable(
        contribution=words, quotable="no", credit="", by=published.maggie, at=timezone.now()
    )
    after_no = client.get(address).content.decode()
    file_after_no = file_of(Version.objects.get())
    change_quotable(
        contribution=words, quotable="anonymous", credit="", by=published.maggie, at=timezone.now()
    )
    after_anonymous = client.get(address).content.decode()

    assert WORDS not in after_no
    assert "untilitcame" not in text_of(file_after_no)
    assert WORDS in after_anonymous
    assert "Maggie" not in after_anonymous
    assert "untilitcame" in text_of(file_of(Version.objects.get()))


@pytest.mark.parametrize("times", (1, 2))
def test_a_member_withdraws_by_the_page(client, published, times):
    client.force_login(published.maggie)
    address = reverse("reports:withdraw", args=[published.words.quotable.pk])
    asked = client.get(address)

    for _ in range(times):
        response = client.post(address, follow=True)

    assert "Withdraw for good" in asked.content.decode()
    assert response.redirect_chain[-1][0] == reverse("reports:my_receipt")
    assert WORDS not in response.content.decode()
    published.words.quotable.refresh_from_db()
    assert published.words.quotable.text == ""


def test_a_guest_withdraws_by_the_private_link_only_their_own(client, published):
    guest = make_guest(meeting=published.meeting)
    own = make_contribution(prompt=published.prompt, guest=guest, text="Three cups of tea.")
    token = make_token("receipt", guest.pk)

    foreign = client.post(
        reverse("reports:receipt_withdraw", args=[token, published.words.quotable.pk])
    )
    response = client.post(reverse("reports:receipt_withdraw", args=[token, own.pk]), follow=True)

    published.words.quotable.refresh_from_db()
    own.refresh_from_db()
    assert foreign.status_code == 404
    assert published.words.quotable.text == WORDS
    assert own.text == ""
    assert "These words were withdrawn" in response.content.decode()


def test_nobody_withdraws_anothers_words_but_those_who_run_the_community(client, published):
    address = reverse("reports:withdraw", args=[published.words.quotable.pk])
    client.force_login(make_member(community=published.community))

    stranger = client.get(address)
    client.force_login(published.coordinator)
    coordinator = client.get(address)

    assert stranger.status_code == 404
    assert "These are not your words" in coordinator.content.decode()


def test_the_file_made_again_is_still_a_tagged_one(published):
    withdraw_words(contribution=published.words.quotable, by=published.maggie, at=timezone.now())

    with pikepdf.open(io.BytesIO(file_of(Version.objects.get()))) as file:
        assert bool(file.Root.MarkInfo.Marked)


def test_what_came_of_a_step_is_not_told_once_it_was_withdrawn(client, published):
    prompt = make_prompt(
        meeting=make_meeting(series=published.series, is_open=True), kind="small_steps"
    )
    step = make_contribution(prompt=prompt, member=published.maggie)
    withdraw_words(contribution=step, by=published.maggie, at=timezone.now())
    client.force_login(published.maggie)

    told = client.post(
        reverse("conversation:outcome_report", args=[step.pk]),
        {"outcome": "done", "text": "I rang them."},
    )

    step.refresh_from_db()
    assert (told.status_code, step.outcome, step.outcome_text) == (403, "", "")


def test_a_receipt_opens_its_own_words_only(client, published):
    token = make_token("receipt", make_guest(meeting=published.meeting).pk)
    of_others = [
        published.words.quotable,
        make_contribution(prompt=published.prompt),
        make_contribution(),
    ]

    answers = {
        client.post(reverse(name, args=[token, other.pk]), {"quotable": "no"}).status_code
        for name in ("reports:receipt_withdraw", "reports:receipt_quotable")
        for other in of_others
    }

    assert answers == {404}


def test_files_follow_whichever_app_takes_words_back(published):
    """What was asked stands in the file, and leaves it, though reports withdrew nothing."""
    asked = published.ask.recommendation
    words = "Somebody waits with people until they have been answered"
    letters = plain(words).replace(" ", "")
    said = Said(
        about=published.coordinator,
        text=words,
        at=timezone.now(),
        community=published.community.pk,
    )
    read_texts(timezone.now())
    Recommendation.objects.update(text=words, changed_at=timezone.now())
    published.version.refresh_from_db()
    forget_pdf(published.version)
    published.version.refresh_from_db()
    assert letters in text_of(file_of(published.version))

    with transaction.atomic():
        redact_copies(said, "[gone]", at=timezone.now())

    published.version.refresh_from_db()
    asked.refresh_from_db()
    assert asked.text == "[gone]"
    assert letters not in text_of(file_of(published.version))


LIFT = "The lift was broken again on the day I came."


def test_words_sent_again_not_to_be_quoted_leave_what_was_published(client, drafted):
    prompt = make_prompt(meeting=make_meeting(series=drafted.series, is_open=True))
    sent = {
        "key": uuid.uuid4(),
        "prompt": prompt,
        "text": LIFT,
    }
    said = contribute(quotable="anonymous", by=drafted.maggie, at=timezone.now(), **sent)
    FindingSource.objects.create(finding=drafted.finding, contribution=said, is_quoted=True)
    read_texts(timezone.now())
    drafted.finding.changed_at = timezone.now()
    drafted.finding.body = f"Somebody told us: {LIFT} Nobody came."
    drafted.finding.save()
    version = publish_report(
        key=uuid.uuid4(), report=drafted.report, by=drafted.coordinator, at=timezone.now()
    )
    address = reverse("reports:report_version", args=[version.pk])
    before = client.get(address).content.decode()

    contribute(quotable="no", by=drafted.maggie, at=timezone.now(), **sent)

    drafted.finding.refresh_from_db()
    assert before.count(LIFT) >= 2
    assert LIFT not in client.get(address).content.decode()
    assert LIFT not in drafted.finding.body
    assert not FindingSource.objects.get(contribution=said).is_quoted
    assert RecordEntry.objects.filter(event="quotations followed").count() == 1


@pytest.mark.django_db
def test_where_no_report_rests_on_the_words_none_is_said_to_follow():
    said = make_contribution(quotable="anonymous")

    change_quotable(contribution=said, quotable="no", by="link", at=timezone.now())

    assert not RecordEntry.objects.filter(event="quotations followed").exists()
