"""What becomes of a copy: it goes for good, or the text stands as it stood.

The text that stands and the one that is kept are the two sides of it; one of them stays, and the
other is forgotten.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models.functions import Coalesce

from joinedup.core.checkpoints import empty_log_on_commit
from joinedup.core.models import Redaction, RedactionKind, name_keys
from joinedup.core.optimistic_lock import ChangedMeanwhile, fingerprint
from joinedup.core.seen_runs import forget_runs, hold_texts, runs_in, searched_texts
from joinedup.core.texts import Text, Whose, follow_redactions, model_called, text_in


@dataclass(frozen=True)
class Part:
    """A stretch of a text, and whether it is the copy."""

    text: str
    is_copy: bool


@dataclass(frozen=True)
class Found:
    """A text with a copy in it, part by part, and the text as it stands now, where somebody changed
    it since."""

    parts: tuple[Part, ...]
    changed_to: str | None


@dataclass(frozen=True)
class Waiting:
    """A copy that waits for a decision, in one text: what the text is, of a thing of which name,
    and the texts that differ in which it stands there, history included."""

    redaction: Redaction
    called: str
    name: str
    found: list[Found]

    @property
    def is_out(self) -> bool:
        """Whether it is out of sight until then."""
        return self.redaction.kind == RedactionKind.TAKEN_OUT

    @property
    def is_changed(self) -> bool:
        """Whether all of these texts were changed since, so that nothing can be put there again."""
        return all(each.changed_to is not None for each in self.found)


def one_text() -> Coalesce:
    """By what copies of the same words in a text and its history are known as one."""
    return Coalesce("same_as_id", "pk")


def waiting_copies(redactions: Iterable[Redaction]) -> list[Waiting]:
    """These copies, to be looked at, as one where they are in one text. As many queries as there
    are kinds of text, twice."""
    redactions = list(redactions)
    by_model = {
        model: [each.row for each in redactions if each.model == model]
        for model in {each.model for each in redactions}
    }
    rows = {
        model: model_called(model)._default_manager.in_bulk(ids) for model, ids in by_model.items()
    }
    names = {model: _names(model, ids) for model, ids in by_model.items()}
    texts: dict[int, list[Redaction]] = {}
    for each in redactions:
        texts.setdefault(each.same_as_id or each.pk, []).append(each)
    waiting = []
    for same in texts.values():
        first = same[0]
        # A version that was published three times with the same words is read once.
        found = dict.fromkeys(_found(each, rows[each.model].get(each.row)) for each in same)
        called = str(text_in(first.model, first.field).called)
        name = names[first.model].get(first.row, "")
        waiting.append(Waiting(first, called, name, list(found)))
    return waiting


def _names(model: str, ids: Iterable[int]) -> dict[int, str]:
    """What things are called, where they are called anything."""
    kind: Any = model_called(model)
    if not kind.named_by:
        return {}
    return dict(kind._default_manager.filter(pk__in=ids).values_list("pk", kind.named_by))


def _found(redaction: Redaction, row: models.Model | None) -> Found:
    stands = _text_at(redaction, getattr(row, redaction.field)) if row else None
    is_as_left = stands is not None and fingerprint(stands) == redaction.stands
    is_out = redaction.kind == RedactionKind.TAKEN_OUT
    # Where it was left and changed since, nobody knows any more where the copy is.
    with_copy = redaction.kept if is_out else stands if is_as_left else None
    parts = parts_of(with_copy, redaction.cuts) if with_copy else []
    if text_in(redaction.model, redaction.field).whose is Whose.PERSONAL:
        # What somebody says of themselves is not shown to others for it.
        return Found(tuple(part for part in parts if part.is_copy), None if is_as_left else "")
    return Found(tuple(parts), None if is_as_left else stands or "")


def parts_of(text: str, cuts: Iterable[Sequence[int]]) -> list[Part]:
    """A text in parts, by where in it copies begin and end.

    >>> parts_of("No bus came.", [(0, 11)])
    [Part(text='No bus came', is_copy=True), Part(text='.', is_copy=False)]
    """
    parts, at = [], 0
    for start, end in cuts:
        parts += [Part(text[at:start], is_copy=False), Part(text[start:end], is_copy=True)]
        at = end
    return [part for part in [*parts, Part(text[at:], is_copy=False)] if part.text]


@transaction.atomic
def decide(redaction: Redaction, *, goes: bool, at: datetime) -> bool:
    """Let a copy go for good, or let the text stand as it stood; whether the text was changed.

    Decided before, it stays as it was decided. Raises ChangedMeanwhile where the text would have
    to be changed, and is no longer as it was left.
    """
    redaction = Redaction.objects.select_for_update().get(pk=redaction.pk)
    if redaction.decided_at:
        return False
    is_out = redaction.kind == RedactionKind.TAKEN_OUT
    gone = redaction.kept if is_out else _stands(redaction)
    changes = goes != is_out
    if changes:
        _swap(redaction)
    if goes and gone is not None:
        _forget(redaction, gone)
    redaction.kept, redaction.decided_at = "", at
    redaction.save(update_fields=["kept", "decided_at"])
    empty_log_on_commit()
    return changes


@transaction.atomic
def let_go(due: models.QuerySet[Redaction], at: datetime) -> int:
    """Let these go for good: nobody decided about them in time. How many texts."""
    if not due.exists():
        return 0
    hold_texts()
    copies = list(due)
    for redaction in copies:
        decide(redaction, goes=True, at=at)
    return len(copies)


def _rows(redaction: Redaction) -> models.QuerySet:
    return model_called(redaction.model)._default_manager.filter(pk=redaction.row)


def _text_at(redaction: Redaction, value: Any) -> str | None:
    """The text in the value of a field; None where there is none any more."""
    for step in redaction.path:
        try:
            value = value[step]
        except (LookupError, TypeError):
            return None
    return value if isinstance(value, str) else None


def _stands(redaction: Redaction) -> str | None:
    row = _rows(redaction).select_for_update().first()
    return _text_at(redaction, getattr(row, redaction.field)) if row else None


def _swap(redaction: Redaction) -> None:
    """Put the text that is kept where the other one stands."""
    row = _rows(redaction).select_for_update().first()
    value = getattr(row, redaction.field) if row else None
    stands = _text_at(redaction, value)
    if stands is None or fingerprint(stands) != redaction.stands:
        raise ChangedMeanwhile
    put = _with_text(value, redaction.path, redaction.kept)
    try:
        with transaction.atomic():
            changed = {redaction.field: put}
            keys = name_keys(model_called(redaction.model), changed)
            _rows(redaction).update(**changed, **keys)
    except IntegrityError as error:  # a name that somebody else has taken
        raise ChangedMeanwhile from error
    follow_redactions({redaction.model: {redaction.row}})


def _with_text(value: Any, path: Sequence[Any], text: str) -> Any:
    if not path:
        return text
    step, *rest = path
    copy = value.copy()
    copy[step] = _with_text(value[step], rest, text)
    return copy


def _texts_of(model: str) -> list[Text]:
    return [text for text in searched_texts() if text.model == model]


def _forget(redaction: Redaction, gone: str) -> None:
    """Forget the runs of the copy, as far as the row does not hold them elsewhere."""
    fields = [name for text in _texts_of(redaction.model) for name in text.fields]
    left = [list(row) for row in _rows(redaction).values_list(*fields)]
    copy = runs_in(gone) - runs_in(left)
    if copy:
        forget_runs(redaction.model, redaction.row, copy)
