from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.access.services.members import add_member
from joinedup.core.attempts import NotTaken, attempt_key, make_or_change
from joinedup.core.cleaning import clean_address
from joinedup.core.models import TakenAs
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series import emails
from joinedup.series.events import Event
from joinedup.series.lib.limits import REQUESTS_OF_A_SERIES
from joinedup.series.models import LONGEST_MESSAGES, JoinRequest, Series


class NotTakingRequests(Exception):
    """The series is a draft, or has met for the last time."""


class TooManyRequests(Exception):
    """More people ask to join this series than is likely."""


class AlreadyDecided(Exception):
    """Somebody else decided first; ``join_request`` says what."""

    def __init__(self, join_request: JoinRequest):
        super().__init__(join_request.pk)
        self.join_request = join_request


@transaction.atomic
def ask_to_join(
    *, key: UUID, series: Series, name: str, email: str, at: datetime, message: str = ""
) -> None:
    """Keep somebody's wish to join, and tell those who coordinate.

    An address that waits for a decision already is not kept twice: what is said now stands below
    what was said, for anybody may type an address. Whoever asks cannot learn from what happens
    whether the address is known. The same form with another address asks
    for somebody else; with another name or message it puts its own request right.
    Raises NotTakingRequests and TooManyRequests, and NotTaken when it was answered since.
    """
    # The lock makes a second press wait until the first has been kept.
    series = (
        Series.objects.select_for_update(of=("self",)).select_related("community").get(pk=series.pk)
    )
    if series.announced_at is None or series.closed_at:
        raise NotTakingRequests
    email = clean_address(email)
    # The same form for another series, or with a corrected address, asks for something else.
    parts = (series, email)
    requests = series.join_requests
    if not requests.filter(key=attempt_key(key, "guest", *parts)).exists():
        if waiting := requests.filter(email=email, decided_at=None).first():
            _say_besides(waiting, name, message, at)
            return
        since = at - timedelta(seconds=REQUESTS_OF_A_SERIES.seconds)
        if requests.filter(asked_at__gt=since).count() >= REQUESTS_OF_A_SERIES.most:
            raise TooManyRequests
    join_request = make_or_change(
        JoinRequest,
        key=key,
        by="guest",
        parts=parts,
        said={"name": name, "message": message},
        besides={"series": series, "email": email, "asked_at": at},
        change=lambda asked: _ask_anew(asked, name, message, at),
    )
    if join_request.taken_as is TakenAs.NEW:
        record.write(Event.ASKED_TO_JOIN, about=join_request, by="guest", at=at)
        emails.queue_join_question(join_request=join_request, at=at)


def _ask_anew(join_request: JoinRequest, name: str, message: str, at: datetime) -> None:
    if join_request.decided_at:
        raise NotTaken(_("You have been answered since, by email, so nothing was sent now."))
    join_request.name, join_request.message = name, message
    join_request.save(update_fields=["name", "message"])
    record.write(Event.ASKED_TO_JOIN_ANEW, about=join_request, by="guest", at=at)


def _say_besides(join_request: JoinRequest, name: str, message: str, at: datetime) -> None:
    """Out of another form: nothing that was said goes."""
    said = "\n\n".join(part for part in (name, message) if part != join_request.name and part)
    if not said or said in join_request.message:
        return
    together = f"{join_request.message}\n\n{said}".strip()
    if len(together) > LONGEST_MESSAGES:
        raise TooManyRequests
    join_request.message = together
    join_request.save(update_fields=["message"])
    record.write(Event.ASKED_TO_JOIN_ANEW, about=join_request, by="guest", at=at)


@transaction.atomic
def decide_join_request(
    *, join_request: JoinRequest, is_accepted: bool, by: Member, at: datetime, words: str = ""
) -> JoinRequest:
    """Welcome somebody as a member of the community, or kindly say no; either way, write.

    ``words`` are added to the letter and kept nowhere else. Raises AlreadyDecided.
    """
    join_request = (
        JoinRequest.objects.select_for_update(of=("self",))
        .select_related("series__community")
        .get(pk=join_request.pk)
    )
    if join_request.decided_at:
        raise AlreadyDecided(join_request)
    join_request.is_accepted = is_accepted
    join_request.decided_at, join_request.decided_by = at, by
    join_request.save()
    record.write(
        Event.REQUEST_TO_JOIN_DECIDED, about=join_request, by=by, at=at, is_accepted=is_accepted
    )
    if is_accepted:
        add_member(
            key=join_request.key,
            name=join_request.name,
            email=join_request.email,
            phone="",
            by=by,
            at=at,
            community=join_request.series.community,
            welcome=False,
        )
    emails.queue_join_decision(join_request=join_request, words=words, at=at)
    return join_request
