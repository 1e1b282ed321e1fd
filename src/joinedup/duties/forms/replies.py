"""What an answer holds, and which day counts. Nothing of it is kept."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import Form, missing

IF = "If "  # so begin items that may not apply
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)


def _day(**field) -> forms.DateField:
    widget = forms.DateInput(
        attrs={"autocomplete": "off", "min": str(EARLIEST), "max": str(LATEST)}
    )
    return forms.DateField(widget=widget, **field)


def _refuse_far(day: date | None) -> date | None:
    if day and not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(_("Please check the year of this day."))
    return day


class AnswerForm(Form):
    """Which parts of a lawful no an answer holds, and the day from which time is counted."""

    keeps_draft = False
    says_optional = False

    def __init__(self, data=None, *, items, asks_day: str = ""):
        super().__init__(data)
        self.fields["holds"] = self._ticks(items, _("Tick what it holds"))
        may_not_apply = [item for item in items if item.text.startswith(IF)]
        if may_not_apply:
            self.fields["skipped"] = self._ticks(may_not_apply, _("Tick what does not apply here"))
        if asks_day:
            self.fields["day"] = _day(label=asks_day, required=False)

    @staticmethod
    def _ticks(items, label) -> forms.MultipleChoiceField:
        return forms.MultipleChoiceField(
            label=label,
            choices=[(item.id, item.text) for item in items],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def clean_day(self):
        return _refuse_far(self.cleaned_data["day"])

    @property
    def ticks(self) -> set[str]:
        """The ids of what it holds, and of what does not apply."""
        return {*self.cleaned_data["holds"], *self.cleaned_data.get("skipped", ())}


class DayForm(Form):
    """The day for a card and a calendar."""

    keeps_draft = False

    day = _day(
        label=_("Which day is the last?"),
        error_messages=missing(_("Please give the day, as it stands in their letter.")),
    )

    def clean_day(self):
        return _refuse_far(self.cleaned_data["day"])
