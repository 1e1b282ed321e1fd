"""What somebody might try who has read the source. Who may open which door is test_doors.py's."""

import os
import re
import subprocess
import sys
import uuid
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.conversation.models import PromptKind
from joinedup.organisations.services import end_affiliation
from joinedup.recommendations import services as recommendations
from joinedup.recommendations.exceptions import ClosedByOwner
from joinedup.reports.services.withdrawing import withdraw_words
from joinedup.series.models import JoinRequest
from joinedup.series.services import codes
from tests.factories.conversation import make_contribution, make_prompt
from tests.factories.people import (
    make_affiliation,
    make_community,
    make_member,
    make_role,
)
from tests.factories.recommendations import make_answered
from tests.factories.reports import make_finding, make_report
from tests.factories.series import (
    make_attendance,
    make_invitation,
    make_meeting,
    make_series,
)
from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db
# What no database can count, and what Python itself does not read.
TOO_LARGE = ("9" * 25, "9" * 5000)


@pytest.fixture(autouse=True)
def nobody_has_tried_yet():
    cache.clear()


def signed_in(person):
    browser = Client()
    browser.force_login(person)
    return browser


def is_signed_in(browser):
    return browser.get(reverse("people:profile")).status_code == 200


# Whose account is it?


def test_a_new_address_ends_every_session_until_its_owner_shows_that_they_read_it():
    """Else somebody could take an address that is not theirs, wait until its owner is added to
    another community, and be in that community with the session they have."""
    member = make_member(community=make_community(), name="Mal", email="mal@example.org")
    here, elsewhere = signed_in(member), signed_in(member)

    here.post(
        reverse("access:member_edit", args=[member.pk]),
        {"name": "Mal", "email": "chief@example.org", "phone": ""},
    )

    member.refresh_from_db()
    assert member.email == "chief@example.org"
    assert (is_signed_in(here), is_signed_in(elsewhere)) == (False, False)


def test_somebody_who_gives_themselves_a_new_address_is_told_to_sign_in_with_it():
    member = make_member(community=make_community(), name="Mal", email="mal@example.org")

    edited = signed_in(member).post(
        reverse("access:member_edit", args=[member.pk]),
        {"name": "Mal", "email": "mal.new@example.org", "phone": ""},
        follow=True,
    )

    assert edited.redirect_chain[-1][0].startswith(reverse("people:sign_in"))
    assert "Please sign in with your new address." in edited.content.decode()


def test_a_new_name_ends_no_session():
    member = make_member(community=make_community(), name="Mal", email="mal@example.org")
    here = signed_in(member)

    here.post(
        reverse("access:member_edit", args=[member.pk]),
        {"name": "Malorie", "email": "mal@example.org", "phone": ""},
    )

    member.refresh_from_db()
    assert (member.name, is_signed_in(here)) == ("Malorie", True)


def test_nobody_takes_over_an_account_with_words_in_a_community_they_do_not_run():
    """Adding somebody to one's own community is enough to look after them, not to become them:
    their receipt shows what they said elsewhere, also before they left there."""
    mine, other = make_community(), make_community()
    left = make_member(community=mine)
    make_role(member=left, community=other, until_date=timezone.localdate() - timedelta(days=100))
    coordinator = make_member(community=mine, role=RoleKind.COORDINATOR)

    taken = signed_in(coordinator).post(
        reverse("access:member_edit", args=[left.pk]),
        {"name": left.name, "email": "coordinator@example.org", "phone": ""},
    )

    email, left = left.email, type(left).objects.get(pk=left.pk)
    assert (taken.status_code, left.email) == (403, email)


# Leaving


def test_a_scribe_who_left_no_longer_stands_at_the_door():
    community = make_community()
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())
    left = make_member()
    meeting.scribes.add(left)
    make_invitation(meeting=meeting, member=left)
    attendance = make_attendance(meeting=meeting, member=make_member(community=community))
    browser = signed_in(left)

    door = browser.get(reverse("series:meeting_door", args=[meeting.pk]))
    undone = browser.post(reverse("series:check_in_undo", args=[attendance.pk]))

    assert (door.status_code, undone.status_code) == (403, 404)
    assert meeting.attendances.get() == attendance


def test_an_owner_who_steps_out_for_a_minute_does_not_close_what_was_asked_of_them():
    recommendation = make_answered()
    owner = make_member(community=recommendation.community)
    affiliation = make_affiliation(member=owner, organisation=recommendation.organisation)
    now = timezone.now()

    end_affiliation(affiliation=affiliation, by=owner, at=now)
    with pytest.raises(ClosedByOwner):
        recommendations.close(
            key=uuid.uuid4(),
            recommendation=recommendation,
            statement="All is well.",
            by=owner,
            at=now,
        )

    recommendation.refresh_from_db()
    assert recommendation.closed_at is None


# Odd requests


@pytest.mark.parametrize("odd", ("nowhere", "people:sign_out", "javascript:alert(1)", "a b"))
def test_signing_in_leads_to_a_page_of_ours_or_home(odd):
    browser = signed_in(make_member(community=make_community()))

    led = browser.get(reverse("people:sign_in"), {"next": odd})

    assert (led.status_code, led.url) == (302, "/")


@pytest.mark.parametrize("number", TOO_LARGE)
@pytest.mark.parametrize(
    ("name", "fields"),
    (
        ("series:check_in", {"member": "{}"}),
        ("series:meeting_scribes", {"scribes": "{}"}),
        ("series:meeting_invite", {"members": "{}", "step": "send"}),
        ("series:meeting_invite", {"members": "{}", "step": "preview"}),
        ("series:meeting_agenda", {"act": "up-{}", "form-TOTAL_FORMS": "{}"}),
    ),
)
def test_a_number_too_large_to_count_is_no_reason_to_fail(name, fields, number):
    community = make_community()
    meeting = make_meeting(series=make_series(community=community), starts_at=timezone.now())
    browser = signed_in(make_member(community=community, role=RoleKind.ADMINISTRATOR))

    answer = browser.post(
        reverse(name, args=[meeting.pk]), {key: each.format(number) for key, each in fields.items()}
    )

    assert answer.status_code in (200, 302)


@pytest.mark.parametrize("number", TOO_LARGE)
def test_a_contribution_too_large_to_count_is_no_reason_to_fail(number):
    community = make_community()
    series = make_series(community=community)
    browser = signed_in(make_member(community=community, role=RoleKind.FACILITATOR))

    answer = browser.post(
        reverse("conversation:strand_move", args=[series.pk]),
        {"contributions": number, "name": "New"},
    )

    assert answer.status_code == 422


@pytest.mark.parametrize("words", ("a " * 2000, "\x00", "a\x00b", "\ufffd"))
def test_any_words_may_be_looked_for_in_what_a_finding_rests_on(words):
    community = make_community()
    finding = make_finding(report=make_report(series=make_series(community=community)))
    browser = signed_in(make_member(community=community, role=RoleKind.FACILITATOR))

    found = browser.get(reverse("reports:finding_words", args=[finding.pk]), {"words": words})

    assert found.status_code == 200


def test_a_key_from_another_series_asks_to_join_this_one_too():
    form = {"key": str(uuid.uuid4()), "name": "Ann", "email": "ann@example.org"}
    browser = Client()

    answers = [
        browser.post(reverse("series:join_ask", args=[make_series().pk]), form).status_code
        for _ in range(2)
    ]

    assert (answers, JoinRequest.objects.count()) == ([302, 302], 2)


def test_what_came_of_a_step_is_not_told_once_it_was_withdrawn():
    community = make_community()
    meeting = make_meeting(series=make_series(community=community), is_open=True)
    prompt = make_prompt(meeting=meeting, kind=PromptKind.SMALL_STEPS)
    member = make_member(community=community)
    step = make_contribution(prompt=prompt, member=member)
    withdraw_words(contribution=step, by=member, at=timezone.now())

    told = signed_in(member).post(
        reverse("conversation:outcome_report", args=[step.pk]),
        {"outcome": "done", "text": "I rang them."},
    )

    step.refresh_from_db()
    assert (told.status_code, step.outcome, step.outcome_text) == (403, "", "")


# Guessing


def test_slips_of_the_hand_over_a_long_afternoon_shut_nobody_out(monkeypatch):
    """One address may be a whole room: only many wrong codes in a short time are a search."""
    clock = [1_900_000_000.0]
    monkeypatch.setattr("time.time", lambda: clock[0])

    for _ in range(codes.MOST_WRONG_CODES * 2):
        codes.count_wrong_code("203.0.113.7")
        clock[0] += 60

    assert not codes.guesses_too_often("203.0.113.7")


# What stays behind


@pytest.mark.parametrize(("is_shared", "kept"), (({"is_shared": "on"}, False), ({}, True)))
def test_a_device_that_others_use_too_keeps_no_page(is_shared, kept):
    make_member(community=make_community(), email="asha@example.org")
    browser = Client()
    browser.post(reverse("people:sign_in"), {"email": "asha@example.org", **is_shared})
    code = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body).group()
    browser.post(reverse("people:sign_in_code"), {"code": code})

    page = browser.get(reverse("people:profile"))

    assert "private" in page["Cache-Control"]
    assert ("no-store" not in page["Cache-Control"]) is kept


def test_a_large_file_that_nobody_asked_for_is_kept_nowhere():
    large = SimpleUploadedFile("large.bin", b"x" * 3_000_000)

    sent = Client().post(reverse("people:sign_in"), {"email": "nobody", "file": large})

    assert (sent.status_code, dict(sent.wsgi_request.FILES)) == (200, {})


def test_over_https_cookies_belong_to_this_very_address():
    names = "SESSION_COOKIE_NAME CSRF_COOKIE_NAME SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE"
    show = f"from config import settings; print(*map(settings.__dict__.get, {names.split()}))"

    shown = subprocess.run(
        [sys.executable, "-c", show],
        env={
            **os.environ,
            "JOINEDUP_ADDRESS": "https://joinedup.example.org",
            "PYTHONPATH": str(ROOT / "src"),
        },
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout.split() == ["__Host-session", "__Host-csrf", "True", "True"]
