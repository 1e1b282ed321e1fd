"""What an entry of local knowledge says otherwise than another."""

from dataclasses import dataclass

from joinedup.duties.lib.wording import LOCAL_FIELDS
from joinedup.duties.models.local import LocalEntry


@dataclass(frozen=True)
class Difference:
    """One thing that is said otherwise; empty where nothing was or is said."""

    label: str
    before: str
    now: str


def differences(before: LocalEntry | None, now: LocalEntry | None) -> list[Difference]:
    """Where two entries differ, in the order of the form. None says nothing."""
    pairs = [
        (str(label), getattr(before, name, ""), getattr(now, name, ""))
        for name, label in LOCAL_FIELDS.items()
    ]
    return [Difference(*pair) for pair in pairs if pair[1] != pair[2]]
