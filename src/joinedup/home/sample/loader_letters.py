"""Letters that the past would have caused must not go out today."""

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from joinedup.mail.models import OutgoingEmail
from joinedup.mail.services import send_email
from joinedup.recommendations.models import Recommendation
from joinedup.series.models import Invitation

LATELY = timedelta(weeks=6)


def keep_only_news(now):
    """Keep the invitations to meetings to come and what was asked lately; drop all other
    letters, and the tasks that would send them."""
    invited = Invitation.objects.filter(meeting__starts_at__gt=now + timedelta(days=1))
    asked = Recommendation.objects.filter(asked_at__gt=now - LATELY)
    news = {
        *invited.values_list("invited_at", flat=True),
        *asked.values_list("asked_at", flat=True),
    }
    OutgoingEmail.objects.exclude(queued_at__in=news).delete()
    kept = set(OutgoingEmail.objects.values_list("pk", flat=True))
    waiting = DBTaskResult.objects.filter(task_path=send_email.module_path)
    idle = [
        task.pk for task in waiting.only("args_kwargs") if task.args_kwargs["args"][0] not in kept
    ]
    DBTaskResult.objects.filter(pk__in=idle).delete()
