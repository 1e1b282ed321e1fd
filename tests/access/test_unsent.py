"""What has not gone out is told to those who administer, and no more of it than they need."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from joinedup.access.models import RoleKind
from joinedup.access.services.watching import look_through_record
from joinedup.core.registry import contributions
from joinedup.mail.models import OutgoingEmail
from joinedup.mail.services import send_email
from joinedup.reports.services.files import make_pdf
from joinedup.votes.services.polls import work_out_groups
from joinedup.words.services.documents import look_through_next
from tests.factories.mail import make_email
from tests.factories.people import make_community, make_member

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
PAGE, AGAIN = reverse("access:unsent"), reverse("access:unsent_again")


@pytest.fixture(autouse=True)
def tasks_wait(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture
def community():
    return make_community()


@pytest.fixture
def runs(client, community):
    """A browser of an administrator."""
    client.force_login(make_member(community=community, role=RoleKind.ADMINISTRATOR))
    return client


def _failed_file():
    return DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED,
        finished_at=timezone.now(),
        worker_ids=["one"] * 5,
        args_kwargs={"args": [1], "kwargs": {}},
        task_path=make_pdf.module_path,
        run_after=get_date_max(),
        backend_name="default",
        exception_class_path="",
        traceback="",
    )


def test_what_waits_for_over_an_hour_or_failed_is_listed(runs, community):
    now = timezone.now()
    theirs = make_member(community=community, name="Abdul", email="abdul@example.org")
    waits = make_email(to=theirs.email, subject="Come", queued_at=now - HOUR)
    failed = make_email(to="kim@else.example", subject="Private", queued_at=now, failed_at=now)
    make_email(queued_at=now - HOUR / 2)
    make_email(queued_at=now - HOUR, sent_at=now, body="")
    make_email(queued_at=now - HOUR, failed_at=now, body="")
    task = _failed_file()

    page = runs.get(PAGE)
    home = runs.get(reverse("home:home_page"))

    listed = [each.email for each in page.context["emails"]]
    assert (listed, [task for task, _ in page.context["tasks"]]) == ([waits, failed], [task])
    assert "To Abdul: Come" in page.text
    assert "The file of a report" in page.text
    assert "3 emails or files have waited for over an hour" in home.text
    assert PAGE in home.text


def test_of_people_of_others_only_the_mail_server_is_told(runs):
    make_email(to="kim@else.example", subject="Private")

    text = runs.get(PAGE).text

    assert "To somebody at else.example" in text
    assert [words for words in ("kim", "Private") if words in text] == []


def test_nothing_is_said_where_nothing_waits(runs):
    assert "Everything has gone out" in runs.get(PAGE).text
    assert PAGE not in runs.get(reverse("home:home_page")).text


@pytest.mark.parametrize("role", (RoleKind.MEMBER, RoleKind.FACILITATOR, RoleKind.COORDINATOR))
def test_nobody_else_is_told(client, community, role):
    make_email()
    client.force_login(make_member(community=community, role=role))

    assert client.get(PAGE).status_code == 403
    assert PAGE not in client.get(reverse("home:home_page")).text


def test_all_of_it_is_tried_again(runs):
    failed, task = make_email(failed_at=timezone.now(), tries=5), _failed_file()

    answer = runs.post(AGAIN, follow=True)

    task.refresh_from_db()
    email = OutgoingEmail.objects.get()
    sending = DBTaskResult.objects.get(task_path=send_email.module_path)
    assert (email.pk, email.failed_at, email.tries) == (failed.pk, None, 0)
    assert sending.args_kwargs["args"] == [failed.pk]
    assert task.status == TaskResultStatus.READY
    assert "2 are being tried again." in answer.text


def test_pressed_when_nothing_waits_any_more_it_says_so(runs):
    answer = runs.post(AGAIN, follow=True)

    assert [str(each) for each in answer.context["messages"]] == ["Nothing is waiting any more."]


def test_very_many_are_counted_and_the_first_are_shown(runs):
    for _ in range(52):
        make_email()

    page = runs.get(PAGE)

    assert len(page.context["emails"]) == 50
    assert "And 2 more." in page.text


def test_every_task_has_a_name_for_people():
    named = {each.path for each in contributions("TASK_NAMES")}

    assert named == {
        each.module_path
        for each in (make_pdf, work_out_groups, look_through_next, look_through_record)
    }
