"""Words that are taken back, and which texts can hold copies of them: those whose writers could
have read the words before they wrote."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import cast

from django.db.models import Model, Q, QuerySet

from joinedup.core.copies import CopiedText
from joinedup.core.registry import contributions
from joinedup.core.scopes import ScopedModel, ScopeKind, scope_of
from joinedup.core.texts import Text, Writer, model_called


@dataclass(frozen=True)
class Said:
    """Words that are taken back, and who could read them when.

    ``about`` is the contribution they are, ``at`` the moment from which they could be copied.
    ``readers`` are the members who could read them, at whatever time: who has read something can
    copy it also when it is no longer shown. Everybody in the community could if they were ever
    ``is_shown`` there; everybody at all since ``public_since``. ``context`` is what they
    were said in, such as a series.
    """

    about: Model
    text: str
    at: datetime
    community: int
    question: str = ""
    context: Model | None = None
    readers: frozenset[int] = frozenset()
    is_shown: bool = True
    public_since: datetime | None = None

    @cached_property
    def copied(self) -> CopiedText:
        return CopiedText.of(self.text, question=self.question)


def community_path(model: str) -> str:
    """The lookups that lead from rows of a model to the community they belong to; none where they
    belong to something else."""
    scope = scope_of(cast("type[ScopedModel]", model_called(model)))
    return scope.path or "pk" if scope.kind == ScopeKind.COMMUNITY else ""


def candidates(text: Text, said: Said, holding: set[int]) -> QuerySet | None:
    """The rows of these texts that can hold a copy; None where none can, without asking."""
    found = Q(pk__in=holding)
    # Things of different models have the same numbers.
    if said.copied.sentences and said.context and text.context_class is type(said.context):
        found |= Q(**{text.context: said.context.pk, f"{text.written}__gt": said.at})
    elif not holding:
        return None
    return text.model_class._default_manager.filter(found & could_read(text, said))


def could_read(text: Text, said: Said) -> Q:
    """The rows whose writers could have read the words before they wrote."""
    could = _wrote(text, said)
    if said.public_since:
        could |= Q(**{f"{text.written}__gte": said.public_since})
    # Whoever writes there belongs there, whatever the record says.
    belongs = text.by is Writer.ORGANISERS or (text.by is Writer.MEMBERS and said.is_shown)
    if belongs and (path := community_path(text.model)):
        could |= Q(**{path: said.community})
    return could


def _wrote(text: Text, said: Said) -> Q:
    """The rows that one of those who could read the words wrote, wherever they belong."""
    wrote = Q(pk__in=[])
    if writer := text.member or text.writers:
        wrote |= Q(**{"pk__in" if writer == "self" else f"{writer}__in": said.readers})
    for rows_changed_by in contributions("WRITERS"):
        wrote |= Q(pk__in=rows_changed_by(text.model, said.readers, said.at))
    return wrote
