"""A slip of a scribe's hand is put right; its first form stays in the history of the line alone."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.lib.scribed_text import ScribedLine
from joinedup.conversation.models import Contribution, EnteredBy, LineCorrection
from joinedup.conversation.services.correcting import correct_line
from joinedup.conversation.services.scribing import scribe
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.core.seen_runs import read_texts
from joinedup.reports.services.publishing import publish_report
from tests.factories.conversation import make_contribution, make_guest, make_prompt
from tests.factories.people import make_community, make_member
from tests.factories.reports import make_finding, make_report
from tests.factories.series import make_meeting, make_series

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
SLIP, RIGHT = "Nobdy rang us bak.", "Nobody rang us back."


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def writer(community):
    return make_member(community=community)


@pytest.fixture
def prompt(community, writer):
    meeting = make_meeting(
        series=make_series(community=community), starts_at=timezone.now(), is_open=True
    )
    meeting.scribes.set([writer])
    return make_prompt(meeting=meeting)


@pytest.fixture
def line(prompt, writer):
    return make_contribution(
        prompt=prompt,
        guest=make_guest(meeting=prompt.meeting, name="Table 3"),
        typed_by=writer,
        entered_by=EnteredBy.SCRIBE,
        text=SLIP,
    )


def _way(contribution):
    return reverse("conversation:line_correct", args=[contribution.pk])


def _form(kept):
    return Contribution.objects.values("text", "quotable", "credit", "voice", "guest").get(
        pk=kept.pk
    )


def test_the_scribe_puts_it_right_and_the_first_form_stays_in_its_history(client, writer, line):
    before = _form(line)
    client.force_login(writer)

    page = client.post(_way(line), {"text": RIGHT}, follow=True).content.decode()

    assert _form(line) == before | {"text": RIGHT}
    assert "Its first form stays in its history." in page
    assert (RIGHT in page, SLIP in page) == (True, True)
    assert list(LineCorrection.objects.values_list("text", "by")) == [(SLIP, writer.pk)]


@pytest.mark.parametrize(
    ("role", "status"),
    ((RoleKind.MEMBER, 403), (RoleKind.FACILITATOR, 302), (RoleKind.COORDINATOR, 302)),
)
def test_of_others_those_who_run_the_meeting(client, community, line, role, status):
    client.force_login(make_member(community=community, role=role))

    assert client.post(_way(line), {"text": RIGHT}).status_code == status


def test_what_people_typed_themselves_is_nobodys_to_correct(client, community, prompt):
    said = make_contribution(prompt=prompt, member=make_member(community=community))
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))

    assert client.post(_way(said), {"text": RIGHT}).status_code == 403


def test_a_published_report_quotes_it_as_it_was_put_right_and_says_no_more(
    client, prompt, line, writer
):
    Contribution.objects.update(quotable="anonymous")
    report = make_report(series=prompt.meeting.series)
    make_finding(report=report, quoted=[line])
    version = publish_report(key=uuid.uuid4(), report=report, by=writer, at=timezone.now())

    correct_line(contribution=line, text=RIGHT, by=writer, at=timezone.now())

    page = client.get(reverse("reports:report_version", args=[version.pk])).content.decode()
    assert (RIGHT in page, SLIP in page, "put right" in page) == (True, False, False)


def test_what_arrives_late_does_not_bring_the_slip_back(prompt, writer):
    key, said = uuid.uuid4(), [ScribedLine(text=SLIP, number=None, voice="unstated", label="")]
    again = {"key": key, "prompt": prompt, "lines": said, "by": writer, "at": timezone.now()}
    [kept] = scribe(**again)
    correct_line(contribution=kept, text=RIGHT, by=writer, at=timezone.now())

    scribe(**again)

    assert _form(kept)["text"] == RIGHT


def test_withdrawn_it_leaves_its_history_too(line, writer):
    correct_line(contribution=line, text=RIGHT, by=writer, at=timezone.now())

    withdraw_words(contribution=line, by="link", at=timezone.now())

    assert LineCorrection.objects.count() == 0


def test_copies_of_the_first_form_are_found_when_it_is_withdrawn(community, writer):
    before = timezone.now() - timedelta(hours=2)
    series = make_series(community=community, announced_at=before)
    prompt = make_prompt(meeting=make_meeting(series=series, is_open=True), changed_at=before)
    slip = "Nobdy ever rang us bak about the damp in the back bedroom."
    line = make_contribution(
        prompt=prompt, text=slip, said_at=before, entered_by="scribe", typed_by=writer
    )
    read_texts(before + MINUTE)
    finding = make_finding(
        report=make_report(series=series),
        body=f"One said: {slip}",
        changed_at=before + 5 * MINUTE,
        sources=[line],
    )
    right = "Nobody ever rang us back about the damp in the back bedroom."
    correct_line(contribution=line, text=right, by=writer, at=before + 9 * MINUTE)

    withdraw_words(contribution=line, by="link", at=timezone.now())

    finding.refresh_from_db()
    assert finding.body == "One said: [words withdrawn]."


def test_a_correction_keeps_a_form(line, writer):
    with pytest.raises(IntegrityError, match="line_correction_keeps_a_form"):
        line.corrections.create(text="", by=writer, at=timezone.now())
