"""What is wrong with what was typed, said so that people know what to do about it."""

import unicodedata
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, MaxLengthValidator
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from joinedup.core.cleaning import UNREADABLE_SIGN


def _with_commas(number: int) -> str:
    return number_format(number, force_grouping=True)


class NotTooLong(MaxLengthValidator):
    """Says by how much a text is too long, so that people know how much to cut."""

    def __call__(self, value: str) -> None:
        limit = self.limit_value() if callable(self.limit_value) else self.limit_value
        over = len(value) - limit
        if over > 0:
            raise ValidationError(
                ngettext(
                    "This is %(over)s character too long. There is room for %(limit)s.",
                    "This is %(over)s characters too long. There is room for %(limit)s.",
                    over,
                ),
                code="too_long",
                params={"over": _with_commas(over), "limit": _with_commas(limit)},
            )


def refuse_unreadable(value: object) -> None:
    """Refuse text holding a character that no database can keep, and say where it is."""
    # Some of Django's text fields clean to something else, such as a UUID.
    before, sign, _after = value.partition(UNREADABLE_SIGN) if isinstance(value, str) else ("",) * 3
    if sign:
        near = " ".join(before.split()[-4:])
        raise ValidationError(
            _("A character after “%(near)s” could not be read. Please delete the %(sign)s.")
            if near
            else _("The first character could not be read. Please delete the %(sign)s."),
            code="unreadable",
            params={"near": near, "sign": UNREADABLE_SIGN},
        )


class AddressValidator(EmailValidator):
    """Names the sign that no address has, which else is hard to find."""

    def __call__(self, value: str) -> None:
        name, _at, domain = value.rpartition("@")
        # Only the part after the @ may have letters of all the world.
        strange = [sign for sign in name if not sign.isascii()] + [
            sign
            for sign in domain
            if not sign.isascii() and unicodedata.category(sign)[0] not in "LMN"
        ]
        if strange and strange[0] != UNREADABLE_SIGN:
            sign = strange[0]
            raise ValidationError(
                _("An email address cannot have “%(sign)s” there. Please look at it again."),
                code="strange",
                params={"sign": f"\u25cc{sign}" if unicodedata.combining(sign) else sign},
            )
        super().__call__(value)


def ours_for(validator: Callable[[str], None]) -> Callable[[str], None]:
    """What we ask in the place of one of Django's validators."""
    if isinstance(validator, MaxLengthValidator):
        return NotTooLong(validator.limit_value)
    return AddressValidator() if isinstance(validator, EmailValidator) else validator
