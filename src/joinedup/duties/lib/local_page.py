"""What a community knows, as its page shows it: body by body, and under each its duties."""

from dataclasses import dataclass
from typing import Any

from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.local_knowledge import parts_of
from joinedup.duties.lib.local_parts import LocalParts
from joinedup.duties.lib.topics import Topic, topic_of


@dataclass(frozen=True)
class Known:
    """An entry that counts, with what it is about and what it says."""

    entry: Any
    topic: Topic
    parts: LocalParts


@dataclass(frozen=True)
class LocalBody:
    """A body of which something is known: of all it does, or of some of its duties."""

    topic: Topic
    of_body: Known | None
    of_duties: list[Known]


def bodies_of(entries: list[Any]) -> list[LocalBody]:
    """The bodies of which these entries tell, in the order of the file, and so their duties; what
    a release has taken out of the file comes last."""
    known = [Known(each, topic_of(each), parts_of(each)) for each in entries]
    known.sort(key=lambda each: (_place(each.topic.sector, duties().sectors), each.topic.sector))
    found: dict[str, list[Known]] = {}
    for each in known:
        found.setdefault(each.topic.sector, []).append(each)
    return [
        LocalBody(
            Topic(sector),
            next((each for each in its if not each.topic.duty_id), None),
            sorted(
                (each for each in its if each.topic.duty_id),
                key=lambda each: _place(each.topic.duty_id, duties().entries),
            ),
        )
        for sector, its in found.items()
    ]


def _place(name: str, order: Any) -> int:
    names = list(order)
    return names.index(name) if name in names else len(names)
