"""What is still to be sent when the sample has been loaded."""

from collections import Counter

import pytest
from django_tasks_db.models import DBTaskResult

from joinedup.mail.models import OutgoingEmail
from joinedup.people.sample.members import members
from joinedup.series.sample.content import every_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample_community")]


def test_only_news_is_still_to_be_sent():
    emails = {member["id"]: member["email"] for member in members()}
    (coming,) = [meeting for meeting in every_meeting() if meeting["day"] > 0]
    invited = [emails[one["member"]] for one in coming["invitations"]]

    letters = OutgoingEmail.objects.filter(sent_at=None)
    assert sorted(letters.values_list("to", flat=True)) == sorted(
        ["public-health@example.org", *filter(None, invited)]
    )
    tasks = Counter(DBTaskResult.objects.values_list("task_path", flat=True))
    assert tasks["joinedup.mail.services.send_email"] == letters.count()
    assert set(tasks) == {
        "joinedup.mail.services.send_email",
        "joinedup.reports.services.files.make_pdf",
        "joinedup.votes.services.polls.work_out_groups",
    }
