"""Days that somebody types."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

# A day outside is a slip of the hand, such as the year 226.
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


class DayField(forms.DateField):
    """A day of this century."""

    def __init__(self, **field):
        days = {"min": str(EARLIEST), "max": str(LATEST)}
        widget = forms.DateInput(attrs={"autocomplete": "off"} | days)
        super().__init__(widget=widget, **field)

    def clean(self, value):
        """Refuse what is no day, or one that nobody can mean."""
        day = super().clean(value)
        if day and not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(_("Please check the year of this day."))
        return day
