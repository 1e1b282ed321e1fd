"""Looking through documents that people gave: one at a time, by the worker."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from joinedup.access.models import Community
from joinedup.words.lib import waiting_documents
from joinedup.words.lib.lexicons import lexicon_of, starting
from joinedup.words.lib.looking_apart import SECONDS, LookingFailed, TookTooMuch, look_apart
from joinedup.words.lib.waiting_documents import WaitingDocument

logger = logging.getLogger(__name__)

# Emails and reports do not wait for documents, but for the one at hand.
AFTER_ALL_OTHERS = -10


def give_document(
    *,
    name: str,
    data: bytes,
    filename: str,
    community: Community | None,
    with_comments: bool,
    at: datetime,
) -> None:
    """Keep a document under a name until the worker has looked through it, with a community's
    lexicon or the starting one.

    The same once more is the same document. Raises TooManyWait, or OSError where there is no room.
    """
    waiting_documents.sweep(at)
    asked = {
        "filename": filename,
        "community": community.pk if community else None,
        "with_comments": with_comments,
    }
    if waiting_documents.give(name, data, asked, at):
        look_through_next.enqueue()


@task(priority=AFTER_ALL_OTHERS)
def look_through_next() -> None:
    """Look through the document that has waited longest, unless somebody looks through one. It is
    not named here, for what is kept of a task stands in the database."""
    for document in _in_time():
        with waiting_documents.alone(document) as number:
            if number is None:
                return
            _look_through(document, keep_open=number)
        break
    else:
        return
    if _in_time():
        look_through_next.enqueue()


def keep_documents_short(at: datetime) -> int:
    """Take away what has had its time, and take up what was left by a worker, or by a page that
    could not call one any more; how many are gone."""
    gone = waiting_documents.sweep(at)
    if waiting_documents.waiting(at):
        look_through_next.enqueue()
    return gone


def _in_time() -> list[WaitingDocument]:
    """The documents that wait and are not over before they are looked through."""
    now = timezone.now()
    return [
        each
        for each in waiting_documents.waiting(now)
        if not each.is_over(now + timedelta(seconds=SECONDS))
    ]


def _look_through(document: WaitingDocument, *, keep_open: int) -> None:
    if not document.note_begun():
        document.keep_result({"failed": True})
        return
    try:
        asked = document.asked
        community = Community.objects.filter(pk=asked["community"]).first()
        look_apart(
            document.folder,
            lexicon=lexicon_of(community) if community else starting(),
            start=starting(),
            with_comments=asked["with_comments"],
            at=timezone.now(),
            keep_open=keep_open,
        )
    except FileNotFoundError:
        return  # its time passed meanwhile
    except TookTooMuch:
        document.keep_result({"took_too_much": True})
    except LookingFailed:
        # Not why: that may hold words.
        logger.warning("A document could not be looked through.")
        document.keep_result({"failed": True})
