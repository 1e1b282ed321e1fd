"""Taking copies of somebody's words out of what others wrote: out of sight at once, kept for
those who decide within some days whether it was one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet

from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.core.copies import CopiedText, changed_texts, clean
from joinedup.core.models import Redaction, RedactionKind, name_keys
from joinedup.core.optimistic_lock import fingerprint
from joinedup.core.runs import words_of
from joinedup.core.said import Said, candidates, community_path
from joinedup.core.seen_runs import ages_of, read_texts, rows_with, runs_in, searched_texts
from joinedup.core.texts import (
    Clean,
    Text,
    Writer,
    declared_texts,
    follow_redactions,
)

# Within these, those who run the community decide; then it goes.
DECIDE_WITHIN = timedelta(days=7)
# Out of so many texts copies are taken at once. At the rest somebody looks.
MOST_TEXTS = 30


@dataclass
class Redacted:
    """What was done about copies: the ids of rows that changed, by model, how many texts a copy
    was taken out of, and at how many somebody has to look. A text and its history are one."""

    changed: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    taken_out: int = 0
    noted: int = 0

    def add(self, other: "Redacted") -> None:
        for model, ids in other.changed.items():
            self.changed[model] |= ids
        self.taken_out += other.taken_out
        self.noted += other.noted


def rows_to_search(said: Said, at: datetime) -> dict[str, set[int]]:
    """Where copies of these words may stand: ids of rows, by model. Reads first what was written
    since the texts were read last."""
    read_texts(at)
    return rows_with(said.copied.marks, said.at)


def redact_copies(
    said: Said,
    instead: str,
    *,
    at: datetime,
    rows: Mapping[str, set[int]] | None = None,
    most: int = MOST_TEXTS,
) -> Redacted:
    """Replace copies by ``instead``, in the transaction of the change it belongs to.

    ``rows`` are those to search, where they are known already. What the world can read goes first.
    Of more than ``most`` texts the others are only noted, and so is where it cannot be known
    whether words were copied: those who run the community look at them.
    """
    rows = rows_to_search(said, at) if rows is None else rows
    copied = said.copied
    there = [
        (text, _values(text, can_hold))
        for text in sorted(searched_texts(), key=lambda text: text.is_public, reverse=True)
        if (can_hold := candidates(text, said, rows.get(text.model, set()))) is not None
    ]
    by_program = [(text, _values(text, _since(text, said.at))) for text in _texts_of_program()]
    kept = list(Redaction.objects.select_for_update().filter(decided_at=None))
    everything = [row for _text, found in [*there, *by_program] for row in found.values()]
    runs = runs_in([*everything, *(each.kept for each in kept)])
    copied = replace(copied, ages=ages_of(runs | copied.stretches.keys(), said.at))
    done = Redacted()
    theirs = (said.about._meta.label, said.about.pk)
    _clean_kept(
        (each for each in kept if (each.words_model, each.words) != theirs), copied, instead
    )
    for text, found in by_program:
        for pk, before in found.items():
            after = _redacted(text, pk, before, partial(copied.take_out, instead=instead))
            _write(text, pk, before, after, done)
    redactor = _Redactor(said, copied, instead, kept, most, at, done)
    for text, found in there:
        for pk, before in found.items():
            redactor.redact(text, pk, before)
    follow_redactions(done.changed)
    empty_log_on_commit()
    return done


def redactions_of(words: Model) -> QuerySet[Redaction]:
    """The copies that were found of these words."""
    return Redaction.objects.filter(words_model=words._meta.label, words=words.pk)


def forget_noted(words: Model) -> None:
    """Nobody need look any more at what was noted of these words."""
    redactions_of(words).filter(kind=RedactionKind.NOTED, decided_at=None).delete()


class _Copy(NamedTuple):
    """A copy in a text of a row: the way there, the text with it and without, where in it, to which
    community it belongs, and by what it is known as one with others."""

    path: tuple
    was: str
    without: str
    cuts: list[tuple[int, int]]
    community: int
    key: tuple[RedactionKind, str, str]


@dataclass
class _Redactor:
    said: Said
    copied: CopiedText
    instead: str
    kept: list[Redaction]
    most: int
    at: datetime
    done: Redacted
    # By what was done, the thing and the words: where the first such copy is kept.
    found: dict[tuple[RedactionKind, str, str], Redaction] = field(default_factory=dict)

    def redact(self, text: Text, pk: int, before: dict[str, Any]) -> None:
        """Take the copies out of a row's texts, or note them."""
        take_out = partial(self.copied.take_out, instead=self.instead)
        after = _redacted(text, pk, before, take_out)
        copies = list(self._copies(text, pk, before, after, RedactionKind.TAKEN_OUT))
        new = {copy.key for copy in copies} - self.found.keys()
        if self.done.taken_out + len(new) > self.most:
            after, copies = before, []
        without = _redacted(text, pk, after, partial(take_out, also_unsure=True))
        for copy in copies:
            self._follow(text.model, pk, copy)
        for copy in (*copies, *self._copies(text, pk, after, without, RedactionKind.NOTED)):
            self._keep(text, pk, copy)
        _write(text, pk, before, after, self.done)

    def _copies(
        self,
        text: Text,
        pk: int,
        before: dict[str, Any],
        after: dict[str, Any],
        kind: RedactionKind,
    ) -> Iterator[_Copy]:
        """The texts of a row that differ in a copy."""
        changed = list(changed_texts(before, after))
        if not changed:
            return
        community, thing = self._belongs(text, pk)
        for path, was, stands in changed:
            cuts = [
                (span.start, span.end)
                for span in self.copied.spans(was)
                if kind == RedactionKind.NOTED or span.is_sure
            ]
            words = "".join(word.plain for cut in cuts for word in words_of(was[slice(*cut)]))
            part = text.part(before, path) if text.part else ""
            yield _Copy(path, was, stands, cuts, community, (kind, part or thing, words))

    def _belongs(self, text: Text, pk: int) -> tuple[int, str]:
        """Whose a text is: of a community, or else of that in which the words were said; and which
        thing's, as "reports.Finding:3"."""
        path = community_path(text.model)
        row = text.model_class._default_manager.filter(pk=pk).values(*{path or "pk", text.thing})[0]
        thing = f"{text.thing_class._meta.label}:{row[text.thing]}"
        return row[path] if path else self.said.community, thing

    def _follow(self, model: str, pk: int, copy: _Copy) -> None:
        """What others decide about the same text still fits to it."""
        for each in self.kept:
            place = (each.model, each.row, each.field, *each.path)
            if place == (model, pk, *copy.path) and each.stands == fingerprint(copy.was):
                each.stands = fingerprint(copy.without)
                each.save(update_fields=["stands"])

    def _keep(self, text: Text, pk: int, copy: _Copy) -> None:
        kind, *_ = copy.key
        name, *path = copy.path
        is_noted = kind == RedactionKind.NOTED
        first = self.found.get(copy.key)
        kept = Redaction.objects.create(
            community=copy.community,
            words_model=self.said.about._meta.label,
            words=self.said.about.pk,
            kind=kind,
            model=text.model,
            row=pk,
            same_as=first,
            field=name,
            path=path,
            cuts=copy.cuts,
            stands=fingerprint(copy.was if is_noted else copy.without),
            kept=copy.without if is_noted else copy.was,
            made_at=self.at,
            until=None if is_noted else self.at + DECIDE_WITHIN,
        )
        if not first:
            self.found[copy.key] = kept
            self.done.taken_out += not is_noted
            self.done.noted += is_noted


def _texts_of_program() -> Iterator[Text]:
    for text in declared_texts():
        if text.written and text.by is Writer.PROGRAM:
            yield text


def _since(text: Text, moment: datetime) -> QuerySet:
    return text.model_class._default_manager.filter(**{f"{text.written}__gt": moment})


def _values(text: Text, rows: QuerySet) -> dict[int, dict[str, Any]]:
    """The texts of rows, by id. Nobody else may write in between."""
    locked = rows.select_for_update(of=("self",)).order_by("pk")
    return {
        pk: dict(zip(text.fields, values, strict=True))
        for pk, *values in locked.values_list("pk", *text.fields)
    }


def _redacted(text: Text, pk: int, before: dict[str, Any], take_out: Clean) -> dict[str, Any]:
    redact = text.redact or _redact
    return before | {
        name: cut(value, text.model_class._meta.get_field(name))
        for name, value in redact(before, take_out, pk).items()
    }


def _redact(values: Mapping[str, Any], take_out: Clean, pk: int) -> dict[str, Any]:
    return {name: clean(value, take_out) for name, value in values.items()}


def redact_named(values: Mapping[str, Any], take_out: Clean, pk: int) -> dict[str, Any]:
    """For things of which no two have one name: a number is added to what is left of it."""
    after = _redact(values, take_out, pk)
    if after["name"] != values["name"]:
        # A name has room for 120 signs, the number among them.
        after["name"] = f"{after['name'][:100]} {pk}"
    return after


def cut(value: Any, field: Any) -> Any:
    """What is put in the place of a copy may be longer than it was."""
    return value[: field.max_length] if isinstance(value, str) else value


def _write(
    text: Text, pk: int, before: dict[str, Any], after: dict[str, Any], done: Redacted
) -> None:
    if after != before:
        keys = name_keys(text.model_class, after)
        text.model_class._default_manager.filter(pk=pk).update(**after, **keys)
        done.changed[text.model].add(pk)


def _clean_kept(kept: Iterable[Redaction], copied: CopiedText, instead: str) -> None:
    """Texts that wait for a decision may hold these words, too; there they are gone for good."""
    for each in kept:
        cleaned = copied.take_out(each.kept, instead)
        if cleaned != each.kept:
            each.kept, each.cuts = cleaned, []
            each.save(update_fields=["kept", "cuts"])
