"""What a community has recorded about a duty, as pages and letters use it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

# After so long a part is to be looked at again, and after so long it is no longer relied on.
WARN_AFTER = timedelta(days=180)
RELY_UNTIL = timedelta(days=365)


def is_to_be_reviewed(reviewed_on: date, today: date) -> bool:
    """Whether nobody has looked at it for so long that whoever reads it is warned."""
    return today - reviewed_on > WARN_AFTER


def may_be_relied_on(reviewed_on: date, today: date) -> bool:
    """Whether words may still be offered for sending, and addresses be sent to."""
    return today - reviewed_on <= RELY_UNTIL


@dataclass(frozen=True)
class Freshness:
    """The same as days, for pages that are kept: what somebody looked at on this day."""

    day: date

    @property
    def warn_from(self) -> date:
        """The first day on which whoever reads it is warned."""
        return self.day + WARN_AFTER + timedelta(days=1)

    @property
    def rely_until(self) -> date:
        """The last day on which it may be relied on."""
        return self.day + RELY_UNTIL

    @property
    def old_from(self) -> date:
        """The first day on which it may not."""
        return self.rely_until + timedelta(days=1)


class Reviewed:
    """Something that somebody looked at on a day."""

    reviewed_on: date

    @property
    def fresh(self) -> Freshness:
        return Freshness(self.reviewed_on)


@dataclass(frozen=True)
class Contact(Reviewed):
    """Whom to ring or write to here."""

    team: str
    phone: str
    email: str
    address: str
    hours: str
    reviewed_on: date

    @property
    def tel(self) -> str:
        """The number as a telephone dials it: the first, where there are words beside it."""
        found = re.search(r"\+?\d[\d\s()-]{2,}", self.phone)
        return re.sub(r"[^\d+]", "", found[0]) if found else ""


@dataclass(frozen=True)
class ReceiversForm(Reviewed):
    """The receiver's own form: where to get it, and its headings for the parts of a letter."""

    name: str
    where: str
    heading_facts: str
    heading_ask: str
    heading_law: str
    heading_own_words: str
    reviewed_on: date

    @property
    def headings(self) -> tuple[str, ...]:
        """In the order of a letter: for facts, what is asked, the law and the person's words."""
        return (self.heading_facts, self.heading_ask, self.heading_law, self.heading_own_words)

    @property
    def url(self) -> str:
        """Where it is, if that is an address on the web."""
        return self.where if re.fullmatch(r"https?://\S+", self.where) else ""


@dataclass(frozen=True)
class DatedText(Reviewed):
    """Words to send or to be read, and when somebody last looked at them."""

    text: str
    reviewed_on: date


@dataclass(frozen=True)
class LocalParts:
    """What there is for one duty in one community; what is None has not been recorded."""

    contact: Contact | None = None
    form: ReceiversForm | None = None
    wording: DatedText | None = None
    correction: DatedText | None = None

    @property
    def is_anything(self) -> bool:
        """Whether anything has been recorded."""
        return self != NOTHING_LOCAL

    def over(self, general: "LocalParts") -> "LocalParts":
        """These, and where one is missing that of what is more general."""
        return LocalParts(
            self.contact or general.contact,
            self.form or general.form,
            self.wording or general.wording,
            self.correction or general.correction,
        )


NOTHING_LOCAL = LocalParts()
