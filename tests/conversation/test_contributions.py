import uuid

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from joinedup.conversation.models import (
    Contribution,
    PromptKind,
)
from joinedup.conversation.services.withdrawing import withdraw_words
from joinedup.record.models import RecordEntry
from tests.factories.conversation import (
    make_contribution,
    make_prompt,
)
from tests.factories.people import make_member
from tests.factories.series import make_meeting

pytestmark = pytest.mark.django_db


def at(name, thing):
    return reverse(f"conversation:{name}", args=[thing.pk])


def words(**fields):
    return {
        "key": uuid.uuid4(),
        "text": "One door.",
        "voice": "study",
        "quotable": "named",
        "name": "Ivy L",
        **fields,
    }


def test_a_member_contributes_once_however_often_it_is_sent(client, prompt, member):
    client.force_login(member)
    once = words()

    first = client.post(at("contribute", prompt), once)
    second = client.post(at("contribute", prompt), once)

    assert first.url == second.url == at("meeting_words", prompt.meeting)
    said = Contribution.objects.values_list("text", "voice", "quotable", "credit", "member")
    assert list(said) == [("One door.", "study", "named", "Ivy L", member.pk)]
    assert RecordEntry.objects.get(event="contributed").by_id == member.pk


def test_a_name_is_kept_only_by_those_who_want_it_shown(client, prompt, member):
    client.force_login(member)

    client.post(at("contribute", prompt), words(quotable="anonymous"))

    assert Contribution.objects.get().credit == ""


@pytest.mark.parametrize(
    ("closed", "headline"),
    [
        ("closed_at", "The meeting has closed."),
        ("cancelled_at", "The meeting was cancelled."),
    ],
)
def test_words_sent_too_late_come_back(client, prompt, member, closed, headline):
    setattr(prompt.meeting, closed, timezone.now())
    prompt.meeting.save()
    client.force_login(member)

    page = client.post(at("contribute", prompt), words(text="My long story"))

    assert page.status_code == 409
    shown = BeautifulSoup(page.content, "html.parser").main
    assert shown.h1.get_text() == headline
    assert shown.textarea.get_text().strip() == "My long story"
    assert (shown.find_all("button"), shown.select(".error-summary")) == ([], [])
    assert not Contribution.objects.exists()


def test_a_member_of_another_community_cannot_contribute(client, prompt):
    client.force_login(make_member(community=make_meeting().series.community))

    assert client.post(at("contribute", prompt), words()).status_code == 404
    assert not Contribution.objects.exists()


def test_a_contribution_is_held_hidden_and_shown_with_a_reason(runs, prompt, facilitator):
    contribution = make_contribution(prompt=prompt, text="untouched")
    states = []

    for sent in (
        {"state": "held", "reason": "It names Sam."},
        {"state": "hidden", "reason": "Sam asked."},
        {"state": "shown", "reason": ""},
    ):
        runs.post(at("contribution_state", contribution), sent)
        contribution.refresh_from_db()
        states.append((contribution.state, contribution.state_reason, contribution.text))

    assert states == [
        ("held", "It names Sam.", "untouched"),
        ("hidden", "Sam asked.", "untouched"),
        ("shown", "", "untouched"),
    ]
    record = RecordEntry.objects.filter(event__startswith="contribution ").order_by("pk")
    assert [entry.event for entry in record] == [
        "contribution held",
        "contribution hidden",
        "contribution shown",
    ]
    assert "Sam" not in str(record.values())


def test_nothing_is_held_without_a_reason(runs, prompt):
    contribution = make_contribution(prompt=prompt)

    page = runs.post(at("contribution_state", contribution), {"state": "held", "reason": " "})

    assert list(page.context["form"].errors) == ["reason"]


def test_a_member_cannot_hold_anything(client, prompt, member):
    contribution = make_contribution(prompt=prompt)
    client.force_login(member)

    assert client.post(at("contribution_state", contribution)).status_code == 403


def test_what_came_of_a_small_step_is_told_by_its_author_or_those_who_run(client, meeting, member):
    steps = make_prompt(meeting=meeting, kind=PromptKind.SMALL_STEPS)
    own, other = make_contribution(prompt=steps, member=member), make_contribution(prompt=steps)
    client.force_login(member)
    sent = {"outcome": "not_yet", "text": "The line was engaged."}

    answers = [client.post(at("outcome_report", each), sent).status_code for each in (own, other)]

    own.refresh_from_db()
    assert answers == [302, 403]
    assert (own.outcome, own.outcome_text) == ("not_yet", "The line was engaged.")


def test_only_a_small_step_has_an_outcome(runs, prompt):
    assert runs.get(at("outcome_report", make_contribution(prompt=prompt))).status_code == 403


def test_withdrawing_leaves_no_words(prompt, member):
    contribution = make_contribution(
        prompt=prompt,
        member=member,
        quotable="named",
        credit="Ivy",
        outcome="done",
        outcome_text="It worked.",
        outcome_at=timezone.now(),
    )

    for _ in range(2):
        withdraw_words(contribution=contribution, by=member, at=timezone.now())

    contribution.refresh_from_db()
    assert (contribution.text, contribution.credit, contribution.outcome_text) == ("", "", "")
    assert RecordEntry.objects.filter(event="contribution withdrawn").count() == 1


def test_the_reason_is_asked_for_where_it_is_needed(client, prompt, facilitator):
    held = make_contribution(prompt=prompt)
    client.force_login(facilitator)
    address = at("contribution_state", held)

    asked = BeautifulSoup(client.get(address).content, "html.parser").main
    missed = client.post(address, {"state": "held", "reason": ""}).context["form"].errors

    labels = [each.get_text(strip=True) for each in asked.select("label[for=id_reason]")]
    assert labels == ["Reason (needed to hold it back or hide it)"]
    assert missed == {"reason": ["Please say why, so that the person who said it understands."]}


def test_nobody_speaks_for_another_with_a_field_that_the_form_does_not_have(client, prompt, member):
    client.force_login(member)
    other = make_member(community=prompt.meeting.series.community)

    client.post(at("contribute", prompt), words(state="held", member=other.pk))

    said = Contribution.objects.values_list("text", "state", "member")
    assert list(said) == [("One door.", "shown", member.pk)]
