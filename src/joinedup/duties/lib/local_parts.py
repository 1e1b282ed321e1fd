"""What a community has recorded about a duty, as pages and letters use it."""

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
class Contact:
    """Whom to ring or write to here."""

    team: str
    phone: str
    email: str
    address: str
    hours: str
    reviewed_on: date


@dataclass(frozen=True)
class ReceiversForm:
    """The receiver's own form: where to get it, and its headings for the parts of a letter."""

    name: str
    where: str
    heading_facts: str
    heading_ask: str
    heading_law: str
    heading_own_words: str
    reviewed_on: date


@dataclass(frozen=True)
class LocalText:
    """A wording that the community uses instead of the file's, or a correction to the file."""

    text: str
    reviewed_on: date


@dataclass(frozen=True)
class LocalParts:
    """What there is for one duty in one community; what is None has not been recorded."""

    contact: Contact | None = None
    form: ReceiversForm | None = None
    wording: LocalText | None = None
    correction: LocalText | None = None


NOTHING_LOCAL = LocalParts()
