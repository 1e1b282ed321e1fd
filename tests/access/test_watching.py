"""Those who administer hear of the record: its head each night, and what is wrong with it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from joinedup.access.models import RoleKind
from joinedup.access.services.watching import look_at_night, look_through_record, tell_of_check
from joinedup.mail.models import OutgoingEmail
from joinedup.record.lib import heads
from joinedup.record.models import RecordCheck, RecordSeal
from tests.factories.people import make_community, make_member, make_role
from tests.record.attacks import attack
from tests.record.writers import write_line

pytestmark = pytest.mark.django_db(transaction=True)
NIGHT = timedelta(days=1)


@pytest.fixture(autouse=True)
def tasks_wait(settings, tmp_path):
    settings.DATA = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def ada(community):
    ada = make_member(community=community, role=RoleKind.ADMINISTRATOR, email="ada@example.org")
    make_role(member=ada, kind=RoleKind.ADMINISTRATOR)
    return ada


@pytest.fixture
def record(ada, community):
    """A record that was looked through once; nobody was written to."""
    make_member(community=community, role=RoleKind.COORDINATOR)
    make_member(community=community, role=RoleKind.ADMINISTRATOR, is_active=False)
    make_member(community=community, role=RoleKind.ADMINISTRATOR, email=None)
    for _ in range(8):
        write_line()
    look_through_record.func()


def _letters():
    return list(OutgoingEmail.objects.order_by("pk").values_list("to", "subject"))


def test_each_night_the_head_goes_to_those_who_administer_once(record):
    first = _letters()
    for _ in range(2):
        look_through_record.func()
    write_line()
    look_through_record.func()

    seal = RecordSeal.objects.latest("number")
    assert (first, _letters()) == ([], [("ada@example.org", "The record is whole")])
    body = OutgoingEmail.objects.get().body
    assert f", line 9 ended in {seal.hash}." in body
    assert heads.path().read_text().splitlines()[-1].endswith(f" 9 {seal.hash}")


def test_what_is_wrong_is_told_once_and_stands_on_the_first_page(record, client, ada):
    attack("delete")
    for _ in range(2):
        look_through_record.func()
    client.force_login(ada)

    page = client.get(reverse("home:home_page")).content.decode()

    assert _letters() == [("ada@example.org", "Please look: something is wrong with the record")]
    assert "\n- Line 5: gone\n" in OutgoingEmail.objects.get().body
    assert page.index("Please look at this first") < page.index(
        "Something is wrong with the record of who did what"
    )
    assert "<li>Line 5: gone</li>" in page


def test_who_does_not_administer_is_not_shown_it(record, client, community):
    attack("delete")
    look_through_record.func()
    client.force_login(make_member(community=community, role=RoleKind.COORDINATOR))

    assert "Something is wrong" not in client.get(reverse("home:home_page")).content.decode()


def test_more_than_a_letter_can_hold_is_counted(record):
    check = RecordCheck.objects.create(
        at=timezone.now(),
        number=40,
        hash="x",
        breaks=[["edited", each, each] for each in range(1, 31, 2)],
    )

    tell_of_check(check=check, before=None)

    body = OutgoingEmail.objects.get().body
    assert (body.count("\n- Line "), "- 5 things more" in body) == (10, True)


def test_the_record_is_looked_through_once_a_night(record):
    now = timezone.now()

    assert [look_at_night(now), look_at_night(now + NIGHT)] == [0, 1]


def test_where_nothing_was_ever_done_nobody_looks(ada):
    assert look_at_night(timezone.now()) == 0
