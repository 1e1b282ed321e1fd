"""Changing a community's lexicon, arguing about it, and saying where marked words are fine."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.access.models import Community
from joinedup.core.attempts import NotTaken, attempt_key, content_mark, make_or_change
from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.core.models import TakenAs
from joinedup.people.models import Member
from joinedup.record import services as record
from joinedup.words.events import Event
from joinedup.words.lib.lexicons import KeptEntry, entry_from, kept_of, lexicon_of, starting
from joinedup.words.models import (
    Argument,
    CommunityLexicon,
    Dismissal,
    LexiconChange,
    LexiconChangeKind,
)

CHANGE_EVENTS = {
    LexiconChangeKind.ADDED: Event.LEXICON_ENTRY_ADDED,
    LexiconChangeKind.CHANGED: Event.LEXICON_ENTRY_CHANGED,
    LexiconChangeKind.RETIRED: Event.LEXICON_ENTRY_RETIRED,
    LexiconChangeKind.RESTORED: Event.LEXICON_ENTRY_RESTORED,
    LexiconChangeKind.KEPT: Event.LEXICON_ENTRY_KEPT,
}


class NothingToChange(Exception):
    """The entry is already as it should become."""


@transaction.atomic
def put_entry(
    *,
    key: UUID,
    community: Community,
    entry_id: str,
    kept: KeptEntry,
    reason: str,
    dissent: str = "",
    source_title: str = "",
    source_path: str = "",
    by: Member,
    at: datetime,
) -> LexiconChange:
    """Add an entry, change it, or take a retired one up again; the change.

    ``kept`` is what ``lib.lexicons.kept_of`` gives. The same form sent again with other content is
    another change. Raises ValueError, in a sentence, for words no pattern can be made of, and
    NotTaken when the same content was followed by a later change.
    """
    lexicon = _locked(community)
    what = {
        "entry_id": entry_id,
        "entry": kept,
        "reason": reason,
        "dissent": dissent,
        "source_title": source_title,
        "source_path": source_path,
    }
    if change := _stored(lexicon, key, by, what):
        return change
    entry = entry_from(entry_id, kept)
    starting().changed(put=[entry])
    before = lexicon_of(community).entries.get(entry_id)
    if before:
        kind = LexiconChangeKind.KEPT if kept_of(before) == kept else LexiconChangeKind.CHANGED
    else:
        known = entry_id in starting().entries or _changes(lexicon, entry_id).exists()
        kind = LexiconChangeKind.RESTORED if known else LexiconChangeKind.ADDED
    return _change(lexicon, kind, key, by, at, what)


@transaction.atomic
def retire_entry(
    *,
    key: UUID,
    community: Community,
    entry_id: str,
    reason: str,
    dissent: str = "",
    source_title: str = "",
    source_path: str = "",
    by: Member,
    at: datetime,
) -> LexiconChange:
    """Mark these words no longer. Raises NothingToChange when they are not marked now, and
    NotTaken as ``put_entry``."""
    lexicon = _locked(community)
    what = {
        "entry_id": entry_id,
        "entry": {},
        "reason": reason,
        "dissent": dissent,
        "source_title": source_title,
        "source_path": source_path,
    }
    if kept := _stored(lexicon, key, by, what):
        return kept
    if entry_id not in lexicon_of(community).entries:
        raise NothingToChange
    return _change(lexicon, LexiconChangeKind.RETIRED, key, by, at, what)


def _locked(community: Community) -> CommunityLexicon:
    lexicon, _is_new = CommunityLexicon.objects.get_or_create(community=community)
    return (
        CommunityLexicon.objects.select_for_update().select_related("community").get(pk=lexicon.pk)
    )


def _changes(lexicon: CommunityLexicon, entry_id: str) -> QuerySet[LexiconChange]:
    return LexiconChange.objects.filter(lexicon=lexicon, entry_id=entry_id)


def _stored_key(lexicon: CommunityLexicon, key: UUID, by: Member, what: Mapping[str, Any]) -> UUID:
    """The same form with other content is another change."""
    return attempt_key(key, by, lexicon, content_mark(key, what))


def _stored(
    lexicon: CommunityLexicon, key: UUID, by: Member, what: Mapping[str, Any]
) -> LexiconChange | None:
    """The change that this form has made already, saying the same."""
    change = LexiconChange.objects.filter(key=_stored_key(lexicon, key, by, what)).first()
    if change and change != _changes(lexicon, change.entry_id).first():
        raise NotTaken(_("You sent this before, and a later decision stands now."))
    return change


def _change(
    lexicon: CommunityLexicon,
    kind: LexiconChangeKind,
    key: UUID,
    by: Member,
    at: datetime,
    what: Mapping[str, Any],
) -> LexiconChange:
    lexicon.version += 1
    change = LexiconChange.objects.create(
        key=_stored_key(lexicon, key, by, what),
        lexicon=lexicon,
        version=lexicon.version,
        kind=kind,
        by=by,
        at=at,
        **what,
    )
    lexicon.save(update_fields=["version"])
    record.write(
        CHANGE_EVENTS[LexiconChangeKind(change.kind)],
        about=change,
        by=by,
        at=at,
        version=change.version,
    )
    return change


@transaction.atomic
def publish_lexicon(
    *, community: Community, is_public: bool, by: Member, at: datetime
) -> CommunityLexicon:
    """Let everybody read the lexicon, or only members again."""
    lexicon = _locked(community)
    if bool(lexicon.published_at) == is_public:
        return lexicon
    lexicon.published_at = at if is_public else None
    lexicon.save(update_fields=["published_at"])
    what = Event.LEXICON_PUBLISHED if is_public else Event.LEXICON_CLOSED
    record.write(what, about=lexicon, by=by, at=at)
    return lexicon


@transaction.atomic
def add_argument(
    *, key: UUID, community: Community, entry_id: str, text: str, by: Member, at: datetime
) -> Argument:
    """Say something for or against an entry. Other words are another argument.

    Raises NotTaken when these were taken back.
    """
    argument = make_or_change(
        Argument,
        key=key,
        by=by,
        parts=(community, entry_id, text),
        said={},
        besides={"community": community, "entry_id": entry_id, "text": text, "by": by, "at": at},
    )
    if argument.withdrawn_at:
        raise NotTaken(_("You have taken these words back since you sent them."))
    if argument.taken_as is TakenAs.NEW:
        record.write(Event.ARGUED_ABOUT_A_WORD, about=argument, by=by, at=at)
    return argument


@transaction.atomic
def withdraw_argument(*, argument: Argument, by: Member, at: datetime) -> Argument:
    """Take back what was said about an entry; its words are gone."""
    argument.text, argument.withdrawn_at = "", at
    argument.save(update_fields=["text", "withdrawn_at"])
    record.write(Event.ARGUMENT_WITHDRAWN, about=argument, by=by, at=at)
    empty_log_on_commit()
    return argument


def dismiss_mark(
    *, key: UUID, community: Community, entry_id: str, reason: str, at: datetime
) -> None:
    """Count that marked words were fine where they stood. Nobody's name and no text is kept,
    and so the record has no line of it."""
    Dismissal.objects.get_or_create(
        key=key,
        defaults={
            "community": community,
            "entry_id": entry_id,
            "reason": reason,
            "on_date": at.date(),
        },
    )
