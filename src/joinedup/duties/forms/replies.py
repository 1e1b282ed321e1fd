"""What an answer holds, and which day counts. Nothing of it is kept."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from joinedup.design.forms import Form, missing
from joinedup.duties.forms.days import DayField

IF = "If "  # so begin items that may not apply


class AnswerForm(Form):
    """Which parts of a lawful no an answer holds, and the day from which time is counted."""

    keeps_draft = False
    says_optional = False

    def __init__(self, data=None, *, items, today: date, asks_day: str = ""):
        super().__init__(data)
        self.today = today
        self.fields["holds"] = self._ticks(items, _("Tick what it holds"))
        may_not_apply = [item for item in items if item.text.startswith(IF)]
        if may_not_apply:
            self.fields["skipped"] = self._ticks(may_not_apply, _("Tick what does not apply here"))
        if asks_day:
            self.fields["day"] = DayField(label=asks_day, required=False)

    @staticmethod
    def _ticks(items, label) -> forms.MultipleChoiceField:
        return forms.MultipleChoiceField(
            label=label,
            choices=[(item.id, item.text) for item in items],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def clean_day(self):
        """Counted from a day that has not come, the last day would be too late."""
        day = self.cleaned_data["day"]
        if day and day > self.today:
            raise forms.ValidationError(
                _("This day is still to come. Please give the day on which it happened.")
            )
        return day

    @property
    def ticks(self) -> set[str]:
        """The ids of what it holds, and of what does not apply."""
        return {*self.cleaned_data["holds"], *self.cleaned_data.get("skipped", ())}


class DayForm(Form):
    """The day for a card and a calendar."""

    keeps_draft = False

    day = DayField(
        label=_("Which day is the last?"),
        error_messages=missing(_("Please give the day, as it stands in their letter.")),
    )
