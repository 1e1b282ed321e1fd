"""Whether, and under what name, somebody may be quoted: which of two choices is the stricter."""

from dataclasses import dataclass

from joinedup.conversation.models import Contribution, Quotable

STRICTEST_FIRST = (Quotable.NO, Quotable.ANONYMOUS, Quotable.NAMED)


@dataclass(frozen=True)
class Consent:
    """What a person chose; a name only where they may be quoted with it."""

    quotable: str
    credit: str = ""

    @classmethod
    def chosen(cls, quotable: str, credit: str = "") -> "Consent":
        """The choice of a form, which may have a name in it that is not to be given."""
        return cls(str(quotable), credit if quotable == Quotable.NAMED else "")

    @classmethod
    def of(cls, contribution: Contribution) -> "Consent":
        """What is kept with somebody's words."""
        return cls(contribution.quotable, contribution.credit)


def stricter(one: Consent, other: Consent) -> Consent:
    """What both allow. Of two names neither may be given: it is quoted without one.

    It does not matter which was chosen first, so it does not matter which arrived first.

    >>> stricter(Consent("named", "Jo"), Consent("no"))
    Consent(quotable='no', credit='')
    >>> stricter(Consent("named", "Jo"), Consent("named", "Joan"))
    Consent(quotable='anonymous', credit='')
    """
    if one == other:
        return one
    if one.quotable == other.quotable:
        return Consent(str(Quotable.ANONYMOUS))
    return min(one, other, key=lambda each: STRICTEST_FIRST.index(Quotable(each.quotable)))
