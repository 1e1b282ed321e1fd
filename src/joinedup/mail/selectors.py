"""Questions about emails that went out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, Q, QuerySet

from joinedup.core.tasks import TOO_LONG
from joinedup.mail.lib.problems import WHAT_TO_DO
from joinedup.mail.models import OF_THE_SERVER, OutgoingEmail, Problem


def is_unreachable(address: str | None) -> bool:
    """Whether the latest email to this address that is no longer waiting did not arrive."""
    if not address:
        return False
    done = OutgoingEmail.objects.filter(to=address).exclude(sent_at=None, failed_at=None)
    latest = done.order_by("-pk").first()
    return latest is not None and latest.failed_at is not None


def unsent_emails(at: datetime) -> QuerySet[OutgoingEmail]:
    """Emails that have waited for too long, and those that were given up and whose text is still
    there; oldest first."""
    waits = Q(failed_at=None, queued_at__lt=at - TOO_LONG)
    was_given_up = Q(failed_at__isnull=False) & ~Q(body="")
    return OutgoingEmail.objects.filter(waits | was_given_up, sent_at=None).order_by("pk")


def are_emails_stuck(at: datetime) -> bool:
    """Whether emails have waited for too long, or were given up within a day. One query.

    Those that only their own address refused do not count: anybody may type one, and the answer
    would tell whether we had an email for it.
    """
    stuck = unsent_emails(at).exclude(problem=Problem.ADDRESS)
    return stuck.filter(Q(failed_at=None) | Q(failed_at__gt=at - timedelta(days=1))).exists()


@dataclass(frozen=True)
class ServerProblem:
    """The mail server takes nothing: why, since when, when it was last tried, what to do."""

    label: str
    since: datetime
    tried_at: datetime
    what_to_do: str


def server_problem() -> ServerProblem | None:
    """What is wrong with the mail server, unless an email has gone out since. Two queries."""
    latest_sent = OutgoingEmail.objects.aggregate(at=Max("sent_at"))["at"]
    failing = OutgoingEmail.objects.filter(sent_at=None, problem__in=OF_THE_SERVER)
    if latest_sent:
        failing = failing.filter(tried_at__gt=latest_sent)
    tried = list(failing.order_by("tried_at"))
    # Of an email with a problem the database keeps both moments.
    since = [each.failing_since for each in tried if each.failing_since]
    latest = tried[-1] if tried else None
    if latest is None or latest.tried_at is None:
        return None
    first = min(since)
    problem = Problem(latest.problem)
    return ServerProblem(
        label=str(problem.label),
        since=max(first, latest_sent) if latest_sent else first,
        tried_at=latest.tried_at,
        what_to_do=str(WHAT_TO_DO[problem]),
    )
