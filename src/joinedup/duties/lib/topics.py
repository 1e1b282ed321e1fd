"""What local knowledge is about: a public body, or one duty of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from engines.duties import Duty
from joinedup.duties.lib.catalogue import duties
from joinedup.duties.lib.finding import bodies


@dataclass(frozen=True)
class Topic:
    """A body of the file of duties, and one of its duties or none. What a release has taken out
    of the file is still a topic, and is called by its id."""

    sector: str
    duty_id: str = ""

    @property
    def slug(self) -> str:
        """As addresses name it."""
        return self.duty_id or self.sector

    @property
    def duty(self) -> Duty | None:
        return duties().entries.get(self.duty_id)

    @property
    def body(self) -> str:
        """What the body is called."""
        return duties().sectors.get(self.sector, self.sector)

    @property
    def owed_by(self) -> list[str]:
        """What all are called that owe the duty, or the body."""
        bodies = self.duty.owed_by if self.duty else [self.sector]
        return [duties().sectors.get(each, each) for each in bodies]

    @property
    def title(self) -> str:
        """What it is called."""
        if self.duty_id:
            return self.duty.title if self.duty else self.duty_id
        return self.body


def topic_of(entry: Any) -> Topic:
    """What an entry of local knowledge is about."""
    return Topic(entry.sector, entry.duty_id)


def topic_of_duty(duty: Duty) -> Topic:
    """A duty belongs to the body under which it stands."""
    return Topic(duty.owed_by[0], duty.id)


def topic_called(slug: str) -> Topic | None:
    """The topic of this name in an address; None where the file knows none."""
    if slug in bodies():
        return Topic(slug)
    duty = duties().entries.get(slug)
    return topic_of_duty(duty) if duty else None


def topics_by_body(today: date) -> list[tuple[Topic, list[Topic]]]:
    """Every body, and its duties that are law or coming: what is no longer law needs no team."""
    return [
        (
            Topic(body),
            [
                topic_of_duty(duty)
                for duty in duties().entries.values()
                if duty.owed_by[0] == body and not (duty.until and duty.until < today)
            ],
        )
        for body in bodies()
    ]
