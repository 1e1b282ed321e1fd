"""What would be worth asking next."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from engines.duties.catalogue import Circumstance, Duties
from engines.duties.matching import in_question


@dataclass(frozen=True)
class Question:
    """A circumstance worth asking about, and the ids of duties that a tick would add and remove."""

    circumstance: Circumstance
    adds: tuple[str, ...]
    removes: tuple[str, ...]

    @property
    def id(self) -> str:
        """The circumstance's id, for the set of what was asked."""
        return self.circumstance.id


def next_question(
    circumstances: Iterable[str],
    duties: Duties,
    *,
    asked: Set[str] = frozenset(),
    jurisdiction: str = "england",
    on: date | None = None,
) -> Question | None:
    """Of what is neither ticked nor asked, the circumstance whose tick changes most duties.

    Each is judged alone, and the first in the file is taken of those that change equally many.
    None when no single tick would add or remove a duty. `asked` holds those answered with "no" or
    "don't know", which alike leave the list as it is; since somebody may think again about those,
    only None with nothing `asked` means that nothing more one ticks would change the list. `on`
    is as for `find`. Raises ValueError for a circumstance or jurisdiction that the file does not
    know.

    >>> from engines.duties import load_duties
    >>> day = date(2026, 11, 29)
    >>> question = next_question(["homeless"], load_duties(), jurisdiction="scotland", on=day)
    >>> question.id, question.adds
    ('self_neglect', ('scot-hsa25-ask-and-act', 'scot-aspa07-inquiries'))
    """
    present = duties.close(circumstances)
    settled = present | duties.known(asked)
    candidates = in_question(duties, jurisdiction, on or date.today())
    met = {duty.id for duty in candidates if duty.when.is_met(present)}
    best = None
    most = 0
    for circumstance in duties.circumstances.values():
        if circumstance.id in settled:
            continue
        after = present | duties.implied[circumstance.id]
        changed = [duty.id for duty in candidates if duty.when.is_met(after) != (duty.id in met)]
        if len(changed) > most:
            most = len(changed)
            best = Question(
                circumstance,
                adds=tuple(each for each in changed if each not in met),
                removes=tuple(each for each in changed if each in met),
            )
    return best
