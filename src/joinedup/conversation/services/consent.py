"""Choosing whether one's words may be quoted, and what follows from it in the apps above."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from joinedup.conversation.events import Event
from joinedup.conversation.lib.consent import Consent, stricter
from joinedup.conversation.models import Contribution
from joinedup.core.registry import contributions
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.series.services.revisions import bump_revision


@dataclass(frozen=True)
class ConsentFollower:
    """What an app that rests on this one does when somebody chooses anew or takes their words
    back; in its hooks, under ``CONSENT_FOLLOWERS``.

    ``lock`` is called before the words themselves are locked, and waits for whoever must not come
    between, so that nobody waits for ever. ``follow`` is given the contribution as it is now, and
    what was chosen before; ``withdraw`` the contribution as it was, when its words are gone.
    """

    lock: Callable[[], object]
    follow: Callable[[Contribution, Consent, Member | str, datetime], None]
    withdraw: Callable[[Contribution, Member | str, datetime], None]


def change_quotable(
    *,
    contribution: Contribution,
    quotable: str,
    credit: str = "",
    by: Member | str,
    at: datetime,
) -> Contribution:
    """Let the maker choose again, by hand, whether and under what name they may be quoted.

    Everything that quotes the words follows. Of withdrawn words nothing is changed.
    """
    chosen = Consent.chosen(quotable, credit)
    return _choose(contribution, lambda kept: chosen, by, at)


def tighten_consent(
    *, contribution: Contribution, consent: Consent, by: Member | str, at: datetime
) -> Contribution:
    """Let the stricter of two choices hold: what is kept, and what a form says that was sent again.

    Such a form may be a late one, so it never loosens what is kept; see decision 24. Everything
    that quotes the words follows.
    """
    if stricter(Consent.of(contribution), consent) == Consent.of(contribution):
        return contribution
    before = Consent.of(contribution)
    contribution = _choose(contribution, lambda kept: stricter(kept, consent), by, at)
    contribution.is_stricter_now = Consent.of(contribution) != before
    return contribution


@transaction.atomic
def _choose(
    contribution: Contribution,
    pick: Callable[[Consent], Consent],
    by: Member | str,
    at: datetime,
) -> Contribution:
    contribution, followers = lock_with_followers(contribution)
    before = Consent.of(contribution)
    now = pick(before)
    if contribution.withdrawn_at or now == before:
        return contribution
    contribution.quotable, contribution.credit = now.quotable, now.credit
    contribution.save(update_fields=["quotable", "credit"])
    record.write(Event.QUOTABILITY_CHANGED, about=contribution, by=by, at=at, quotable=now.quotable)
    for follower in followers:
        follower.follow(contribution, before, by, at)
    bump_revision(contribution.prompt.meeting_id, phones=False)
    return contribution


def lock_with_followers(
    contribution: Contribution,
) -> tuple[Contribution, list[ConsentFollower]]:
    """The contribution, locked as it is now, and whoever follows what becomes of it."""
    followers: list[ConsentFollower] = list(contributions("CONSENT_FOLLOWERS"))
    for follower in followers:
        follower.lock()
    locked = (
        # Without the key: whoever writes a report refers to it, and is not kept waiting.
        Contribution.objects.select_for_update(of=("self",), no_key=True)
        .select_related("prompt__meeting__series__community")
        .get(pk=contribution.pk)
    )
    return locked, followers
