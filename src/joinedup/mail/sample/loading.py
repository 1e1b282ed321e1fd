"""Letters that the past would have caused must not go out today."""

from django_tasks_db.models import DBTaskResult

from joinedup.mail.models import OutgoingEmail
from joinedup.mail.services import send_email

KEPT = ("letters", "still to be sent")


def load(timeline):
    """Note that in the end all letters are dropped but those that are news."""
    timeline.at_end(_drop_letters, timeline.made)


def keep_letters(made, moment):
    """Say that what is written at this moment is news, and still to be sent."""
    made.setdefault(KEPT, set()).add(moment)


def _drop_letters(made):
    """Drop letters that are no news, and the tasks that would send them."""
    OutgoingEmail.objects.exclude(queued_at__in=made.get(KEPT, ())).delete()
    kept = set(OutgoingEmail.objects.values_list("pk", flat=True))
    waiting = DBTaskResult.objects.filter(task_path=send_email.module_path)
    idle = [
        task.pk for task in waiting.only("args_kwargs") if task.args_kwargs["args"][0] not in kept
    ]
    DBTaskResult.objects.filter(pk__in=idle).delete()
