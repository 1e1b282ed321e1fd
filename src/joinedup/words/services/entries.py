"""Changing a community's lexicon, arguing about it, and saying where marked words are fine."""

from django.db import transaction

from joinedup.record import services as record
from joinedup.words.events import Event
from joinedup.words.lib.lexicons import entry_from, kept_of, lexicon_of, starting
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
    *, key, community, entry_id, kept, reason, dissent="", source_title="", source_path="", by, at
):
    """Add an entry, change it, or take a retired one up again; the change.

    ``kept`` is what ``lib.lexicons.kept_of`` gives. Raises ValueError, in a sentence,
    for words no pattern can be made of.
    """
    lexicon = _locked(community)
    entry = entry_from(entry_id, kept)
    starting().changed(put=[entry])
    before = lexicon_of(community).entries.get(entry_id)
    if before:
        kind = LexiconChangeKind.KEPT if kept_of(before) == kept else LexiconChangeKind.CHANGED
    else:
        known = entry_id in starting().entries or _changes(lexicon, entry_id).exists()
        kind = LexiconChangeKind.RESTORED if known else LexiconChangeKind.ADDED
    return _change(
        lexicon,
        key=key,
        kind=kind,
        entry_id=entry_id,
        entry=kept,
        reason=reason,
        dissent=dissent,
        source_title=source_title,
        source_path=source_path,
        by=by,
        at=at,
    )


@transaction.atomic
def retire_entry(
    *, key, community, entry_id, reason, dissent="", source_title="", source_path="", by, at
):
    """Mark these words no longer. Raises NothingToChange when they are not marked now."""
    lexicon = _locked(community)
    kept = LexiconChange.objects.filter(key=key).first()
    if kept:
        return kept
    if entry_id not in lexicon_of(community).entries:
        raise NothingToChange
    return _change(
        lexicon,
        key=key,
        kind=LexiconChangeKind.RETIRED,
        entry_id=entry_id,
        entry={},
        reason=reason,
        dissent=dissent,
        source_title=source_title,
        source_path=source_path,
        by=by,
        at=at,
    )


def _locked(community):
    lexicon, _is_new = CommunityLexicon.objects.get_or_create(community=community)
    return (
        CommunityLexicon.objects.select_for_update().select_related("community").get(pk=lexicon.pk)
    )


def _changes(lexicon, entry_id):
    return LexiconChange.objects.filter(lexicon=lexicon, entry_id=entry_id)


def _change(lexicon, *, key, by, at, **what):
    kept = LexiconChange.objects.filter(key=key).first()
    if kept:
        return kept
    lexicon.version += 1
    change = LexiconChange.objects.create(
        key=key, lexicon=lexicon, version=lexicon.version, by=by, at=at, **what
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
def publish_lexicon(*, community, is_public, by, at):
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
def add_argument(*, key, community, entry_id, text, by, at):
    """Say something for or against an entry."""
    argument, is_new = Argument.objects.get_or_create(
        key=key,
        defaults={"community": community, "entry_id": entry_id, "text": text, "by": by, "at": at},
    )
    if is_new:
        record.write(Event.ARGUED_ABOUT_A_WORD, about=argument, by=by, at=at)
    return argument


@transaction.atomic
def withdraw_argument(*, argument, by, at):
    """Take back what was said about an entry; its words are gone."""
    argument.text, argument.withdrawn_at = "", at
    argument.save(update_fields=["text", "withdrawn_at"])
    record.write(Event.ARGUMENT_WITHDRAWN, about=argument, by=by, at=at)
    return argument


def dismiss_mark(*, key, community, entry_id, reason, at):
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
