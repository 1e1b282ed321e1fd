"""What a community knows of all bodies and duties, and how it falls to each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engines.duties import Duty
from joinedup.duties.lib.finding import Body
from joinedup.duties.lib.local_parts import (
    NOTHING_LOCAL,
    Contact,
    DatedText,
    LocalParts,
    ReceiversForm,
)
from joinedup.duties.lib.topics import Topic, topic_of, topic_of_duty
from joinedup.duties.models.local import CONTACT, LocalEntry


@dataclass(frozen=True)
class LocalKnowledge:
    """What is recorded for each topic that has anything. Made of values alone, so that what is
    made of it can be kept as long as it stays the same."""

    recorded: tuple[tuple[Topic, LocalParts], ...] = ()

    def of(self, topic: Topic) -> LocalParts:
        """What is recorded for this body, or for this duty itself."""
        return next((parts for each, parts in self.recorded if each == topic), NOTHING_LOCAL)

    def for_duty(self, duty: Duty, asked: str = "") -> LocalParts:
        """Part by part what is to be used for a duty: its own first, then that of the body that
        owes it; where several do, of the one that is ``asked``, if it is known which."""
        own = self.of(topic_of_duty(duty))
        if not asked and len(duty.owed_by) == 1:
            asked = duty.owed_by[0]
        return own.over(self.of(Topic(asked))) if asked else own

    def beside(self, bodies: Iterable[Body]) -> tuple[Body, ...]:
        """These bodies and their cards, each with what is recorded for itself."""
        return tuple(
            replace(
                body,
                local=self.of(Topic(body.id)),
                cards=tuple(
                    replace(card, local=self.of(topic_of_duty(card.duty))) for card in body.cards
                ),
            )
            for body in bodies
        )


NO_KNOWLEDGE = LocalKnowledge()


def knowledge_of(entries: Iterable[LocalEntry]) -> LocalKnowledge:
    """The knowledge that these entries make, which count, one for each topic."""
    return LocalKnowledge(tuple((topic_of(each), parts_of(each)) for each in entries))


def parts_of(entry: LocalEntry) -> LocalParts:
    """What an entry says, part by part. One that was never confirmed says nothing yet."""
    day = entry.reviewed_on
    if day is None:
        return NOTHING_LOCAL
    contact = Contact(entry.team, entry.phone, entry.email, entry.address, entry.hours, day)
    form = ReceiversForm(
        entry.form_name,
        entry.form_where,
        entry.heading_facts,
        entry.heading_ask,
        entry.heading_law,
        entry.heading_own_words,
        day,
    )
    return LocalParts(
        contact if any(getattr(entry, name) for name in CONTACT) else None,
        form if entry.form_name else None,
        DatedText(entry.wording, day) if entry.wording else None,
        DatedText(entry.correction, day) if entry.correction else None,
    )
