"""Answers that the room reads when somebody reveals them, and not before."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.models import Prompt, PromptKind
from joinedup.conversation.selectors.contributions import (
    contributions_for,
    contributions_visible_to,
)
from joinedup.conversation.services.prompts import AlreadyAnswered, keep_answers, reveal_answers
from joinedup.reports.selectors.snapshot import take_snapshot
from joinedup.reports.services.drafting import draft_report
from tests.factories.conversation import make_contribution, make_number, make_prompt, make_strand
from tests.factories.people import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def answered(meeting, member):
    """Two questions with answers, by a member and by five others; none of it revealed. The scale
    has closed, for while it is open it waits for the reader's own answer."""
    hidden = {"meeting": meeting, "is_revealed": False}
    hopes = make_prompt(**hidden, question="What do you hope?")
    scale = make_prompt(**hidden, kind=PromptKind.SCALE, is_open=False)
    make_contribution(prompt=hopes, member=member, text="Mine: one door")
    for number in range(5):
        make_contribution(prompt=hopes, text=f"Theirs: {number}")
        make_number(number, prompt=scale, text=f"Theirs: because {number}", quotable="anonymous")
    strand = make_strand(series=meeting.series, contributions=hopes.contributions.all())
    return hopes, scale, strand


def read_by(client, person, meeting, strand):
    """Every page of a meeting on which words stand, as one text."""
    client.force_login(person)
    words = reverse("conversation:meeting_words", args=[meeting.pk])
    prompts = [f"{words}?prompt={each.pk}" for each in meeting.prompts.all()]
    pages = [words, f"{words}?q=theirs", *prompts]
    pages.append(reverse("conversation:strand_detail", args=[strand.pk]))
    pages += [reverse("conversation:contribute", args=[each.pk]) for each in meeting.prompts.all()]
    pages.append(reverse("conversation:code_room", args=[meeting.code]))
    return " ".join(client.get(page).content.decode() for page in pages)


def test_until_then_a_member_reads_only_what_they_said(client, meeting, member, answered):
    *_, strand = answered

    text = read_by(client, member, meeting, strand)

    assert ("Mine: one door" in text, "Theirs" in text, "people stand" in text) == (
        True,
        False,
        False,
    )
    assert "shown to the room when the facilitator reveals them" in text


def test_those_who_run_the_meeting_and_its_scribes_read_them(
    client, meeting, facilitator, answered
):
    *_, strand = answered
    scribe = make_member(community=meeting.series.community)
    meeting.scribes.add(scribe)

    texts = [read_by(client, person, meeting, strand) for person in (facilitator, scribe)]

    assert ["Theirs: 4" in each and "5 people stand" in each for each in texts] == [True, True]


def test_then_everybody_reads_them(client, meeting, member, facilitator, answered):
    hopes, scale, strand = answered
    for prompt in (hopes, scale):
        reveal_answers(prompt=prompt, by=facilitator, at=timezone.now())

    text = read_by(client, member, meeting, strand)

    assert ["Theirs: 4" in text, "Theirs: because 3" in text, "5 people stand" in text] == [
        True
    ] * 3


def test_no_report_rests_on_them(meeting, facilitator, answered):
    series, after = meeting.series, meeting.ends_at
    hopes, scale, _strand = answered
    hidden = draft_report(series=series, by=facilitator, at=after)
    before = take_snapshot(hidden, after)
    hidden.delete()
    for prompt in (hopes, scale):
        reveal_answers(prompt=prompt, by=facilitator, at=timezone.now())
    report = draft_report(series=series, by=facilitator, at=after)

    snapshot = take_snapshot(report, after)

    assert (before["findings"], before["scales"]) == ([], [])
    assert [each["rests_on"] for each in snapshot["findings"]] == [6]
    assert [each["spread"] for each in snapshot["scales"]] == [[1.0, 2.0, 3.0]]


def test_the_cheap_way_of_asking_gives_the_same_answer(meeting, member, answered):
    prompts = list(meeting.prompts.all())
    cheap = contributions_for(prompts, person=member, reads_everything=False)

    assert set(cheap) == set(contributions_visible_to(member))
    assert {each.text for each in cheap} == {"Mine: one door"}


@pytest.mark.parametrize(("chosen", "is_revealed"), [("yes", True), ("no", False)])
def test_whoever_asks_chooses_when_the_answers_are_read(runs, meeting, chosen, is_revealed):
    address = f"{reverse('conversation:prompt_new', args=[meeting.pk])}?kind=open"
    runs.post(address, {"key": uuid.uuid4(), "question": "What else?", "is_revealed": chosen})

    assert Prompt.objects.get().is_revealed == is_revealed


def test_answers_cannot_be_kept_back_once_there_are_any(meeting, facilitator):
    prompt = make_prompt(meeting=meeting)
    make_contribution(prompt=prompt)
    with pytest.raises(AlreadyAnswered):
        keep_answers(prompt=prompt, by=facilitator, at=timezone.now())
